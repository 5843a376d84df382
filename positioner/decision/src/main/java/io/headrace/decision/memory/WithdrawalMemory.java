package io.headrace.decision.memory;

import java.util.List;

/// What a desk remembers of how much of its collateral a venue would have let out.
///
/// @param sinceNanos start of the window that is being observed
/// @param least smallest share that could be withdrawn in it so far, inside [0, 1]
/// @param counts of past windows by their smallest share, fading: the first of none, the last of all
public record WithdrawalMemory(String venue, long sinceNanos, double least, List<Double> counts) {
    public WithdrawalMemory {
        counts = List.copyOf(counts);
        if (!(least >= 0 && least <= 1) || counts.size() < 2) {
            throw new IllegalArgumentException(
                    "a share must be inside [0, 1] and counted, were " + least + ", " + counts.size());
        }
    }
}
