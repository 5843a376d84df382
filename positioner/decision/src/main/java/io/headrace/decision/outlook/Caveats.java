package io.headrace.decision.outlook;

import java.util.Optional;
import java.util.OptionalDouble;

/// What else is known of one venue beside its need.
///
/// @param doubt why the forecast may raise and not lower, one sentence; empty where it may do both
/// @param withdrawable share of what is at the venue that can be withdrawn within a window, at a cautious
///     level of its own history, inside [0, 1]; empty where too little was seen
public record Caveats(Optional<String> doubt, OptionalDouble withdrawable) {
    public static final Caveats NONE = new Caveats(Optional.empty(), OptionalDouble.empty());

    public Caveats {
        if (withdrawable.isPresent() && !(withdrawable.getAsDouble() >= 0 && withdrawable.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("a share must be inside [0, 1], was " + withdrawable);
        }
    }
}
