package io.headrace.store.recording;

import io.headrace.market.event.MarketEvent;
import io.headrace.store.dataset.DatasetAppender;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A dataset that grows by one commit after another. One writer holds it all the time but for the
/// moment between two commits.
final class RecordedDataset implements AutoCloseable {
    private final Path dir;
    private final DatasetHeader header;
    private final ToldAgain told;
    private final Unheard unheard;
    private DatasetAppender appender;
    private @Nullable DatasetManifest manifest;
    private final long firstSequence;
    private long uncommitted;

    /// @param dir the dataset's folder: one that is there gets more
    /// @throws io.headrace.market.problem.ProblemException HR-11xx when the place is taken or cannot be
    ///     written
    RecordedDataset(Path dir, DatasetHeader header) {
        this.dir = dir;
        this.header = header;
        this.told = isThere() ? new ToldAgain(dir) : new ToldAgain();
        this.appender = open();
        this.unheard = isThere() ? Unheard.since(dir, appender.firstSequence()) : Unheard.nothing();
        this.firstSequence = appender.firstSequence() + unheard.count();
    }

    private DatasetAppender open() {
        return DatasetAppender.open(dir, header, isThere() ? DatasetAppender.Mode.APPEND : DatasetAppender.Mode.NEW);
    }

    private boolean isThere() {
        return Files.isRegularFile(dir.resolve("manifest.json"));
    }

    /// A number above those of all events before the recording, and of the gaps that end with it.
    long firstSequence() {
        return firstSequence;
    }

    /// @param stored told what was stored: the event, and before it the gap since the dataset ended
    /// @return false for an event that the dataset held before the recording, which a venue told again
    boolean accept(MarketEvent event, Consumer<MarketEvent> stored) {
        if (told.holds(event)) {
            return false;
        }
        unheard.before(event).ifPresent(gap -> store(gap, stored));
        store(event, stored);
        return true;
    }

    private void store(MarketEvent event, Consumer<MarketEvent> stored) {
        appender.accept(event);
        uncommitted++;
        stored.accept(event);
    }

    /// Events since the last commit.
    long uncommitted() {
        return uncommitted;
    }

    /// The dataset as last committed here, null before the first time.
    @Nullable
    DatasetManifest manifest() {
        return manifest;
    }

    /// Publishes what was accepted and goes on.
    void commit() {
        publish();
        appender = open();
    }

    /// Publishes what was accepted, for the last time.
    void publish() {
        if (uncommitted > 0) {
            manifest = appender.commit();
            uncommitted = 0;
        }
        appender.close();
    }

    @Override
    public void close() {
        appender.close();
    }
}
