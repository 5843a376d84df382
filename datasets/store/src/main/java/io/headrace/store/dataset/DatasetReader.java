package io.headrace.store.dataset;

import dev.hardwood.HardwoodContext;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.segment.Segment;
import io.headrace.store.segment.SegmentCursor;
import io.headrace.store.segment.StoreFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a dataset and verifies it against its manifest. Not thread-safe.
public final class DatasetReader implements AutoCloseable {
    private final Path dir;
    private final DatasetManifest manifest;
    private @Nullable HardwoodContext context;

    private DatasetReader(Path dir, DatasetManifest manifest) {
        this.dir = dir;
        this.manifest = manifest;
    }

    /// Reads the manifest and looks that every segment is there in its full size; no segment is opened yet.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1102 to HR-1106
    public static DatasetReader open(Path dir) {
        if (!Files.isDirectory(dir)) {
            throw StoreFault.NOT_FOUND.at(dir, "there is no such dataset", "`data list` shows the datasets there are");
        }
        DatasetReader reader = new DatasetReader(dir, ManifestFile.read(dir.resolve(ManifestFile.NAME)));
        reader.manifest
                .segments()
                .forEach(segment -> SegmentCursor.requirePresent(dir.resolve(segment.file()), segment));
        return reader;
    }

    public DatasetManifest manifest() {
        return manifest;
    }

    /// All events in [MarketEvent#ORDER], verified before the first is seen; they must fit in memory.
    ///
    /// @throws io.headrace.market.problem.ProblemException when a segment's values are not those that were
    ///     written
    public List<MarketEvent> events() {
        List<MarketEvent> events = new ArrayList<>(Math.toIntExact(manifest.rows()));
        try (EventCursor cursor = cursor(EventFilter.ALL)) {
            cursor.forEachRemaining(events::add);
        }
        return events;
    }

    /// The events a filter lets through, one at a time, with memory that does not grow with the dataset. The caller
    /// closes it before this reader.
    public EventCursor cursor(EventFilter filter) {
        return new EventCursor(dir, manifest.segments(), filter, context());
    }

    /// Streams one segment. It is verified when its last row has been given out: an exception then means that
    /// what was seen cannot be trusted.
    public void forEach(Segment segment, RowConsumer consumer) {
        try (SegmentCursor cursor = SegmentCursor.open(dir.resolve(segment.file()), segment, context())) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                consumer.accept(cursor.row(), event);
            }
        }
    }

    private HardwoodContext context() {
        if (context == null) {
            context = HardwoodContext.create(1);
        }
        return context;
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    /// Takes one event of a segment.
    @FunctionalInterface
    public interface RowConsumer {
        /// @param row from 1
        void accept(long row, MarketEvent event);
    }
}
