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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Writes segments on a thread of its own, one after another. While one is written one more may be handed in; the
/// next waits, which bounds memory.
final class SegmentLine implements AutoCloseable {
    private final Staging staging;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("segment-writer").factory());
    private final Map<Partition, Integer> parts = new HashMap<>();
    private final List<Segment> segments = new ArrayList<>();
    private final SeriesLedger ledger = new SeriesLedger();
    private @Nullable SegmentWriter writer;
    private @Nullable Future<?> pending;

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
                ledger.add(segment.partition(), events(segment, context));
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
    /// @throws ProblemException HR-1108, HR-1112, of this or of an earlier call
    void write(List<Run> runs) {
        finish();
        pending = thread.submit(() -> {
            store(runs);
            return null;
        });
    }

    /// Waits until all is written.
    void finish() {
        if (pending == null) {
            return;
        }
        try {
            pending.get();
        } catch (ExecutionException e) {
            throw refused(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while segments were written");
        } finally {
            pending = null;
        }
    }

    /// Those written so far; nothing may be under way.
    List<Segment> segments() {
        return segments;
    }

    List<Series> series() {
        return ledger.series();
    }

    private void store(List<Run> runs) throws SQLException, IOException {
        if (writer == null) {
            writer = new SegmentWriter(staging.data());
        }
        List<Batch> batches = new ArrayList<>();
        for (Run run : runs) {
            if (!run.isOrdered()) {
                run.events().sort(MarketEvent.ORDER);
                requireOnePlaceEach(run.events());
            }
            int part = parts.merge(run.partition(), 1, Integer::sum) - 1;
            batches.add(new Batch(run.partition(), part, run.events()));
        }
        segments.addAll(writer.write(batches));
        batches.forEach(batch -> ledger.add(batch.partition(), batch.events()));
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

    /// Ends the thread; a segment under way is finished first.
    @Override
    public void close() {
        thread.close();
        if (writer != null) {
            try {
                writer.close();
            } catch (SQLException e) {
                throw new IllegalStateException("DuckDB did not close", e);
            }
        }
    }
}
