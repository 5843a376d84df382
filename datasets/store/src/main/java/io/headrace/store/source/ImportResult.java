package io.headrace.store.source;

import io.headrace.market.event.MarketEvent;
import java.util.List;

/// What an importer read: the events in [MarketEvent#ORDER] and the files they came from.
public record ImportResult(List<MarketEvent> events, List<ImportedFile> files) {
    public ImportResult {
        events = List.copyOf(events);
        files = List.copyOf(files);
    }

    /// One file read to its end.
    ///
    /// @param fromNanos stamp of the first row
    /// @param toNanos stamp of the last row
    public record ImportedFile(String file, long rows, long fromNanos, long toNanos) {
        public ImportedFile {
            if (rows <= 0) {
                throw new IllegalArgumentException("rows must be positive, was " + rows);
            }
        }
    }
}
