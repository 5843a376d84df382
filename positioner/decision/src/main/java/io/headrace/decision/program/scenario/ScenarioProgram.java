package io.headrace.decision.program.scenario;

import io.headrace.decision.program.linear.LinearProgram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The scenario program as a linear program. With amounts in `unit` USD, per scenario s of probability p:
///
/// `left[i,k] = left[i,k-1] + supply[i,k] - sum of sent[r,k] from i + sum of sent[r,k-lead_r] to i`
/// `on hand + near + deep >= need`, on hand before departures (or after them, where the terms say so)
/// `min sum p (hold left + cost sent + nearCost near + deepCost deep - endValue left_last) + tail`
///
/// Transfers of the first periods are common to all scenarios: nobody knows yet which one it is. What may
/// not be withdrawn stays: `left >= held`, as far as it was there. A balance may be negative only where
/// losses alone take it there. The tail is Rockafellar and Uryasev's: `weight (eta + sum p z / (1 - level))`,
/// `z >= cost - eta`. Offsets lower one need and raise another, see [ProgramHedge].
public final class ScenarioProgram {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final ProgramData data;
    private final LinearProgram linear = new LinearProgram();
    private final List<ScenarioColumns> scenarios = new ArrayList<>();
    private final int borrowed;
    private final double unit;

    private final int periods;
    private final int tail;
    private final HedgeColumns hedges;
    private final List<ProgramPool> pools = new ArrayList<>();

    public ScenarioProgram(ProgramData data) {
        this.data = data;
        this.periods = data.periods();
        this.unit = unit(data);
        ProgramTerms terms = data.terms();
        boolean tailed = terms.tailWeight() > 0;
        tail = tailed ? linear.column(-INFINITE, INFINITE, terms.tailWeight()) : -1;
        borrowed = terms.borrowMostUsd() > 0
                ? linear.column(0, terms.borrowMostUsd() / unit, (1 + terms.tailWeight()) * terms.borrowCost())
                : -1;
        hedges = new HedgeColumns(data, linear, unit);
        for (int v = 0; v < data.venues(); v++) {
            pools.add(data.pool(v));
        }
        for (ProgramScenario scenario : data.scenarios()) {
            hedges.open(scenario.probability());
            ScenarioColumns at =
                    ScenarioColumns.none(data.nodes().size(), data.links().size(), periods);
            boolean first = scenarios.isEmpty();
            columns(scenario, at);
            balances(scenario, at);
            needs(scenario, at);
            inflows(at, first);
            if (tailed) {
                tail(scenario, at);
            }
            scenarios.add(at);
        }
    }

    public ProgramData data() {
        return data;
    }

    public LinearProgram linear() {
        return linear;
    }

    /// Where each scenario's amounts stand.
    public List<ScenarioColumns> scenarios() {
        return Collections.unmodifiableList(scenarios);
    }

    /// Column of what is borrowed; -1 where nothing may be.
    public int borrowed() {
        return borrowed;
    }

    /// Columns of the offsets taken now, by hedge, then step.
    public int[][] hedged() {
        return hedges.now();
    }

    /// Columns of all offsets, those of later periods included.
    public List<Integer> hedgeColumns() {
        return hedges.all();
    }

    /// USD per unit of the program's amounts; its objective is in the same.
    public double unitUsd() {
        return unit;
    }

    /// A power of ten that brings the desk's money between 10 and 100: the solver's tolerances are absolute.
    private static double unit(ProgramData data) {
        double sum = 0;
        for (double[] supply : data.scenarios().getFirst().supplyUsd()) {
            for (double usd : supply) {
                sum += Math.abs(usd);
            }
        }
        return sum > 0 ? Math.pow(10, Math.floor(Math.log10(sum)) - 1) : 1;
    }

    private void columns(ProgramScenario scenario, ScenarioColumns at) {
        ProgramTerms terms = data.terms();
        double p = scenario.probability();
        for (int r = 0; r < data.links().size(); r++) {
            for (int k = 0; k < periods; k++) {
                at.sent()[r][k] = sent(r, k, p);
            }
        }
        for (int i = 0; i < data.nodes().size(); i++) {
            left(scenario, at, i);
        }
        for (int v = 0; v < data.venues(); v++) {
            for (int k = 0; k < periods; k++) {
                double need = need(scenario, v, k) / unit;
                if (need > 0 || k > 0 && hedged(v)) {
                    at.near()[v][k] = linear.column(0, terms.nearShare() * need, p * terms.nearCost());
                    at.deep()[v][k] = linear.column(0, INFINITE, p * terms.deepCost());
                }
            }
        }
    }

    /// What is on its way at the end counts as if it had arrived.
    private int sent(int r, int k, double p) {
        ProgramLink link = data.links().get(r);
        double landed =
                k + link.leadPeriods() >= periods ? data.nodes().get(link.to()).endValue() : 0;
        boolean common = k < data.terms().commonPeriods();
        if (common && !scenarios.isEmpty()) {
            return scenarios.getFirst().sent()[r][k];
        }
        double weight = common ? 1 + data.terms().tailWeight() : p;
        return linear.column(0, link.mostUsd() / unit, weight * (link.costPerUsd() - landed));
    }

    private void left(ProgramScenario scenario, ScenarioColumns at, int i) {
        ProgramNode node = data.nodes().get(i);
        double there = 0;
        double lost = 0;
        for (int k = 0; k < periods; k++) {
            double supply = scenario.supplyUsd()[i][k];
            there += supply;
            lost = Math.min(0, lost + supply);
            double held = i == 0 ? 0 : scenario.heldUsd()[i - 1][k];
            double least = Math.min(lost, there) + Math.max(0, Math.min(held, there));
            double most = Math.max(node.mostUsd(), Math.max(there, least));
            double cost = node.holdCost() - (k == periods - 1 ? node.endValue() : 0);
            at.left()[i][k] = linear.column(least / unit, most / unit, scenario.probability() * cost);
        }
    }

    private void balances(ProgramScenario scenario, ScenarioColumns at) {
        for (int i = 0; i < data.nodes().size(); i++) {
            for (int k = 0; k < periods; k++) {
                double supply = scenario.supplyUsd()[i][k] / unit;
                int row = linear.row(supply, supply);
                at.balance()[i][k] = row;
                linear.entry(row, at.left()[i][k], 1);
                if (k > 0) {
                    linear.entry(row, at.left()[i][k - 1], -1);
                }
                if (i == 0 && k == Math.min(1, periods - 1) && borrowed >= 0) {
                    linear.entry(row, borrowed, -1);
                }
                transfers(at, row, i, k);
            }
        }
    }

    private void transfers(ScenarioColumns at, int row, int i, int k) {
        for (int r = 0; r < data.links().size(); r++) {
            ProgramLink link = data.links().get(r);
            int departed = k - link.leadPeriods();
            if (link.from() == i) {
                linear.entry(row, at.sent()[r][k], 1);
            } else if (link.to() == i && departed >= 0) {
                linear.entry(row, at.sent()[r][departed], -1);
            }
        }
    }

    /// Whether offsets may change what is asked of a venue that answers for itself or its pool.
    private boolean hedged(int v) {
        List<Integer> pool = pools.get(v).venues();
        return pool.getFirst() == v && pool.stream().anyMatch(hedges::touches);
    }

    /// What a pool needs stands with its first venue.
    private double need(ProgramScenario scenario, int v, int k) {
        ProgramPool pool = pools.get(v);
        double sum = 0;
        for (int venue : pool.venues()) {
            sum += pool.venues().getFirst() == v ? scenario.needUsd()[venue][k] : 0;
        }
        return sum;
    }

    private void needs(ProgramScenario scenario, ScenarioColumns at) {
        for (int v = 0; v < data.venues(); v++) {
            for (int k = 0; k < periods; k++) {
                if (at.near()[v][k] >= 0) {
                    int row = linear.row(need(scenario, v, k) / unit, INFINITE);
                    linear.entry(row, at.near()[v][k], 1);
                    linear.entry(row, at.deep()[v][k], 1);
                    covering(at, row, pools.get(v), k);
                    hedges.enter(row, pools.get(v).venues(), k);
                }
            }
        }
    }

    private void covering(ScenarioColumns at, int row, ProgramPool pool, int k) {
        for (int m = 0; m < pool.venues().size(); m++) {
            int node = pool.venues().get(m) + 1;
            linear.entry(row, at.left()[node][k], pool.counted().get(m));
            for (int r = 0; !data.terms().afterDepartures() && r < data.links().size(); r++) {
                if (data.links().get(r).from() == node) {
                    linear.entry(row, at.sent()[r][k], pool.counted().get(m));
                }
            }
        }
    }

    /// Common transfers are limited once, for the first scenario.
    private void inflows(ScenarioColumns at, boolean first) {
        for (int i = 0; i < data.nodes().size(); i++) {
            double most = data.nodes().get(i).mostInUsd() / unit;
            for (int k = first ? 0 : data.terms().commonPeriods(); k < periods && most < INFINITE; k++) {
                int row = linear.row(-INFINITE, most);
                at.inflow()[i][k] = row;
                for (int r = 0; r < data.links().size(); r++) {
                    if (data.links().get(r).to() == i) {
                        linear.entry(row, at.sent()[r][k], 1);
                    }
                }
            }
        }
    }

    private void tail(ProgramScenario scenario, ScenarioColumns at) {
        ProgramTerms terms = data.terms();
        double p = scenario.probability();
        int above = linear.column(0, INFINITE, terms.tailWeight() * p / (1 - terms.tailLevel()));
        int row = linear.row(0, INFINITE);
        linear.entry(row, above, 1);
        linear.entry(row, tail, 1);
        cost(row, at.left(), p);
        cost(row, at.near(), p);
        cost(row, at.deep(), p);
        for (int column : hedges.own()) {
            entry(row, column, p);
        }
        for (int[] link : at.sent()) {
            for (int k = terms.commonPeriods(); k < periods; k++) {
                entry(row, link[k], p);
            }
        }
    }

    private void cost(int row, int[][] columns, double p) {
        for (int[] line : columns) {
            for (int column : line) {
                entry(row, column, p);
            }
        }
    }

    private void entry(int row, int column, double p) {
        if (column >= 0 && linear.cost(column) != 0) {
            linear.entry(row, column, -linear.cost(column) / p);
        }
    }
}
