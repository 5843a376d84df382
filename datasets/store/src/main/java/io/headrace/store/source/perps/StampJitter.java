package io.headrace.store.source.perps;

import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import java.util.Map;
import java.util.TreeMap;

/// How far venues' stamps of one settlement lie from the full second, before they are rounded to it.
final class StampJitter {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long HALF_NANOS = SECOND_NANOS / 2;

    private final Map<String, Venue> venues = new TreeMap<>();

    private static final class Venue {
        private long rows;
        private long off;
        private long early;
        private long late;
    }

    /// The full second nearest to a stamp.
    long rounded(String venue, long stampNanos) {
        long second = Math.floorDiv(stampNanos + HALF_NANOS, SECOND_NANOS) * SECOND_NANOS;
        Venue seen = venues.computeIfAbsent(venue, name -> new Venue());
        seen.rows++;
        seen.off += second == stampNanos ? 0 : 1;
        seen.early = Math.max(seen.early, second - stampNanos);
        seen.late = Math.max(seen.late, stampNanos - second);
        return second;
    }

    void end(SourceOutput output) {
        venues.forEach((name, venue) -> {
            if (venue.off > 0) {
                output.note(
                        Oddity.JITTER,
                        name + ": " + venue.off + " of " + venue.rows
                                + " funding stamps are off the full second, from -" + millis(venue.early) + " to +"
                                + millis(venue.late) + " ms; they were rounded to it");
            }
        });
    }

    private static long millis(long nanos) {
        return Math.round(nanos / 1e6);
    }
}
