package io.headrace.decision.program.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.policy.Price;
import io.headrace.decision.program.linear.LinearAnswer.Optimal;
import io.headrace.decision.program.linear.LinearSolver;
import io.headrace.decision.program.scenario.ProgramCases;
import io.headrace.decision.program.scenario.ProgramData;
import io.headrace.decision.program.scenario.ProgramLink;
import io.headrace.decision.program.scenario.ProgramNode;
import io.headrace.decision.program.scenario.ProgramScenario;
import io.headrace.decision.program.scenario.ScenarioProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProgramPricesTest {
    private static final double STEP_USD = 1;
    private static final double TOLERANCE = 1e-7;

    /// A dual is a slope of the optimum: it lies between what one USD more saves and what one less costs.
    @Test
    void everyPriceIsTheSlopeThatFiniteDifferencesFind() throws IOException {
        TreeSet<String> seen = new TreeSet<>();
        for (ProgramData data : ProgramCases.programs()) {
            for (Price price : prices(data)) {
                double base = cost(data);
                double saved = (base - cost(changed(data, price, STEP_USD))) / STEP_USD;
                double paid = (cost(changed(data, price, -STEP_USD)) - base) / STEP_USD;
                assertTrue(
                        saved <= price.usdPerDay() + TOLERANCE && price.usdPerDay() <= paid + TOLERANCE,
                        price + " of " + saved + " to " + paid);
                if (price.usdPerDay() > 0) {
                    seen.add(price.constraint());
                }
            }
        }
        assertTrue(seen.containsAll(List.of("capital", "route", "venue_limit", "inflow_limit")), seen.toString());
    }

    private static ProgramData changed(ProgramData data, Price price, double usd) {
        List<ProgramNode> nodes = new ArrayList<>(data.nodes());
        List<ProgramLink> links = new ArrayList<>(data.links());
        List<ProgramScenario> scenarios = new ArrayList<>();
        for (ProgramScenario scenario : data.scenarios()) {
            scenarios.add(changed(data, scenario, price, usd));
        }
        for (int i = 0; i < nodes.size(); i++) {
            ProgramNode node = nodes.get(i);
            double limit = price.constraint().equals("venue_limit") ? usd : 0;
            double inflow = price.constraint().equals("inflow_limit") ? usd : 0;
            if (node.name().equals(price.subject())) {
                nodes.set(
                        i,
                        new ProgramNode(
                                node.name(),
                                node.holdCost(),
                                node.mostUsd() + limit,
                                node.mostInUsd() + inflow,
                                node.endValue()));
            }
        }
        for (int r = 0; r < links.size(); r++) {
            ProgramLink link = links.get(r);
            String name =
                    nodes.get(link.from()).name() + '>' + nodes.get(link.to()).name();
            if (name.equals(price.subject())) {
                links.set(
                        r,
                        new ProgramLink(
                                link.from(), link.to(), link.leadPeriods(), link.costPerUsd(), link.mostUsd() + usd));
            }
        }
        return new ProgramData(data.terms(), nodes, links, scenarios);
    }

    private static ProgramScenario changed(ProgramData data, ProgramScenario scenario, Price price, double usd) {
        double[][] supply = copy(scenario.supplyUsd());
        double[][] held = copy(scenario.heldUsd());
        for (int i = 0; i < supply.length; i++) {
            boolean here = data.nodes().get(i).name().equals(price.subject());
            supply[i][0] += here && price.constraint().equals("capital") ? usd : 0;
            for (int k = 0; here && price.constraint().equals("withdrawal") && k < held[i - 1].length; k++) {
                held[i - 1][k] -= usd;
            }
        }
        return new ProgramScenario(scenario.probability(), scenario.needUsd(), supply, held);
    }

    private static double[][] copy(double[][] table) {
        double[][] copy = table.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i].clone();
        }
        return copy;
    }

    private static List<Price> prices(ProgramData data) {
        ScenarioProgram program = new ScenarioProgram(data);
        return new ProgramPrices(program, optimal(program), 1).all();
    }

    private static double cost(ProgramData data) {
        ScenarioProgram program = new ScenarioProgram(data);
        return optimal(program).objective() * program.unitUsd();
    }

    private static Optimal optimal(ScenarioProgram program) {
        try (LinearSolver solver = new LinearSolver(program.linear(), 100_000)) {
            return (Optimal) solver.solve();
        }
    }
}
