package io.headrace.store.dataset;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.column.EventTable;
import io.headrace.store.segment.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Gathers what a dataset holds of each series, segment by segment.
final class SeriesLedger {
    private final Map<Key, SeriesFacts> facts = new TreeMap<>();

    /// Adds what is known already.
    void add(Series series) {
        facts(EventTable.named(series.kind()).kind(), series.venue(), series.coin())
                .add(series);
    }

    /// Adds what a segment holds. What is told at the end may depend on the order segments are added in.
    void add(Part part) {
        part.byCoin.forEach((name, stamps) -> facts(part.partition.kind(), part.partition.venue(), name)
                .add(stamps.rows, stamps.times, stamps.count));
    }

    /// All series, by kind, venue and coin.
    List<Series> series() {
        List<Series> series = new ArrayList<>();
        facts.forEach((key, found) -> series.add(found.series(key.kind.table(), key.venue, key.coin)));
        return series;
    }

    private SeriesFacts facts(EventKind kind, String venue, String coin) {
        return facts.computeIfAbsent(new Key(kind, venue, coin), key -> new SeriesFacts());
    }

    private record Key(EventKind kind, String venue, String coin) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::kind).thenComparing(Key::venue).thenComparing(Key::coin);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /// What one segment holds of each series.
    static final class Part {
        private final Partition partition;
        private final Map<String, Stamps> byCoin = new HashMap<>();

        /// @param events in order
        Part(Partition partition, List<MarketEvent> events) {
            this.partition = partition;
            String coin = "";
            Stamps stamps = null;
            for (MarketEvent event : events) {
                String found = event.instrument().coin();
                if (stamps == null || !coin.equals(found)) {
                    coin = found;
                    stamps = byCoin.computeIfAbsent(found, name -> new Stamps());
                }
                stamps.add(event.knownNanos());
            }
        }
    }

    /// The different times of one coin's events.
    private static final class Stamps {
        private long rows;
        private long[] times = new long[16];
        private int count;

        private void add(long nanos) {
            rows++;
            if (count > 0 && times[count - 1] == nanos) {
                return;
            }
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = nanos;
        }
    }
}
