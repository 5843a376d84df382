package io.headrace.inference.api;

import io.headrace.inference.feed.PlanFile;
import java.time.Instant;

/// An announced position.
///
/// @param knownAt when the desk learnt of it, in the time of its feed
/// @param effectiveAt from when it is in force
/// @param quantity signed, base units; USD of liquidity for a pool
public record PlanAnswer(String id, String venue, String coin, Instant knownAt, Instant effectiveAt, double quantity) {
    static PlanAnswer of(PlanFile.Entry entry) {
        var position = entry.position();
        return new PlanAnswer(
                entry.id(),
                position.instrument().venue(),
                position.instrument().coin(),
                Times.instant(position.knownNanos()),
                Times.instant(position.effectiveNanos()),
                position.quantity());
    }
}
