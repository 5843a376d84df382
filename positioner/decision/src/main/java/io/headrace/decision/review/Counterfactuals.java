package io.headrace.decision.review;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.program.ClairvoyantBound;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.Accounting;
import io.headrace.decision.simulation.CostTotals;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.simulation.PeriodCost;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.World;
import io.headrace.decision.strategy.Planner;
import io.headrace.decision.strategy.StaticPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.market.event.MarginSnapshot;
import java.util.ArrayList;
import java.util.List;

/// What the desk paid beside what others would have paid through the same demand and flows from the
/// same books: the rule alone, a desk that never moves, and one that knew the future. In each run
/// of periods without a gap all start from the books the desk had then; its first period is not
/// checked for shortfall, as in a simulation.
final class Counterfactuals {
    private final DeskSettings settings;
    private final World world;
    private final Accounting accounting;
    private final List<List<ReviewedPeriod>> runs;

    Counterfactuals(DeskSettings settings, List<List<ReviewedPeriod>> runs) {
        this.settings = settings;
        this.world = new World(settings);
        this.accounting = new Accounting(settings);
        this.runs = runs;
    }

    /// Actual, rule, nothing and foresight, in this order.
    List<CostLine> lines() {
        Planner rule = new ThresholdPolicy(settings.threshold());
        return List.of(
                line(CostLine.ACTUAL, runs.stream().map(this::actual).toList()),
                line(CostLine.RULE, runs.stream().map(run -> played(run, rule)).toList()),
                line(
                        CostLine.NOTHING,
                        runs.stream()
                                .map(run -> played(run, new StaticPolicy()))
                                .toList()),
                line(CostLine.FORESIGHT, runs.stream().map(this::foresight).toList()));
    }

    /// Periods whose books are other than decisions and flows explain: a transfer that failed or
    /// was late, capital put in or taken out.
    long unexplained() {
        long count = 0;
        for (List<ReviewedPeriod> run : runs) {
            for (int t = 1; t < run.size(); t++) {
                ReviewedPeriod before = run.get(t - 1);
                WorldState expected = world.flow(
                        world.arrive(after(before), run.get(t).nowNanos()),
                        run.get(t).snapshots());
                count += expected.onHand().equals(run.get(t).books().onHand()) ? 0 : 1;
            }
        }
        return count;
    }

    private CostLine line(String name, List<List<PeriodCost>> costs) {
        List<PeriodCost> all = costs.stream().flatMap(List::stream).toList();
        return new CostLine(name, CostTotals.of(all, settings.periodNanos()), all);
    }

    private List<PeriodCost> actual(List<ReviewedPeriod> run) {
        List<PeriodCost> costs = new ArrayList<>(run.size());
        for (ReviewedPeriod period : run) {
            WorldState before = period.books();
            List<Transit> departed = departed(period);
            WorldState after = world.depart(before, departed);
            costs.add(
                    costs.isEmpty()
                            ? accounting.unchecked(after, departed)
                            : accounting.cost(period.demandsUsd(), before, after, departed));
        }
        return costs;
    }

    private List<Transit> departed(ReviewedPeriod period) {
        return world.departures(
                period.books(),
                period.decision().moves(),
                period.nowNanos(),
                period.decision().memory().previousDigest());
    }

    private WorldState after(ReviewedPeriod period) {
        return world.depart(period.books(), departed(period));
    }

    private List<PeriodCost> played(List<ReviewedPeriod> run, Planner planner) {
        return simulation(run, run.getFirst().books()).costs(planner);
    }

    private Simulation simulation(List<ReviewedPeriod> run, WorldState start) {
        return Simulation.from(
                settings, run.stream().map(ReviewedPeriod::played).toList(), start);
    }

    /// Money in flight at the start reaches its venue as a flow; what is on its way to the treasury
    /// is there from the start. That helps the one who knows the future, so the bound stays one.
    private List<PeriodCost> foresight(List<ReviewedPeriod> run) {
        WorldState start = run.getFirst().books();
        List<TokenAmount> balances = new ArrayList<>(start.onHand());
        for (Transit transit : start.inFlight()) {
            if (transit.to().equals(DeskSettings.TREASURY)) {
                balances.set(0, balances.getFirst().plus(transit.amount()));
            }
        }
        List<DeskPeriod> periods = new ArrayList<>(run.size());
        for (int t = 0; t < run.size(); t++) {
            long since = t == 0 ? Long.MIN_VALUE : run.get(t - 1).nowNanos();
            periods.add(arriving(run.get(t), since, start.inFlight()));
        }
        return ClairvoyantBound.solve(new Simulation(settings, periods, balances))
                .costs();
    }

    private static DeskPeriod arriving(ReviewedPeriod period, long sinceNanos, List<Transit> transits) {
        List<MarginSnapshot> snapshots = new ArrayList<>(period.snapshots().size());
        for (MarginSnapshot snapshot : period.snapshots()) {
            double arrived = 0;
            for (Transit transit : transits) {
                boolean now = transit.arrivesNanos() > sinceNanos && transit.arrivesNanos() <= period.nowNanos();
                arrived += now && transit.to().equals(snapshot.venue())
                        ? transit.amount().tokens()
                        : 0;
            }
            snapshots.add(new MarginSnapshot(
                    snapshot.instrument(),
                    snapshot.eventNanos(),
                    snapshot.knownNanos(),
                    snapshot.sequence(),
                    snapshot.demandUsd(),
                    snapshot.closeDemandUsd(),
                    snapshot.flowUsd() + arrived,
                    snapshot.heldUsd(),
                    snapshot.plannedUsd(),
                    snapshot.exposures()));
        }
        return new DeskPeriod(snapshots, period.outlook());
    }
}
