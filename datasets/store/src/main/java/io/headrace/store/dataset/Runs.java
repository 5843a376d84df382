package io.headrace.store.dataset;

import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.segment.Partition;
import io.headrace.store.segment.Partitioning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The events held in memory, by partition, until there are enough of them for a segment.
final class Runs {
    private final Pace pace;
    private final SegmentLine line;
    private final Partitioning partitioning;
    private final Map<Partition, Run> open = new TreeMap<>();
    private final @Nullable Run[] latest = new Run[EventKind.values().length];
    private long held;
    private long sinceMark;

    Runs(Pace pace, SegmentLine line, Partitioning partitioning) {
        this.pace = pace;
        this.line = line;
        this.partitioning = partitioning;
    }

    void accept(MarketEvent event) {
        Run run = run(event);
        long weight = weight(event);
        run.add(event, weight);
        held += weight;
        sinceMark++;
        if (run.weight() >= pace.run()) {
            write(List.of(run));
        } else if (held >= pace.held()) {
            writeAll();
        }
    }

    boolean isMarkDue() {
        return sinceMark >= pace.mark();
    }

    boolean isMarkWorthwhile() {
        return 4 * sinceMark >= pace.mark();
    }

    /// Makes segments of all that is held and waits for them.
    void flush() {
        writeAll();
        sinceMark = 0;
        line.finish();
    }

    private Run run(MarketEvent event) {
        int kind = event.kind().ordinal();
        Run run = latest[kind];
        if (run == null || !run.holds(event)) {
            run = open.computeIfAbsent(partitioning.of(event), Run::new);
            latest[kind] = run;
        }
        return run;
    }

    /// Kind by kind: small segments of one kind are written together.
    private void writeAll() {
        List<Run> together = new ArrayList<>();
        for (Run run : List.copyOf(open.values())) {
            if (!together.isEmpty()
                    && together.getLast().partition().kind() != run.partition().kind()) {
                write(List.copyOf(together));
                together.clear();
            }
            together.add(run);
        }
        if (!together.isEmpty()) {
            write(together);
        }
    }

    private void write(List<Run> runs) {
        for (Run run : runs) {
            open.remove(run.partition());
            latest[run.partition().kind().ordinal()] = null;
            held -= run.weight();
        }
        line.write(runs);
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
}
