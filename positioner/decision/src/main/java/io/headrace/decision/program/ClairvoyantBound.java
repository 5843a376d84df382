package io.headrace.decision.program;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import io.headrace.decision.network.Route;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.policy.Move;
import io.headrace.decision.settings.Costs;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.CostTotals;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.simulation.PeriodCost;
import io.headrace.decision.simulation.Simulation;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/// The clairvoyant bound: the linear program over the whole span with the future known, in the
/// simulation's own order of events and costs. It relaxes gas, withdrawal limits and the ban on
/// negative transfers of debt, so its value is at or below what any strategy pays in the same
/// simulation.
///
/// Variables per period and venue: transfers in and out, on hand after departure, two segments of
/// shortfall; and the treasury's balance. A venue's balance may go as low as losses alone could
/// take it.
/// Amounts are in thousands of USD. One thread; the solver's budget is iterations, so the same
/// input gives
/// the same answer.
public final class ClairvoyantBound {
    private static final double UNIT_USD = 1000;
    private static final double LEAST_TRANSFER_USD = 1e-6;
    private static final double SHORT_SHARE = 1e-6;
    private static final String PARAMETERS =
            "use_dual_simplex: true max_number_of_iterations: 20000000 num_omp_threads: 1";

    private final DeskSettings settings;
    private final List<DeskPeriod> periods;
    private final int venues;
    private final MPSolver solver;
    /// By period; venue index within.
    private final MPVariable[][] in;

    private final MPVariable[][] out;
    private final MPVariable[][] onHand;
    private final MPVariable[][] near;
    private final MPVariable[][] deep;
    private final MPVariable[] treasury;

    private ClairvoyantBound(Simulation simulation, MPSolver solver) {
        this.settings = simulation.settings();
        this.periods = simulation.periods();
        this.venues = settings.venues().size();
        this.solver = solver;
        int count = periods.size();
        in = new MPVariable[count][venues];
        out = new MPVariable[count][venues];
        onHand = new MPVariable[count][venues];
        near = new MPVariable[count][venues];
        deep = new MPVariable[count][venues];
        treasury = new MPVariable[count];
    }

    /// The bound of a simulation's span, from its starting balances.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-3110 when the solver finds no optimum
    public static Bound solve(Simulation simulation) {
        Loader.loadNativeLibraries();
        MPSolver solver = MPSolver.createSolver("GLOP");
        if (solver == null) {
            throw failed("the linear solver GLOP is not available");
        }
        try {
            solver.setSolverSpecificParametersAsString(PARAMETERS);
            ClairvoyantBound program = new ClairvoyantBound(simulation, solver);
            program.variables(simulation.balances());
            MPConstraint start = program.constraints(simulation.balances());
            MPSolver.ResultStatus status = solver.solve();
            if (status != MPSolver.ResultStatus.OPTIMAL) {
                throw failed("the clairvoyant bound was not solved to optimality, the solver says " + status);
            }
            return program.bound(start);
        } finally {
            solver.delete();
        }
    }

    /// All collateral that is not in the treasury is at a venue or in flight, and the sum of all is
    /// given. So the treasury's yield is charged where it is missed, which spares the solver one
    /// cost per period.
    private void variables(List<TokenAmount> balances) {
        Costs costs = settings.costs();
        long period = settings.periodNanos();
        double missedYield = costs.yield(period);
        double infinity = MPSolver.infinity();
        double[] lowest = new double[venues];
        for (int t = 0; t < periods.size(); t++) {
            treasury[t] = variable(0, infinity, 0);
            int left = periods.size() - t;
            for (int v = 0; v < venues; v++) {
                MarginSnapshot snapshot = periods.get(t).snapshots().get(v);
                lowest[v] = t == 0
                        ? Math.min(0, balances.get(v + 1).tokens() / UNIT_USD)
                        : Math.min(0, lowest[v] + snapshot.flowUsd() / UNIT_USD);
                in[t][v] = variable(0, infinity, transferCost(inward(v), left));
                out[t][v] = variable(0, infinity, transferCost(outward(v), left));
                onHand[t][v] = variable(lowest[v], infinity, costs.carry(period) + missedYield);
                double demand = snapshot.demandUsd() / UNIT_USD;
                near[t][v] = variable(0, t == 0 ? 0 : costs.nearShare() * demand, costs.near(period));
                deep[t][v] = variable(0, t == 0 ? 0 : infinity, costs.deep(period));
            }
        }
    }

    /// @return the row that holds the treasury's first balance
    private MPConstraint constraints(List<TokenAmount> balances) {
        MPConstraint start = treasuryRow(0, balances.getFirst().tokens() / UNIT_USD);
        for (int t = 1; t < periods.size(); t++) {
            treasuryRow(t, 0);
        }
        for (int t = 0; t < periods.size(); t++) {
            for (int v = 0; v < venues; v++) {
                MarginSnapshot snapshot = periods.get(t).snapshots().get(v);
                double added = t == 0 ? balances.get(v + 1).tokens() : snapshot.flowUsd();
                venueRow(t, v, added / UNIT_USD);
                if (t > 0) {
                    demandRow(t, v, snapshot.demandUsd() / UNIT_USD);
                }
            }
        }
        return start;
    }

    /// after = before + arrived - sent.
    private MPConstraint treasuryRow(int t, double added) {
        MPConstraint row = solver.makeConstraint(added, added);
        row.setCoefficient(treasury[t], 1);
        if (t > 0) {
            row.setCoefficient(treasury[t - 1], -1);
        }
        for (int v = 0; v < venues; v++) {
            row.setCoefficient(in[t][v], 1);
            int departed = t - settings.leadPeriods(outward(v));
            if (departed >= 0) {
                row.setCoefficient(out[departed][v], -1);
            }
        }
        return row;
    }

    /// after = before + flow + arrived - sent.
    private void venueRow(int t, int v, double added) {
        MPConstraint row = solver.makeConstraint(added, added);
        row.setCoefficient(onHand[t][v], 1);
        row.setCoefficient(out[t][v], 1);
        if (t > 0) {
            row.setCoefficient(onHand[t - 1][v], -1);
        }
        int departed = t - settings.leadPeriods(inward(v));
        if (departed >= 0) {
            row.setCoefficient(in[departed][v], -1);
        }
    }

    /// What is on hand before departures, and the shortfall, cover demand.
    private void demandRow(int t, int v, double demand) {
        MPConstraint row = solver.makeConstraint(demand, MPSolver.infinity());
        row.setCoefficient(onHand[t][v], 1);
        row.setCoefficient(out[t][v], 1);
        row.setCoefficient(near[t][v], 1);
        row.setCoefficient(deep[t][v], 1);
    }

    private Bound bound(MPConstraint start) {
        List<PeriodCost> costs = new ArrayList<>(periods.size());
        List<List<Move>> moves = new ArrayList<>(periods.size());
        for (int t = 0; t < periods.size(); t++) {
            costs.add(cost(t));
            moves.add(moves(t));
        }
        CostTotals totals = CostTotals.of(costs, settings.periodNanos());
        double yields = settings.costs().yield(settings.periodNanos()) * periods.size();
        return new Bound(totals, costs, moves, Math.max(0, yields - start.dualValue()));
    }

    private PeriodCost cost(int t) {
        Costs costs = settings.costs();
        long period = settings.periodNanos();
        double atVenues = 0;
        double transit = 0;
        double shortfall = 0;
        double proportional = 0;
        int shortVenues = 0;
        int transfers = 0;
        for (int v = 0; v < venues; v++) {
            atVenues += usd(onHand[t][v]);
            double missing = usd(near[t][v]) + usd(deep[t][v]);
            shortfall += costs.near(period) * usd(near[t][v]) + costs.deep(period) * usd(deep[t][v]);
            shortVenues +=
                    missing > SHORT_SHARE * periods.get(t).snapshots().get(v).demandUsd() ? 1 : 0;
            transit += usd(in[t][v]) * transit(inward(v)) + usd(out[t][v]) * transit(outward(v));
            proportional += usd(in[t][v]) * inward(v).proportionalCost()
                    + usd(out[t][v]) * outward(v).proportionalCost();
            transfers += usd(in[t][v]) > LEAST_TRANSFER_USD ? 1 : 0;
            transfers += usd(out[t][v]) > LEAST_TRANSFER_USD ? 1 : 0;
        }
        double carry = costs.carry(period) * atVenues;
        double yield = costs.yield(period) * usd(treasury[t]);
        return new PeriodCost(carry, transit, yield, shortfall, proportional, 0, shortVenues, transfers);
    }

    private List<Move> moves(int t) {
        List<Move> moves = new ArrayList<>();
        for (int v = 0; v < venues; v++) {
            add(moves, outward(v), usd(out[t][v]));
        }
        for (int v = 0; v < venues; v++) {
            add(moves, inward(v), usd(in[t][v]));
        }
        return moves;
    }

    private static void add(List<Move> moves, Route route, double usd) {
        TokenAmount amount = TokenAmount.usd(usd);
        if (amount.isPositive()) {
            moves.add(new Move(route.from(), route.to(), amount));
        }
    }

    /// @param left periods to the end of the span: what is missed after it does not count
    private double transferCost(Route route, int left) {
        double missedYield = settings.costs().yield(settings.periodNanos());
        return route.proportionalCost() + transit(route) + missedYield * Math.min(left, settings.leadPeriods(route));
    }

    private double transit(Route route) {
        return settings.costs().carry(settings.leadPeriods(route) * settings.periodNanos());
    }

    private Route inward(int venue) {
        return settings.route(DeskSettings.TREASURY, settings.venues().get(venue));
    }

    private Route outward(int venue) {
        return settings.route(settings.venues().get(venue), DeskSettings.TREASURY);
    }

    private MPVariable variable(double low, double high, double cost) {
        MPVariable variable = solver.makeNumVar(low, high, "");
        solver.objective().setCoefficient(variable, cost);
        return variable;
    }

    private static double usd(MPVariable variable) {
        return variable.solutionValue() * UNIT_USD;
    }

    private static RuntimeException failed(String what) {
        return new Problem(
                        "HR-3110", what, "", "Use a shorter span, or report this with the settings", ExitCode.INTERNAL)
                .toException();
    }
}
