package io.headrace.decision.hedge;

import java.util.List;
import java.util.function.Predicate;

/// What a decision advises to offset.
///
/// @param hedges largest saving first
/// @param why one sentence; empty where the desk plans no offsets at all
public record HedgePlan(List<Hedge> hedges, String why) {
    /// Of a desk that plans no offsets.
    public static final HedgePlan NONE = new HedgePlan(List.of(), "");

    public HedgePlan {
        hedges = List.copyOf(hedges);
        if (!hedges.isEmpty() && why.isBlank()) {
            throw new IllegalArgumentException("advice needs a reason");
        }
    }

    /// Nothing is advised, and why.
    public static HedgePlan none(String why) {
        return new HedgePlan(List.of(), why);
    }

    /// Whether there is nothing to say.
    public boolean isSilent() {
        return hedges.isEmpty() && why.isEmpty();
    }

    /// Without offsets at venues that cannot be relied on now.
    public HedgePlan without(Predicate<String> doubted) {
        List<Hedge> kept = hedges.stream()
                .filter(hedge -> !doubted.test(hedge.venue()) && !doubted.test(hedge.at()))
                .toList();
        return kept.size() == hedges.size()
                ? this
                : new HedgePlan(kept, why + "; offsets at venues in doubt are left out");
    }
}
