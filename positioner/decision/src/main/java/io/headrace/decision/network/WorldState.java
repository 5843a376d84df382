package io.headrace.decision.network;

import java.util.List;

/// The books at one instant.
///
/// @param onHand per node, treasury first, venues in the order of the settings; may be negative after a loss
/// @param held per node, the part that may not be withdrawn, at least 0; the treasury holds back nothing
/// @param inFlight in order of departure
public record WorldState(long nowNanos, List<TokenAmount> onHand, List<TokenAmount> held, List<Transit> inFlight) {
    public WorldState {
        onHand = List.copyOf(onHand);
        held = List.copyOf(held);
        inFlight = List.copyOf(inFlight);
        if (onHand.size() < 2 || held.size() != onHand.size()) {
            throw new IllegalArgumentException("books need a treasury and a venue and as many held amounts, had "
                    + onHand.size() + " and " + held.size());
        }
    }

    /// Everything the desk owns, on hand and in flight.
    public TokenAmount total() {
        TokenAmount sum = onHand.getFirst();
        for (TokenAmount amount : onHand.subList(1, onHand.size())) {
            sum = sum.plus(amount);
        }
        for (Transit transit : inFlight) {
            sum = sum.plus(transit.amount());
        }
        return sum;
    }
}
