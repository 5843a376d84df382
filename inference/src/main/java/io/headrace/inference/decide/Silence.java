package io.headrace.inference.decide;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which of the streams a live desk relies on is silent, told from the events alone: a replay of the recording
/// finds the same.
final class Silence {
    private final LiveTerms terms;
    private final Map<String, Long> heardNanos = new HashMap<>();

    Silence(LiveTerms terms) {
        this.terms = terms;
    }

    /// A gap says that something was missed, and an announcement is the desk's own: neither is the venue's word.
    void observe(MarketEvent event) {
        if (event.kind() != EventKind.STREAM_GAP && event.kind() != EventKind.PLANNED_POSITION) {
            heardNanos.put(event.instrument().venue(), event.knownNanos());
        }
    }

    /// Why no forecast may be made at an instant; empty when every venue spoke of late.
    Optional<String> at(long nowNanos) {
        for (String venue : terms.venues()) {
            Long heard = heardNanos.get(venue);
            if (heard == null) {
                return Optional.of("the stream of " + venue + " is stale: nothing was heard of it yet");
            }
            if (nowNanos - heard > terms.silenceNanos()) {
                return Optional.of("the stream of " + venue + " is stale: it was last heard at "
                        + Instant.ofEpochSecond(0, heard).truncatedTo(ChronoUnit.SECONDS)
                        + ", and is relied on for " + terms.silenceNanos() / 1_000_000_000L + " s");
            }
        }
        return Optional.empty();
    }
}
