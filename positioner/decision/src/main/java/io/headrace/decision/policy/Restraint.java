package io.headrace.decision.policy;

/// A safeguard that changed what would have moved.
///
/// @param by who: `limit`, `price`, `venue`, `operator`, `consent`, `ladder`, `influence`, `input`,
///     `tranche` or `bound`
/// @param node venue or treasury it concerns; empty for the whole desk
/// @param ofRule whether a transfer of the threshold rule was cut, not one of a forecast
/// @param cutUsd how much less moves, USD, at least 0
/// @param sentence for people
public record Restraint(String by, String node, boolean ofRule, double cutUsd, String sentence) {
    public Restraint {
        if (!(cutUsd >= 0) || Double.isInfinite(cutUsd)) {
            throw new IllegalArgumentException("what was cut must be finite and at least 0, was " + cutUsd);
        }
    }
}
