package io.headrace.store.dataset;

import io.headrace.market.event.MarketEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a dataset and verifies it against its manifest. Not thread-safe.
public final class DatasetReader implements AutoCloseable {
    private final Path dir;
    private final DatasetManifest manifest;
    private @Nullable DuckDb duck;

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
                .forEach(segment -> SegmentReader.requirePresent(dir.resolve(segment.file()), segment));
        return reader;
    }

    public DatasetManifest manifest() {
        return manifest;
    }

    /// All events in [MarketEvent#ORDER], verified.
    ///
    /// @throws io.headrace.market.problem.ProblemException when a segment's values are not those that were
    ///     written
    public List<MarketEvent> events() {
        List<MarketEvent> events = new ArrayList<>(Math.toIntExact(manifest.rows()));
        for (Segment segment : manifest.segments()) {
            forEach(segment, (row, event) -> events.add(event));
        }
        events.sort(MarketEvent.ORDER);
        return events;
    }

    /// Streams one segment. It is verified when its last row has been given out: an exception then means that
    /// what was seen cannot be trusted.
    public void forEach(Segment segment, RowConsumer consumer) {
        Path file = dir.resolve(segment.file());
        try {
            if (duck == null) {
                duck = new DuckDb();
            }
            new SegmentReader(file, segment).read(duck, consumer);
        } catch (SQLException e) {
            throw StoreFault.SEGMENT_UNREADABLE
                    .problem(file, "the segment is no readable Parquet file", StoreFault.MAKE_AGAIN)
                    .toException(e);
        }
    }

    @Override
    public void close() {
        if (duck != null) {
            try {
                duck.close();
            } catch (SQLException e) {
                throw new IllegalStateException("DuckDB did not close", e);
            } finally {
                duck = null;
            }
        }
    }

    /// Takes one event of a segment.
    @FunctionalInterface
    public interface RowConsumer {
        /// @param row from 1
        void accept(long row, MarketEvent event);
    }
}
