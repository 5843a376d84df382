package io.headrace.decision.guard;

import io.headrace.decision.network.Route;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.settings.DeskSettings;
import java.util.List;

/// How our books become the rule's, and what that may cost at most: the reserve of the merge-reserve guard
/// (after Li, Yang, Wierman and Ren, "Robustified learning for online optimization with memory costs",
/// 2023; the plan makes it consistent in time).
///
/// The plan is a rule of its own: what a venue has more than the rule's position goes back to the treasury as
/// soon as it is there, and what the treasury has more than the rule's goes to the venues that have less, in
/// their order. Asked again a period later it goes on where it was: the tail of the plan is the plan. An order
/// the rule gives meanwhile is followed as far as there is money, and the rest becomes part of the plan.
///
/// The reserve prices every period in which a node has less than with the rule at the dearest shortfall (the
/// treasury too: what it lacks it cannot send after the rule's later orders), what venues have more at the
/// carry, what the treasury lacks at the missed yield, and every leg of the plan at its cost. While books
/// differ, one more gas per route is put by for the orders the rule may split.
final class MergePlan {
    private final DeskSettings settings;
    private final Leg[] inward;
    private final Leg[] outward;
    private final double lackUsd;
    private final double carryUsd;
    private final double missedYieldUsd;
    private final double gasUsd;
    private final int longest;

    /// @param cost USD per USD sent: proportional cost and carry in flight
    private record Leg(int periods, double cost, double gasUsd) {}

    MergePlan(DeskSettings settings) {
        this.settings = settings;
        long period = settings.periodNanos();
        List<String> venues = settings.venues();
        inward = venues.stream()
                .map(venue -> leg(settings.route(DeskSettings.TREASURY, venue)))
                .toArray(Leg[]::new);
        outward = venues.stream()
                .map(venue -> leg(settings.route(venue, DeskSettings.TREASURY)))
                .toArray(Leg[]::new);
        lackUsd = settings.costs().deep(period);
        carryUsd = settings.costs().carry(period);
        missedYieldUsd = settings.costs().yield(period);
        int most = 0;
        double gas = 0;
        for (int v = 0; v < inward.length; v++) {
            most = Math.max(most, Math.max(inward[v].periods, outward[v].periods));
            gas += inward[v].gasUsd + outward[v].gasUsd;
        }
        longest = most;
        gasUsd = gas;
    }

    /// What merging our books into the rule's may cost at most from the next period on, USD; 0 when they are
    /// the same. Both are books after departures.
    double reserveUsd(WorldState ours, WorldState rule) {
        int horizon = horizon(ours, rule);
        BooksDifference difference = new BooksDifference(ours, rule, settings, horizon);
        if (difference.isNone(0)) {
            return 0;
        }
        double reserve = gasUsd;
        for (int at = 1; at < horizon - longest && !difference.isNone(at - 1); at++) {
            difference.land(at);
            reserve += lackUsd * lacking(difference.onHand);
            reserve += step(difference, at);
            reserve += missedYieldUsd * Math.max(0, -difference.onHand[0]);
            reserve += carryUsd * surplus(difference.onHand);
        }
        return reserve;
    }

    /// What the plan moves now, per venue: positive up, negative back to the treasury, USD.
    ///
    /// @param ours before our departures
    /// @param rule after the rule's departures
    double[] now(WorldState ours, WorldState rule) {
        int horizon = horizon(ours, rule);
        BooksDifference difference = new BooksDifference(ours, rule, settings, horizon);
        double[] up = new double[inward.length];
        for (int v = 0; v < up.length; v++) {
            up[v] = -back(difference, v);
            send(difference, v + 1, 0, -up[v], outward[v].periods);
        }
        for (int v = 0; v < up.length; v++) {
            double sent = forward(difference, v);
            send(difference, 0, v + 1, sent, inward[v].periods);
            up[v] += sent;
        }
        return up;
    }

    /// One period of the plan.
    ///
    /// @return what its legs cost, USD
    private double step(BooksDifference difference, int at) {
        double cost = 0;
        for (int v = 0; v < outward.length; v++) {
            double usd = back(difference, v);
            send(difference, v + 1, 0, usd, at + outward[v].periods);
            cost += price(outward[v], usd);
        }
        for (int v = 0; v < inward.length; v++) {
            double usd = forward(difference, v);
            send(difference, 0, v + 1, usd, at + inward[v].periods);
            cost += price(inward[v], usd);
        }
        return cost;
    }

    private static double back(BooksDifference difference, int v) {
        return Math.max(0, Math.min(difference.position[v + 1], difference.onHand[v + 1]));
    }

    private static double forward(BooksDifference difference, int v) {
        return Math.max(0, Math.min(-difference.position[v + 1], difference.onHand[0]));
    }

    private static void send(BooksDifference difference, int from, int to, double usd, int arrives) {
        if (usd > 0) {
            difference.send(from, to, usd, arrives);
        }
    }

    private static double price(Leg leg, double usd) {
        return usd > BooksDifference.SAME_USD ? usd * leg.cost + leg.gasUsd : 0;
    }

    private static double lacking(double[] onHand) {
        double sum = 0;
        for (double usd : onHand) {
            sum += Math.max(0, -usd);
        }
        return sum;
    }

    private static double surplus(double[] onHand) {
        double sum = 0;
        for (int n = 1; n < onHand.length; n++) {
            sum += Math.max(0, onHand[n]);
        }
        return sum;
    }

    /// Money is merged once what is in flight has landed, gone back and gone out again.
    private int horizon(WorldState ours, WorldState rule) {
        return flight(ours, flight(rule, 0)) + 4 * longest + 2;
    }

    private int flight(WorldState books, int least) {
        int most = least;
        for (Transit transit : books.inFlight()) {
            long left = Math.ceilDiv(transit.arrivesNanos() - books.nowNanos(), settings.periodNanos());
            most = Math.max(most, Math.toIntExact(left));
        }
        return most;
    }

    private Leg leg(Route route) {
        int periods = settings.leadPeriods(route);
        double carry = settings.costs().carry(periods * settings.periodNanos());
        return new Leg(periods, route.proportionalCost() + carry, route.gasUsd());
    }
}
