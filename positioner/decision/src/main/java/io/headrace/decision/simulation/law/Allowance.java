package io.headrace.decision.simulation.law;

import io.headrace.decision.network.TokenAmount;

/// At most so much departs on a route within a rolling window; what is beyond it stays where it is.
///
/// @param from a node, or [Fault#ANY]
/// @param to a node, or [Fault#ANY]
/// @param windowNanos positive
/// @param most not negative
public record Allowance(String from, String to, long windowNanos, TokenAmount most) {
    public Allowance {
        if (windowNanos <= 0 || most.units() < 0) {
            throw new IllegalArgumentException(
                    "window must be positive and allowance not negative, were " + windowNanos + ", " + most);
        }
    }

    /// Whether a transfer counts against it.
    public boolean binds(String origin, String destination) {
        return Fault.is(from, origin) && Fault.is(to, destination);
    }
}
