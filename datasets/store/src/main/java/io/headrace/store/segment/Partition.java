package io.headrace.store.segment;

import io.headrace.market.event.EventKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/// The events of one kind and venue that became known in one period.
public record Partition(EventKind kind, String venue, Period period) implements Comparable<Partition> {
    private static final Comparator<Partition> ORDER = Comparator.comparing(Partition::kind)
            .thenComparing(Partition::venue)
            .thenComparing(partition -> partition.period().first());

    /// `kind=trades/venue=binance/day=2024-08-08`, as DuckDB, pandas and Spark understand it; what a path cannot hold
    /// stands as `%` and two hexadecimal digits per byte of UTF-8.
    public String folder() {
        return "kind=" + kind.table() + "/venue=" + escaped(venue) + "/" + period.folder();
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
