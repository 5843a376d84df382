package io.headrace.store.segment;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;

/// The events of one kind and venue that became known on one day.
///
/// @param day UTC
public record Partition(EventKind kind, String venue, LocalDate day) implements Comparable<Partition> {
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final Comparator<Partition> ORDER = Comparator.comparing(Partition::kind)
            .thenComparing(Partition::venue)
            .thenComparing(Partition::day);

    /// Days since 1970-01-01, UTC.
    public static long epochDay(long nanos) {
        return Math.floorDiv(nanos, DAY_NANOS);
    }

    public static Partition of(MarketEvent event) {
        return new Partition(
                event.kind(), event.instrument().venue(), LocalDate.ofEpochDay(epochDay(event.knownNanos())));
    }

    /// `kind=trades/venue=binance/day=2024-08-08`, as DuckDB, pandas and Spark understand it; what a path cannot hold
    /// stands as `%` and two hexadecimal digits per byte of UTF-8.
    public String folder() {
        return "kind=" + kind.table() + "/venue=" + escaped(venue) + "/day=" + day;
    }

    private static String escaped(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return encoded.replace("+", "%20").replace("*", "%2A").replaceFirst("^\\.", "%2E");
    }

    @Override
    public int compareTo(Partition other) {
        return ORDER.compare(this, other);
    }
}
