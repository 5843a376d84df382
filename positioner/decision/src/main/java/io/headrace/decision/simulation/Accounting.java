package io.headrace.decision.simulation;

import io.headrace.decision.network.Route;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.settings.Costs;
import io.headrace.decision.settings.DeskSettings;
import java.util.List;
import java.util.function.UnaryOperator;

/// What a period costs: shortfall at its check, what departed, then carry and yield on what is left. One
/// definition for simulation, guard and bound, with and without faults.
public final class Accounting {
    private static final double SHORT_SHARE = 1e-6;
    private static final double LEAST_GAS_USD = 1e-6;

    private static final UnaryOperator<Route> AS_SET = UnaryOperator.identity();

    private final DeskSettings settings;

    public Accounting(DeskSettings settings) {
        this.settings = settings;
    }

    /// @param demandsUsd of the venues, in the order of the settings
    /// @param before books at the demand check, after arrivals and flows
    /// @param after books after departures
    public PeriodCost cost(double[] demandsUsd, WorldState before, WorldState after, List<Transit> departed) {
        return cost(demandsUsd, before, after, departed, AS_SET);
    }

    /// As the other, at the routes' prices of this period.
    ///
    /// @param prices what a route of the settings costs now
    PeriodCost cost(
            double[] demandsUsd,
            WorldState before,
            WorldState after,
            List<Transit> departed,
            UnaryOperator<Route> prices) {
        Costs costs = settings.costs();
        double shortfall = 0;
        int shortVenues = 0;
        for (int v = 0; v < demandsUsd.length; v++) {
            double missing =
                    Math.max(0, demandsUsd[v] - before.onHand().get(v + 1).tokens());
            shortfall += costs.shortfall(missing, demandsUsd[v], settings.periodNanos());
            shortVenues += missing > SHORT_SHARE * demandsUsd[v] ? 1 : 0;
        }
        return cost(new Check(shortfall, shortVenues), after, departed, prices);
    }

    /// The first period of a span has no check.
    public PeriodCost unchecked(WorldState after, List<Transit> departed) {
        return unchecked(after, departed, AS_SET);
    }

    PeriodCost unchecked(WorldState after, List<Transit> departed, UnaryOperator<Route> prices) {
        return cost(new Check(0, 0), after, departed, prices);
    }

    /// Carry on money that is in flight longer than its departure paid for, for one period, USD.
    double overdueUsd(Transit transit) {
        return transit.amount().tokens() * settings.costs().carry(settings.periodNanos());
    }

    /// Carry that its departure paid and money that lands early does not cause, USD.
    double earlyUsd(Transit transit, long landsNanos) {
        long period = settings.periodNanos();
        long spared = Math.ceilDiv(transit.arrivesNanos() - landsNanos, period);
        return transit.amount().tokens() * settings.costs().carry(Math.max(0, spared) * period);
    }

    private record Check(double shortfallUsd, int shortVenues) {}

    private PeriodCost cost(Check check, WorldState after, List<Transit> departed, UnaryOperator<Route> prices) {
        Costs costs = settings.costs();
        long period = settings.periodNanos();
        double atVenues = 0;
        for (int n = 1; n < after.onHand().size(); n++) {
            atVenues += after.onHand().get(n).tokens();
        }
        double transit = 0;
        double proportional = 0;
        double gas = 0;
        for (Transit transfer : departed) {
            double amount = transfer.amount().tokens();
            Route route = prices.apply(settings.route(transfer.from(), transfer.to()));
            transit += amount * costs.carry(settings.leadPeriods(route) * period);
            proportional += amount * route.proportionalCost();
            gas += amount > LEAST_GAS_USD ? route.gasUsd() : 0;
        }
        double carry = costs.carry(period) * atVenues;
        double yield = costs.yield(period) * after.onHand().getFirst().tokens();
        return new PeriodCost(
                carry, transit, yield, check.shortfallUsd, proportional, gas, check.shortVenues, departed.size());
    }
}
