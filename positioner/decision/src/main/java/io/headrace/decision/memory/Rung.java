package io.headrace.decision.memory;

/// What decides, from best to last resort: each rung needs less than the one above it.
public enum Rung {
    /// a model's forecast of now for every venue
    MODEL,
    /// the same forecasts, which may only raise, and give back no more than the rule does: they have lost their
    /// coverage or are worse than the rule
    GUARDED,
    /// the last good forecast where there is none of now
    LAST_GOOD,
    /// what was needed at this time of day or week
    SEASONAL,
    /// the threshold rule, which only raises buffers meanwhile
    RULE,
    /// nothing moves
    HOLD;

    /// Whether forecasts decide on this rung.
    public boolean isPredictive() {
        return compareTo(RULE) < 0;
    }

    public boolean isBelow(Rung other) {
        return compareTo(other) > 0;
    }

    /// The lower one of two.
    public Rung worse(Rung other) {
        return isBelow(other) ? this : other;
    }
}
