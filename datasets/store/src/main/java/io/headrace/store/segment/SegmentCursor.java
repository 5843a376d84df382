package io.headrace.store.segment;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.column.EventDigest;
import io.headrace.store.column.EventTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Walks through one segment and holds it against what the manifest says of it. Holds one batch of rows. Not
/// thread-safe.
///
/// The segment is verified when its last row has been given out: an exception then means that what was seen cannot
/// be trusted.
public final class SegmentCursor implements AutoCloseable {
    /// Held so that the level stays: at INFO each process would say which instructions it does without.
    private static final Logger HARDWOOD = Logger.getLogger("dev.hardwood");

    static {
        HARDWOOD.setLevel(Level.WARNING);
    }

    private final Path file;
    private final Segment segment;
    private final EventDigest digest;
    private final ParquetFileReader parquet;
    private final SegmentColumns columns;
    private long row;
    private @Nullable MarketEvent last;

    private SegmentCursor(Path file, Segment segment, ParquetFileReader parquet, SegmentColumns columns) {
        this.file = file;
        this.segment = segment;
        this.parquet = parquet;
        this.columns = columns;
        this.digest = new EventDigest(EventTable.named(segment.kind()), segment.venue());
    }

    /// @throws io.headrace.market.problem.ProblemException HR-1105 to HR-1107
    public static SegmentCursor open(Path file, Segment segment, HardwoodContext context) {
        requirePresent(file, segment);
        requireUndamaged(file, segment);
        ParquetFileReader parquet = null;
        try {
            parquet = ParquetFileReader.open(InputFile.of(file), context);
            return new SegmentCursor(file, segment, parquet, SegmentColumns.open(parquet, segment));
        } catch (IOException | RuntimeException e) {
            if (parquet != null) {
                close(parquet);
            }
            throw unreadable(file, e);
        }
    }

    /// Looks that a segment is there in its full size.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1105 to HR-1107
    public static void requirePresent(Path file, Segment segment) {
        if (!Files.isRegularFile(file)) {
            throw StoreFault.SEGMENT_MISSING.damaged(file, "the dataset lacks this segment");
        }
        long bytes;
        try {
            bytes = Files.size(file);
        } catch (IOException e) {
            throw StoreFault.SEGMENT_UNREADABLE.damaged(file, "the segment cannot be read: " + e.getMessage());
        }
        if (bytes != segment.bytes()) {
            throw StoreFault.SEGMENT_CHANGED.damaged(
                    file, "the segment has " + bytes + " bytes, " + segment.bytes() + " were written");
        }
    }

    /// Asked first: a damaged Parquet file can keep its reader busy for ever.
    private static void requireUndamaged(Path file, Segment segment) {
        try {
            if (!FileBytes.crc32c(file).equals(segment.crc32c())) {
                throw StoreFault.SEGMENT_CHANGED.damaged(file, "the segment was changed: its bytes are others");
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// The next event, or null after the last.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1106, HR-1107
    public @Nullable MarketEvent next() {
        MarketEvent event = read();
        if (event == null) {
            requireWhole();
            return null;
        }
        if (last != null && MarketEvent.ORDER.compare(last, event) > 0) {
            throw changed("row " + row + " is out of order");
        }
        digest.add(event);
        last = event;
        return event;
    }

    /// Rows given out so far.
    public long row() {
        return row;
    }

    private @Nullable MarketEvent read() {
        try {
            if (!columns.advance()) {
                return null;
            }
        } catch (RuntimeException e) {
            throw unreadable(file, e);
        }
        row++;
        try {
            return columns.event();
        } catch (IllegalArgumentException e) {
            throw changed("in row " + row + " " + e.getMessage());
        }
    }

    private void requireWhole() {
        if (row != segment.rows()) {
            throw changed("it holds " + row + " rows, " + segment.rows() + " were written");
        }
        if (!digest.hex().equals(segment.digest())) {
            throw changed("its values do not have the digest that was written");
        }
    }

    @Override
    public void close() {
        columns.close();
        close(parquet);
    }

    private static void close(ParquetFileReader parquet) {
        try {
            parquet.close();
        } catch (IOException e) {
            throw new IllegalStateException("a file that was only read did not close", e);
        }
    }

    private RuntimeException changed(String what) {
        return StoreFault.SEGMENT_CHANGED.damaged(file, "the segment was changed: " + what);
    }

    private static RuntimeException unreadable(Path file, Exception cause) {
        return StoreFault.SEGMENT_UNREADABLE
                .problem(file, "the segment is no readable Parquet file", StoreFault.MAKE_AGAIN)
                .toException(cause);
    }
}
