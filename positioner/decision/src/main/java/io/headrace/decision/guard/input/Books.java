package io.headrace.decision.guard.input;

import io.headrace.decision.circumstance.UnknownBalance;
import io.headrace.decision.network.Asset;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.settings.DeskSettings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What in books and demand cannot be right.
final class Books {
    /// Amounts are summed, scaled and compared: all nodes together stay below this, so that none of it overflows.
    private static final long MOST_UNITS = 1L << 60;

    /// Nothing is on its way for longer: who counts periods to an arrival would count for ever.
    private static final long LONGEST_NANOS = 400 * 86_400_000_000_000L;

    /// Of demand and forecasts, for the same reason.
    static final double MOST_USD = 1e9;

    private Books() {}

    static Optional<String> fault(NetworkState state, DemandOutlook outlook, String venue) {
        List<NodeState> found = state.venues().stream()
                .filter(node -> node.node().equals(venue))
                .toList();
        if (found.size() != 1) {
            return Optional.of("the books have it " + found.size() + " times");
        }
        Optional<VenueOutlook> need = need(outlook, venue);
        if (need.isEmpty()) {
            return Optional.of("nothing is known of its demand");
        }
        if (!(need.get().knownDemandUsd() <= MOST_USD)) {
            return Optional.of("its demand is " + need.get().knownDemandUsd() + " USD");
        }
        return never(state, venue).or(() -> amounts(state, found.getFirst()));
    }

    static Optional<VenueOutlook> need(DemandOutlook outlook, String venue) {
        return outlook.venues().stream()
                .filter(need -> need.venue().equals(venue))
                .findFirst();
    }

    /// What is wrong with the treasury's own amounts, or with all of them together.
    static Optional<String> treasuryFault(NetworkState state, List<String> venues) {
        if (!state.treasury().onHand().asset().equals(Asset.USDC)) {
            return Optional.of("it holds " + state.treasury().onHand().asset() + ", not " + Asset.USDC);
        }
        for (Transit transit : state.inFlight()) {
            boolean known = venues.contains(transit.to()) || transit.to().equals(DeskSettings.TREASURY);
            if (!known) {
                return Optional.of("money is on its way to '" + transit.to() + "', which is no node");
            }
        }
        return amounts(state, state.treasury());
    }

    private static Optional<String> never(NetworkState state, String venue) {
        return state.circumstances().unknown().stream()
                .filter(balance -> balance.node().equals(venue))
                .filter(balance -> balance.knownNanos().isEmpty())
                .map(UnknownBalance::why)
                .findFirst()
                .map(why -> "its balance was never known: " + why);
    }

    private static Optional<String> amounts(NetworkState state, NodeState node) {
        List<TokenAmount> amounts = new ArrayList<>(List.of(node.onHand(), node.reserved(), node.held()));
        for (Transit transit : state.inFlight()) {
            if (transit.to().equals(node.node())) {
                amounts.add(transit.amount());
                if (transit.arrivesNanos() > state.asOfNanos() + LONGEST_NANOS) {
                    return Optional.of(transit.amount() + " are to arrive in more than 400 days");
                }
            }
        }
        BigInteger sum = BigInteger.ZERO;
        for (TokenAmount amount : amounts) {
            if (!amount.asset().equals(Asset.USDC)) {
                return Optional.of("an amount is in " + amount.asset() + ", not " + Asset.USDC);
            }
            sum = sum.add(BigInteger.valueOf(amount.units()).abs());
        }
        return sum.compareTo(BigInteger.valueOf(MOST_UNITS / state.nodes().size())) > 0
                ? Optional.of("its amounts come to " + sum + " units, more than there can be")
                : Optional.empty();
    }
}
