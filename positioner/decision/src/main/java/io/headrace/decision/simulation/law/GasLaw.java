package io.headrace.decision.simulation.law;

import java.util.List;

/// What a fixed gas cost is multiplied by.
///
/// @param spread width of the usual swing: the factor lies within `exp(-spread)` and `exp(spread)`, at least 0
/// @param spikes multiply it further
public record GasLaw(double spread, List<Spike> spikes) {
    /// Gas as the settings say.
    public static final GasLaw AS_SET = new GasLaw(0, List.of());

    private static final String KEY = "gas";

    /// @param factor positive
    public record Spike(During when, double factor) {
        public Spike {
            if (!(factor > 0)) {
                throw new IllegalArgumentException("a spike's factor must be positive, was " + factor);
            }
        }
    }

    public GasLaw {
        spikes = List.copyOf(spikes);
        if (!(spread >= 0)) {
            throw new IllegalArgumentException("spread must not be negative, was " + spread);
        }
    }

    double factor(long seed, long nowNanos) {
        double factor = spread > 0 ? StrictMath.exp(spread * (2 * Dice.uniform(seed, KEY, nowNanos) - 1)) : 1;
        for (Spike spike : spikes) {
            factor *= spike.when().holds(nowNanos) ? spike.factor() : 1;
        }
        return factor;
    }
}
