package io.headrace.settlement.venue;

import java.math.BigInteger;

/// What an account could take out of a venue now.
///
/// @param units base units of the asset, not negative
/// @param bound what keeps it from being more
public record Withdrawable(BigInteger units, Bound bound) {
    /// Why it is not more.
    public enum Bound {
        /// All that is its own.
        OWN,
        /// What the venue has at hand: at full utilization nothing.
        LIQUIDITY,
        /// What positions or debt bind.
        HEALTH,
        /// The venue lets nothing go: paused, gated, frozen.
        GATED,
        /// Its price is too old, or none.
        PRICE
    }

    public static final Withdrawable GATED = new Withdrawable(BigInteger.ZERO, Bound.GATED);

    public Withdrawable {
        if (units.signum() < 0) {
            throw new IllegalArgumentException("what can be withdrawn must not be negative, was " + units);
        }
    }

    /// The lesser of both; of equals the first.
    public Withdrawable atMost(BigInteger other, Bound why) {
        return other.compareTo(units) < 0 ? new Withdrawable(other.max(BigInteger.ZERO), why) : this;
    }
}
