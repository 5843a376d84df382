package io.headrace.decision.memory;

import java.util.List;

/// Which way a venue's collateral moved last, and when that changed of late.
///
/// @param inward whether the last move was to the venue
/// @param reversalNanos of the last day, oldest first
public record Turns(String venue, boolean inward, List<Long> reversalNanos) {
    public Turns {
        reversalNanos = List.copyOf(reversalNanos);
    }
}
