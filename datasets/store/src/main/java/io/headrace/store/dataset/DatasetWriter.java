package io.headrace.store.dataset;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Writes a dataset whole or not at all: everything goes into a folder beside the target, which takes the
/// target's name as the last step. Whatever fails before that leaves the target as it was and nothing behind.
public final class DatasetWriter {
    /// Rows of one segment; with it the memory beside the events themselves is bounded.
    private static final int SEGMENT_ROWS = 1_000_000;

    private DatasetWriter() {}

    /// Writes a new dataset.
    ///
    /// @param dir the dataset's folder; must not exist, or be empty
    /// @param events bars, funding and open interest in any order; no two may compare as equal by
    ///     [MarketEvent#ORDER]
    /// @throws io.headrace.market.problem.ProblemException when `dir` is taken, `events` is empty, or the disk
    ///     refuses
    public static DatasetManifest write(Path dir, DatasetHeader header, List<MarketEvent> events, Progress progress) {
        DatasetFolder folder = new DatasetFolder(dir);
        folder.requireFree();
        return write(folder, false, header, events, progress);
    }

    /// Writes a dataset in place of the one at `dir`, if there is one. Until the new one is complete the old
    /// one is what readers see.
    ///
    /// @throws io.headrace.market.problem.ProblemException as [#write], and when `dir` holds something else
    public static DatasetManifest replace(Path dir, DatasetHeader header, List<MarketEvent> events, Progress progress) {
        DatasetFolder folder = new DatasetFolder(dir);
        folder.requireFreeOrDataset();
        return write(folder, true, header, events, progress);
    }

    private static DatasetManifest write(
            DatasetFolder folder,
            boolean replacing,
            DatasetHeader header,
            List<MarketEvent> events,
            Progress progress) {
        if (events.isEmpty()) {
            throw StoreFault.NO_EVENTS.at(
                    folder.path(), "there are no events to store", "Import or generate some first");
        }
        Map<SegmentTable, List<MarketEvent>> byKind = byKind(events);
        try (DatasetFolder.Draft draft = folder.draft()) {
            DatasetManifest manifest = DatasetManifest.of(header, segments(draft.path(), byKind, progress));
            ManifestFile.write(draft.path().resolve(ManifestFile.NAME), manifest);
            if (replacing) {
                draft.replace(manifest);
            } else {
                draft.publish();
            }
            return manifest;
        } catch (IOException e) {
            throw notWritten(folder, IoReason.of(e), e);
        } catch (SQLException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("the database gave no reason");
            throw notWritten(folder, reason, e);
        }
    }

    private static ProblemException notWritten(DatasetFolder folder, String reason, Exception cause) {
        return StoreFault.NOT_WRITTEN
                .problem(
                        folder.path(),
                        "the dataset could not be written: " + reason,
                        "Make room or allow writing there, then run again; nothing was changed")
                .toException(cause);
    }

    private static List<Segment> segments(Path folder, Map<SegmentTable, List<MarketEvent>> byKind, Progress progress)
            throws SQLException, IOException {
        List<Segment> segments = new ArrayList<>();
        try (DuckDb duck = new DuckDb()) {
            SegmentWriter writer = new SegmentWriter(folder, duck, progress);
            for (Map.Entry<SegmentTable, List<MarketEvent>> entry : byKind.entrySet()) {
                List<MarketEvent> rows = entry.getValue();
                for (int from = 0; from < rows.size(); from += SEGMENT_ROWS) {
                    int to = Math.min(rows.size(), from + SEGMENT_ROWS);
                    segments.add(writer.write(entry.getKey(), from / SEGMENT_ROWS, rows.subList(from, to)));
                }
            }
        }
        return segments;
    }

    private static Map<SegmentTable, List<MarketEvent>> byKind(List<MarketEvent> events) {
        Map<SegmentTable, List<MarketEvent>> byKind = new EnumMap<>(SegmentTable.class);
        for (MarketEvent event : events) {
            byKind.computeIfAbsent(SegmentTable.of(event), table -> new ArrayList<>())
                    .add(event);
        }
        byKind.values().forEach(DatasetWriter::order);
        return byKind;
    }

    private static void order(List<MarketEvent> events) {
        events.sort(MarketEvent.ORDER);
        for (int at = 1; at < events.size(); at++) {
            if (MarketEvent.ORDER.compare(events.get(at - 1), events.get(at)) == 0) {
                throw new IllegalArgumentException(
                        "no two events may have the same place, were " + events.get(at - 1) + " and " + events.get(at));
            }
        }
    }
}
