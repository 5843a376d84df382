package io.headrace.decision.program.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.decision.program.linear.LinearAnswer;
import io.headrace.decision.program.linear.LinearSolver;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramHedgeTest {
    private static final double NEAR = .0024;
    private static final double DEEP = .024;

    /// One venue lacks 30 for three checks, the other has 40 to spare; a USD of exposure frees .2 and asks .1.
    private static ProgramData lacking(List<ProgramHedge> hedges) {
        return lacking(130, hedges);
    }

    /// @param later the first venue's need after the first check
    private static ProgramData lacking(double later, List<ProgramHedge> hedges) {
        double[][] need = {{0, 130, later, later}, {0, 60, 60, 60}};
        double[][] supply = {{0, 0, 0, 0}, {100, 0, 0, 0}, {100, 0, 0, 0}};
        return new ProgramData(
                new ProgramTerms(NEAR, DEEP, .1, false),
                List.of(new ProgramNode("treasury", 0), new ProgramNode("a", 0), new ProgramNode("b", 0)),
                List.of(),
                List.of(),
                hedges,
                List.of(
                        new ProgramScenario(.5, need, supply, new double[2][4]),
                        new ProgramScenario(.5, need, supply, new double[2][4])));
    }

    @Test
    void anOffsetIsTakenWhileItCostsLessThanTheShortageItSpares() {
        double without = 3 * (13 * NEAR + 17 * DEEP);
        assertEquals(without, cost(List.of()), 1e-9);
        // 17 of deep shortage cost .072 each for three checks; freeing one costs 5 * .01. 13 of near cost .0072.
        ProgramHedge hedge = new ProgramHedge(0, 1, List.of(new ProgramHedge.Step(500, .2, .1, .01)));
        assertEquals(3 * 13 * NEAR + 17 * 5 * .01, cost(List.of(hedge)), 1e-9);
    }

    @Test
    void whatItAsksForElsewhereCountsAgainstIt() {
        // It asks for 1 where it frees .2: beyond 40 spare and 6 of near shortage there it would cost more there
        // than it spares here. 46 of exposure free 9.2 of 17.
        ProgramHedge hedge = new ProgramHedge(0, 1, List.of(new ProgramHedge.Step(500, .2, 1, .001)));
        assertEquals(3 * ((13 + 6) * NEAR + 7.8 * DEEP) + .046, cost(List.of(hedge)), 1e-9);
    }

    @Test
    void dearerStepsAreTakenLastAndOnlyAsFarAsTheyPay() {
        ProgramHedge hedge = new ProgramHedge(
                0, 1, List.of(new ProgramHedge.Step(50, .2, 0, .001), new ProgramHedge.Step(500, .2, 0, .004)));
        // Deep shortage of 17 at one check: 10 by the cheap step, 7 by the dear one; near shortage costs less.
        assertEquals(13 * NEAR + .05 + 35 * .004, cost(lacking(0, List.of(hedge))), 1e-9);
    }

    private static double cost(List<ProgramHedge> hedges) {
        return cost(lacking(hedges));
    }

    private static double cost(ProgramData data) {
        ScenarioProgram program = new ScenarioProgram(data);
        try (LinearSolver solver = new LinearSolver(program.linear(), 10_000)) {
            return switch (solver.solve()) {
                case LinearAnswer.Optimal optimal -> optimal.objective() * program.unitUsd();
                case LinearAnswer.Unsolved(String reason) -> throw new AssertionError(reason);
            };
        }
    }
}
