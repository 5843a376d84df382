package io.headrace.store.source.reading;

import io.headrace.market.problem.Progress;
import io.headrace.store.source.FrameFormat;
import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.SourceListener;
import io.headrace.store.source.TableFormat;
import io.headrace.store.source.feed.FrameReader;
import io.headrace.store.source.table.CsvRows;
import io.headrace.store.source.table.ParquetRows;
import io.headrace.store.source.table.TableReader;
import io.headrace.store.source.text.SourceText;
import io.headrace.store.source.text.UnreadableSource;
import java.nio.file.Path;

/// Reads one file of a known format from its first record to its last; memory does not grow with the
/// file.
public final class SourceReader {
    private SourceReader() {}

    /// @param file `.parquet`, or text, plain, `.gz` or `.zip` (one file inside; a `.CHECKSUM` beside
    ///     it is checked)
    /// @param listener told of every event, oddity and refusal
    /// @param progress told of the stored bytes read
    public static void read(Path file, SourceFormat format, SourceListener listener, Progress progress) {
        try {
            if (format instanceof TableFormat table && ParquetRows.isParquet(file)) {
                readParquet(file, table, listener, progress);
            } else {
                readText(file, format, listener, progress);
            }
        } catch (UnreadableSource e) {
            listener.refused(0, e.problem());
        }
    }

    private static void readText(Path file, SourceFormat format, SourceListener listener, Progress progress) {
        try (SourceText text = SourceText.open(file, progress)) {
            switch (format) {
                case TableFormat table -> TableReader.read(new CsvRows(text), table, listener);
                case FrameFormat frames -> FrameReader.read(text, frames, listener);
            }
        }
    }

    private static void readParquet(Path file, TableFormat format, SourceListener listener, Progress progress) {
        try (ParquetRows rows = ParquetRows.open(file, progress)) {
            TableReader.read(rows, format, listener);
        }
    }
}
