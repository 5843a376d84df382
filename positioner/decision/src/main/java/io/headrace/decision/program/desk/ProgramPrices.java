package io.headrace.decision.program.desk;

import io.headrace.decision.policy.Price;
import io.headrace.decision.program.linear.LinearAnswer.Optimal;
import io.headrace.decision.program.linear.LinearProgram;
import io.headrace.decision.program.scenario.ProgramData;
import io.headrace.decision.program.scenario.ProgramLink;
import io.headrace.decision.program.scenario.ScenarioColumns;
import io.headrace.decision.program.scenario.ScenarioProgram;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one more USD somewhere, or of some limit in every period, would lower the optimum by: the duals of
/// the program, over its span in days.
final class ProgramPrices {
    private static final double LEAST = 1e-12;
    private static final double AT_BOUND = 1e-7;

    private final ScenarioProgram program;
    private final Optimal optimal;
    private final double days;

    ProgramPrices(ScenarioProgram program, Optimal optimal, double days) {
        this.program = program;
        this.optimal = optimal;
        this.days = days;
    }

    /// Capital at every node, then what binds of routes, venue limits, inflow limits and withdrawal.
    List<Price> all() {
        ProgramData data = program.data();
        List<Price> prices = new ArrayList<>();
        for (int i = 0; i < data.nodes().size(); i++) {
            prices.add(new Price("capital", name(i), plain(capital(i) / days)));
        }
        for (int r = 0; r < data.links().size(); r++) {
            ProgramLink link = data.links().get(r);
            add(prices, "route", name(link.from()) + '>' + name(link.to()), capacity(r));
        }
        for (int i = 1; i < data.nodes().size(); i++) {
            add(prices, "venue_limit", name(i), balance(i, true));
            add(prices, "withdrawal", name(i), balance(i, false));
        }
        for (int i = 0; i < data.nodes().size(); i++) {
            add(prices, "inflow_limit", name(i), inflow(i));
        }
        return prices;
    }

    /// Of one more USD at a node now, USD per USD over the span. Where limits give way to what is there
    /// already, or all that is there is held, one more USD moves these bounds too.
    double capital(int node) {
        double sum = 0;
        for (int s = 0; s < program.scenarios().size(); s++) {
            ScenarioColumns at = program.scenarios().get(s);
            sum -= optimal.rowPrices()[at.balance()[node][0]];
            for (int k = 0; k < at.left()[node].length; k++) {
                int column = at.left()[node][k];
                sum += limited(node, column) ? 0 : atMost(column);
                sum -= allHeld(s, node, k) ? atLeast(column) : 0;
            }
        }
        return sum;
    }

    private double capacity(int link) {
        Set<Integer> counted = new HashSet<>();
        double sum = 0;
        for (ScenarioColumns at : program.scenarios()) {
            for (int column : at.sent()[link]) {
                sum += counted.add(column) ? atMost(column) : 0;
            }
        }
        return sum;
    }

    private double balance(int node, boolean limit) {
        double sum = 0;
        for (int s = 0; s < program.scenarios().size(); s++) {
            ScenarioColumns at = program.scenarios().get(s);
            for (int k = 0; k < at.left()[node].length; k++) {
                int column = at.left()[node][k];
                boolean held = program.data().scenarios().get(s).heldUsd()[node - 1][k] > 0;
                if (limit) {
                    sum += limited(node, column) ? atMost(column) : 0;
                } else if (held && !allHeld(s, node, k)) {
                    sum += atLeast(column);
                }
            }
        }
        return sum;
    }

    /// Whether the limit is the node's and not what was there already.
    private boolean limited(int node, int column) {
        double most = program.data().nodes().get(node).mostUsd() / program.unitUsd();
        return program.linear().high(column) <= most;
    }

    /// Whether what is there without any transfer is no more than what is held.
    private boolean allHeld(int scenario, int node, int period) {
        double there = 0;
        for (int k = 0; k <= period; k++) {
            there += program.data().scenarios().get(scenario).supplyUsd()[node][k];
        }
        return node > 0
                && there > 0
                && there <= program.data().scenarios().get(scenario).heldUsd()[node - 1][period];
    }

    private double inflow(int node) {
        double sum = 0;
        for (ScenarioColumns at : program.scenarios()) {
            for (int row : at.inflow()[node]) {
                sum -= row < 0 ? 0 : optimal.rowPrices()[row];
            }
        }
        return sum;
    }

    private double atMost(int column) {
        LinearProgram linear = program.linear();
        boolean full = linear.high(column) - optimal.values()[column] <= AT_BOUND;
        return full ? Math.max(0, -optimal.reducedCosts()[column]) : 0;
    }

    private double atLeast(int column) {
        boolean low = optimal.values()[column] - program.linear().low(column) <= AT_BOUND;
        return low ? Math.max(0, optimal.reducedCosts()[column]) : 0;
    }

    private void add(List<Price> prices, String constraint, String subject, double price) {
        if (price > LEAST) {
            prices.add(new Price(constraint, subject, price / days));
        }
    }

    /// No negative zero: it would be another text.
    private static double plain(double price) {
        return Math.abs(price) <= LEAST ? 0 : price;
    }

    private String name(int node) {
        return program.data().nodes().get(node).name();
    }
}
