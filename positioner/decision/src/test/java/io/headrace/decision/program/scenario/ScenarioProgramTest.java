package io.headrace.decision.program.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.decision.program.linear.LinearAnswer;
import io.headrace.decision.program.linear.LinearSolver;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioProgramTest {
    private static final double RELATIVE = 1e-8;
    private static final long ITERATIONS = 100_000;

    /// Solved by HiGHS with every transfer, lead, capacity and two-segment shortfall of the fixture.
    @Test
    void costsWhatHighsFoundWhereTheFutureIsKnown() throws IOException {
        JsonNode fixture;
        try (InputStream in = ScenarioProgramTest.class.getResourceAsStream("/program/clairvoyant_lp.json")) {
            fixture = JsonMapper.builder().build().readTree(in);
        }
        ScenarioProgram program = new ScenarioProgram(known(fixture));
        LinearAnswer.Optimal optimal = solved(program, ITERATIONS);
        double objective = fixture.get("objective").asDouble();
        assertEquals(objective, optimal.objective() * program.unitUsd(), RELATIVE * objective);
        ScenarioColumns at = program.scenarios().getFirst();
        double worth = optimal.rowPrices()[at.balance()[0][0]];
        assertEquals(fixture.get("dual_balance_t0").get(0).asDouble(), worth, 1e-9);
        assertEquals(fixture.get("finite_diff_value_of_1_unit_treasury").asDouble(), worth, 1e-9);
    }

    @Test
    void costsWhatHighsFoundOnTheGeneratedSet() throws IOException {
        List<ProgramCases.Case> cases = ProgramCases.generated();
        for (ProgramCases.Case generated : cases) {
            ScenarioProgram program = new ScenarioProgram(generated.data());
            double objective = solved(program, ITERATIONS).objective() * program.unitUsd();
            assertEquals(generated.objective(), objective, RELATIVE * generated.objective());
        }
        assertEquals(10, cases.size());
    }

    @Test
    void saysThatItsIterationsRanOut() throws IOException {
        ScenarioProgram program =
                new ScenarioProgram(ProgramCases.generated().getFirst().data());
        try (LinearSolver solver = new LinearSolver(program.linear(), 1)) {
            LinearAnswer.Unsolved unsolved = assertInstanceOf(LinearAnswer.Unsolved.class, solver.solve());
            assertTrue(unsolved.reason().contains("no optimum"), unsolved.reason());
        }
    }

    /// One account: needs together, collateral together, a haircut taken off.
    @Test
    void venuesThatShareMarginCoverEachOthersNeedAfterTheirHaircut() {
        double[][] need = {{0, 100}, {0, 60}};
        double[][] supply = {{0, 0}, {150, 0}, {20, 0}};
        assertEquals(.01 * 40, shortfall(need, supply, List.of()), 1e-9);
        assertEquals(0, shortfall(need, supply, List.of(pool(1, 1))), 1e-9);
        assertEquals(.01 * 5, shortfall(need, supply, List.of(pool(.9, 1))), 1e-9);
    }

    private static ProgramPool pool(double first, double second) {
        return new ProgramPool(List.of(0, 1), List.of(first, second));
    }

    private static double shortfall(double[][] need, double[][] supply, List<ProgramPool> pools) {
        ScenarioProgram program = new ScenarioProgram(new ProgramData(
                new ProgramTerms(.01, .01, 1, false),
                List.of(new ProgramNode("treasury", 0), new ProgramNode("a", 0), new ProgramNode("b", 0)),
                List.of(),
                pools,
                List.of(new ProgramScenario(1, need, supply, new double[2][2]))));
        return solved(program, ITERATIONS).objective() * program.unitUsd();
    }

    static LinearAnswer.Optimal solved(ScenarioProgram program, long iterations) {
        try (LinearSolver solver = new LinearSolver(program.linear(), iterations)) {
            return assertInstanceOf(LinearAnswer.Optimal.class, solver.solve());
        }
    }

    private static ProgramData known(JsonNode fixture) {
        int periods = fixture.get("T").asInt();
        int venues = fixture.get("N").asInt();
        double carry = fixture.get("hold_per_unit_period").get(1).asDouble();
        double[][] demand = ProgramCases.table(fixture.get("demand"));
        double[][] need = new double[venues][periods];
        double[][] supply = new double[venues + 1][periods];
        for (int i = 0; i <= venues; i++) {
            supply[i][0] = fixture.get("x0").get(i).asDouble();
            for (int t = 0; i > 0 && t < periods; t++) {
                need[i - 1][t] = demand[t][i - 1];
            }
        }
        List<ProgramNode> nodes = new ArrayList<>();
        for (int i = 0; i <= venues; i++) {
            nodes.add(new ProgramNode(
                    "node" + i, fixture.get("hold_per_unit_period").get(i).asDouble()));
        }
        List<ProgramLink> links = new ArrayList<>();
        for (JsonNode route : fixture.get("routes")) {
            int lead = route.get("lead").asInt();
            double cost = route.get("cost").asDouble() + carry * lead;
            links.add(new ProgramLink(
                    route.get("frm").asInt(),
                    route.get("to").asInt(),
                    lead,
                    cost,
                    route.get("cap").asDouble()));
        }
        return new ProgramData(
                new ProgramTerms(fixture.get("p1").asDouble(), fixture.get("p2").asDouble(), .1, true),
                nodes,
                links,
                List.of(new ProgramScenario(1, need, supply, new double[venues][periods])));
    }
}
