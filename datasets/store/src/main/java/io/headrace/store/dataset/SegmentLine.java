package io.headrace.store.dataset;

import dev.hardwood.HardwoodContext;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.segment.Batch;
import io.headrace.store.segment.Partition;
import io.headrace.store.segment.Segment;
import io.headrace.store.segment.SegmentCursor;
import io.headrace.store.segment.SegmentWriter;
import io.headrace.store.segment.StoreFault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Writes segments on two threads of its own, for one alone takes longer to write than events take to be read and
/// checked. While both write, the next waits, which bounds memory. What is told of the segments depends on the order
/// they were handed in, and never on which was done first.
final class SegmentLine implements AutoCloseable {
    private static final int WRITERS = 2;

    private final Staging staging;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            WRITERS, Thread.ofPlatform().daemon().name("segment-writer-", 0).factory());
    private final Map<Partition, Integer> parts = new HashMap<>();
    private final List<Segment> segments = new ArrayList<>();
    private final SeriesLedger ledger = new SeriesLedger();
    private final Queue<Future<Written>> pending = new ArrayDeque<>();

    /// Those that write nothing now; the one that wrote last comes first, so that a short line has only one.
    private final Deque<SegmentWriter> idle = new ConcurrentLinkedDeque<>();

    SegmentLine(Staging staging) {
        this.staging = staging;
    }

    /// Counts a segment that is already in the dataset, so that new ones get other numbers.
    void reserve(Segment segment) {
        parts.merge(segment.partition(), 1, Integer::sum);
    }

    /// Goes on after segments that are staged already. They are read once more, for what they tell of their series.
    ///
    /// @throws ProblemException HR-1105 to HR-1107 when one is damaged
    void resume(List<Segment> staged) {
        try (HardwoodContext context = HardwoodContext.create(1)) {
            for (Segment segment : staged) {
                ledger.add(new SeriesLedger.Part(segment.partition(), events(segment, context)));
                reserve(segment);
                segments.add(segment);
            }
        }
    }

    private List<MarketEvent> events(Segment segment, HardwoodContext context) {
        List<MarketEvent> events = new ArrayList<>();
        try (SegmentCursor cursor = SegmentCursor.open(staging.place(segment), segment, context)) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                events.add(event);
            }
        }
        return events;
    }

    /// Hands runs of one kind over; they must not be touched afterwards.
    ///
    /// @throws ProblemException HR-1108, HR-1112, of an earlier call
    void write(List<Run> runs) {
        if (pending.size() == WRITERS) {
            takeFirst();
        }
        List<Batch> batches = new ArrayList<>();
        for (Run run : runs) {
            int part = parts.merge(run.partition(), 1, Integer::sum) - 1;
            batches.add(new Batch(run.partition(), part, run.events()));
        }
        pending.add(threads.submit(() -> store(runs, batches)));
    }

    /// Waits until all is written.
    ///
    /// @throws ProblemException HR-1108, HR-1112
    void finish() {
        while (!pending.isEmpty()) {
            takeFirst();
        }
    }

    private void takeFirst() {
        Future<Written> first = pending.remove();
        try {
            Written written = first.get();
            segments.addAll(written.segments);
            written.parts.forEach(ledger::add);
        } catch (ExecutionException e) {
            throw refused(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while segments were written");
        }
    }

    /// Those written so far; nothing may be under way.
    List<Segment> segments() {
        return segments;
    }

    List<Series> series() {
        return ledger.series();
    }

    private Written store(List<Run> runs, List<Batch> batches) throws SQLException, IOException {
        for (Run run : runs) {
            if (!run.isOrdered()) {
                run.events().sort(MarketEvent.ORDER);
                requireOnePlaceEach(run.events());
            }
        }
        SegmentWriter found = idle.pollFirst();
        SegmentWriter writer = found == null ? new SegmentWriter(staging.data()) : found;
        try {
            List<Segment> made = writer.write(batches);
            return new Written(
                    made,
                    batches.stream()
                            .map(batch -> new SeriesLedger.Part(batch.partition(), batch.events()))
                            .toList());
        } finally {
            idle.addFirst(writer);
        }
    }

    private void requireOnePlaceEach(List<MarketEvent> events) {
        for (int at = 1; at < events.size(); at++) {
            if (MarketEvent.ORDER.compare(events.get(at - 1), events.get(at)) == 0) {
                throw StoreFault.SAME_PLACE.at(
                        staging.dataset(),
                        "no two events may have the same place, were " + events.get(at - 1) + " and " + events.get(at),
                        "Number the events of each source from where the one before it ended");
            }
        }
    }

    private RuntimeException refused(Throwable cause) {
        return switch (cause) {
            case IOException e -> notWritten(staging.dataset(), IoReason.of(e), e);
            case SQLException e ->
                notWritten(
                        staging.dataset(),
                        String.valueOf(e.getMessage()).lines().findFirst().orElse("the database gave no reason"),
                        e);
            case RuntimeException e -> e;
            default -> new IllegalStateException("a segment could not be written", cause);
        };
    }

    static ProblemException notWritten(Path dataset, String reason, Exception cause) {
        return StoreFault.NOT_WRITTEN
                .problem(
                        dataset,
                        "the dataset could not be written: " + reason,
                        "Make room or allow writing there, then run again; nothing was changed")
                .toException(cause);
    }

    /// Ends the threads; segments under way are finished first.
    @Override
    public void close() {
        threads.close();
        try {
            for (SegmentWriter writer : idle) {
                writer.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB did not close", e);
        }
    }

    /// Segments, and what each holds.
    private record Written(List<Segment> segments, List<SeriesLedger.Part> parts) {}
}
