package io.headrace.store.dataset;

import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.segment.Partition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The events held in memory, by partition, until there are enough of them for a segment.
final class Runs {
    private static final Comparator<Run> HEAVIEST = Comparator.<Run>comparingLong(run -> run.weight)
            .thenComparing(run -> run.partition, Comparator.reverseOrder());

    private final Pace pace;
    private final SegmentLine line;
    private final Map<Partition, Run> open = new TreeMap<>();
    private final @Nullable Run[] latest = new Run[EventKind.values().length];
    private long held;
    private long sinceMark;

    Runs(Pace pace, SegmentLine line) {
        this.pace = pace;
        this.line = line;
    }

    void accept(MarketEvent event) {
        Run run = run(event);
        long weight = weight(event);
        run.add(event, weight);
        held += weight;
        sinceMark++;
        if (run.weight >= pace.run()) {
            write(run);
        } else if (held >= pace.held()) {
            write(Collections.max(open.values(), HEAVIEST));
        }
    }

    boolean isMarkDue() {
        return sinceMark >= pace.mark();
    }

    /// Makes segments of all that is held and waits for them.
    void flush() {
        for (Run run : List.copyOf(open.values())) {
            write(run);
        }
        sinceMark = 0;
        line.finish();
    }

    private Run run(MarketEvent event) {
        int kind = event.kind().ordinal();
        Run run = latest[kind];
        if (run == null || !run.holds(event)) {
            run = open.computeIfAbsent(Partition.of(event), Run::new);
            latest[kind] = run;
        }
        return run;
    }

    private void write(Run run) {
        open.remove(run.partition);
        latest[run.partition.kind().ordinal()] = null;
        held -= run.weight;
        line.write(run.partition, run.events, run.ordered);
    }

    /// In units of a plain event, about 64 bytes.
    private static long weight(MarketEvent event) {
        return switch (event.kind()) {
            case BOOK_DELTA -> {
                BookDelta book = (BookDelta) event;
                yield 1 + (book.bids().count() + book.asks().count()) / 4;
            }
            case BOOK_SNAPSHOT -> {
                BookSnapshot book = (BookSnapshot) event;
                yield 1 + (book.bids().count() + book.asks().count()) / 4;
            }
            case MARGIN_SNAPSHOT -> {
                MarginSnapshot margin = (MarginSnapshot) event;
                yield 1 + margin.plannedUsd().size() / 2 + margin.exposures().size();
            }
            default -> 1;
        };
    }

    /// The events of one partition.
    private static final class Run {
        private final Partition partition;
        private final long day;
        private final List<MarketEvent> events = new ArrayList<>();
        private @Nullable MarketEvent last;
        private boolean ordered = true;
        private long weight;

        private Run(Partition partition) {
            this.partition = partition;
            this.day = partition.day().toEpochDay();
        }

        private boolean holds(MarketEvent event) {
            return Partition.epochDay(event.knownNanos()) == day
                    && event.instrument().venue().equals(partition.venue());
        }

        private void add(MarketEvent event, long eventWeight) {
            ordered = ordered && (last == null || MarketEvent.ORDER.compare(last, event) < 0);
            events.add(event);
            last = event;
            weight += eventWeight;
        }
    }
}
