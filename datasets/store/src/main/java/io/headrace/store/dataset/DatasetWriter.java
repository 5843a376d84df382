package io.headrace.store.dataset;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Progress;
import java.nio.file.Path;
import java.util.List;

/// Writes a dataset of events that are in memory, whole or not at all. Whatever fails leaves the target as it was and
/// nothing behind.
public final class DatasetWriter {
    private static final int ROWS_A_REPORT = 16_384;

    private DatasetWriter() {}

    /// Writes a new dataset.
    ///
    /// @param dir the dataset's folder; must not exist, or be empty
    /// @param events in any order; no two may compare as equal by [MarketEvent#ORDER]
    /// @throws io.headrace.market.problem.ProblemException HR-1101 when `dir` is taken, HR-1108 when the disk
    ///     refuses, HR-1110 when `events` is empty, HR-1111 when another writer is at it, HR-1112 when two events
    ///     have one place
    public static DatasetManifest write(Path dir, DatasetHeader header, List<MarketEvent> events, Progress progress) {
        return write(dir, header, DatasetAppender.Mode.NEW, events, progress);
    }

    /// Writes a dataset in place of the one at `dir`, if there is one. Until the new one is complete the old
    /// one is what readers see.
    ///
    /// @throws io.headrace.market.problem.ProblemException as [#write], and when `dir` holds something else
    public static DatasetManifest replace(Path dir, DatasetHeader header, List<MarketEvent> events, Progress progress) {
        return write(dir, header, DatasetAppender.Mode.REPLACE, events, progress);
    }

    private static DatasetManifest write(
            Path dir, DatasetHeader header, DatasetAppender.Mode mode, List<MarketEvent> events, Progress progress) {
        List<MarketEvent> ordered = events.stream().sorted(MarketEvent.ORDER).toList();
        String task = "writing " + header.name();
        try (DatasetAppender appender = DatasetAppender.open(dir, header, mode)) {
            for (int row = 0; row < ordered.size(); row++) {
                appender.accept(ordered.get(row));
                if (row % ROWS_A_REPORT == 0) {
                    progress.report(task, row, ordered.size());
                }
            }
            DatasetManifest manifest = appender.commit();
            progress.report(task, ordered.size(), ordered.size());
            return manifest;
        }
    }
}
