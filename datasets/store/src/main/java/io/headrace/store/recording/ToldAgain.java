package io.headrace.store.recording;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.column.EventCopy;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.EventCursor;
import io.headrace.store.dataset.EventFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Knows what a dataset holds of what venues tell again on a new connection: fills, and the latest trades,
/// liquidations and fundings.
///
/// Two are the same when all they say but the time they became known is the same. One that is stored
/// twice, as two fills of one order may be, is passed over twice. Bounded: of each contract's fills the
/// latest [#MOST_FILLS] are known, of the rest the latest [#MOST_OTHERS] of the dataset's last day.
final class ToldAgain {
    static final int MOST_FILLS = 10_000;
    static final int MOST_OTHERS = 2_000;

    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();

    private final EventCopy copy = new EventCopy();
    private final Map<MarketEvent, Integer> stored = new HashMap<>();

    /// Of a dataset that is not there yet.
    ToldAgain() {}

    /// @param dir a dataset's folder
    /// @throws io.headrace.market.problem.ProblemException HR-11xx when it cannot be read
    ToldAgain(Path dir) {
        try (DatasetReader reader = DatasetReader.open(dir)) {
            long last = reader.manifest().toNanos();
            read(reader, EventFilter.ALL.ofKinds(EventKind.FILL), MOST_FILLS);
            read(
                    reader,
                    EventFilter.ALL
                            .ofKinds(EventKind.TRADE, EventKind.LIQUIDATION, EventKind.FUNDING)
                            .between(last - DAY_NANOS, Long.MAX_VALUE),
                    MOST_OTHERS);
        }
    }

    private void read(DatasetReader reader, EventFilter filter, int most) {
        Map<Source, Deque<MarketEvent>> latest = new HashMap<>();
        try (EventCursor cursor = reader.cursor(filter)) {
            cursor.forEachRemaining(event -> {
                var kept =
                        latest.computeIfAbsent(new Source(event.kind(), event.instrument()), key -> new ArrayDeque<>());
                kept.add(timeless(event));
                if (kept.size() > most) {
                    kept.remove();
                }
            });
        }
        latest.values().forEach(events -> events.forEach(event -> stored.merge(event, 1, Integer::sum)));
    }

    /// Whether the dataset holds the event; asked once for each that comes.
    boolean holds(MarketEvent event) {
        if (stored.isEmpty() || !retold(event.kind())) {
            return false;
        }
        MarketEvent key = timeless(event);
        Integer times = stored.get(key);
        if (times == null) {
            return false;
        }
        if (times == 1) {
            stored.remove(key);
        } else {
            stored.put(key, times - 1);
        }
        return true;
    }

    private static boolean retold(EventKind kind) {
        return switch (kind) {
            case FILL, TRADE, LIQUIDATION, FUNDING -> true;
            default -> false;
        };
    }

    private MarketEvent timeless(MarketEvent event) {
        return copy.at(event, Long.MAX_VALUE, 0);
    }

    private record Source(EventKind kind, Instrument instrument) {}
}
