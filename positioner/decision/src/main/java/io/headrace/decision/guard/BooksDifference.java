package io.headrace.decision.guard;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.settings.DeskSettings;
import java.util.List;

/// Our books less the rule's, node by node, USD. Both meet the same flows, so only arrivals and departures
/// change it. The sum over nodes and flights is 0.
final class BooksDifference {
    /// Below this, in USD, books are the same.
    static final double SAME_USD = 1e-6;

    /// More (or, negative, less) than the rule on hand now, treasury first.
    final double[] onHand;
    /// On hand once everything in flight has arrived.
    final double[] position;

    /// By period from now, then node: what arrives more (or less) than with the rule.
    private final double[][] arriving;

    /// Periods from now to the last arrival that differs.
    private int lastArrival;

    /// @param horizon periods that arrivals are followed, beyond the last there can be
    BooksDifference(WorldState ours, WorldState rule, DeskSettings settings, int horizon) {
        int nodes = ours.onHand().size();
        onHand = new double[nodes];
        arriving = new double[horizon + 1][nodes];
        List<String> venues = settings.venues();
        for (int n = 0; n < nodes; n++) {
            TokenAmount more = ours.onHand().get(n).minus(rule.onHand().get(n));
            onHand[n] = more.tokens();
        }
        add(ours, venues, settings.periodNanos(), 1);
        add(rule, venues, settings.periodNanos(), -1);
        position = onHand.clone();
        for (int at = 0; at < arriving.length; at++) {
            for (int n = 0; n < nodes; n++) {
                position[n] += arriving[at][n];
            }
            lastArrival = isNone(arriving[at]) ? lastArrival : at;
        }
    }

    private void add(WorldState books, List<String> venues, long periodNanos, int sign) {
        for (Transit transit : books.inFlight()) {
            long left = Math.ceilDiv(transit.arrivesNanos() - books.nowNanos(), periodNanos);
            int at = Math.clamp(left, 0, arriving.length - 1);
            arriving[at][venues.indexOf(transit.to()) + 1] +=
                    sign * transit.amount().tokens();
        }
    }

    private static boolean isNone(double[] differences) {
        for (double usd : differences) {
            if (Math.abs(usd) > SAME_USD) {
                return false;
            }
        }
        return true;
    }

    /// Lands what arrives in period `at` from now.
    void land(int at) {
        for (int n = 0; n < onHand.length; n++) {
            onHand[n] += arriving[at][n];
        }
    }

    /// Sends between treasury and a venue, in one period `at` from now, to arrive in another.
    void send(int from, int to, double usd, int arrives) {
        onHand[from] -= usd;
        position[from] -= usd;
        position[to] += usd;
        arriving[arrives][to] += usd;
        lastArrival = Math.max(lastArrival, arrives);
    }

    /// Whether nothing separates the books from period `at` on.
    boolean isNone(int at) {
        return at >= lastArrival && isNone(onHand);
    }
}
