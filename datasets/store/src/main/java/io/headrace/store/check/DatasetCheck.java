package io.headrace.store.check;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.check.watch.Words;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.segment.Segment;
import io.headrace.store.source.LeapWatch;
import io.headrace.store.source.RawFile;
import io.headrace.store.source.RawFolder;
import io.headrace.store.source.RawRow;
import io.headrace.store.source.RawTable;
import io.headrace.store.source.RowOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Checks a dataset, or a folder of raw files before it is imported. Reads every row once; a raw row that
/// cannot be read is a finding, not the end.
public final class DatasetCheck {
    private DatasetCheck() {}

    /// @param rawFolderOrDataset a folder with `manifest.json`, or one with raw tables
    /// @throws ProblemException when there is nothing to check there, or a dataset is damaged (its digests then
    ///     fail)
    public static CheckReport check(Path rawFolderOrDataset, Progress progress) {
        if (Files.exists(rawFolderOrDataset.resolve("manifest.json"))) {
            return dataset(rawFolderOrDataset, progress);
        }
        boolean perps = Files.exists(rawFolderOrDataset.resolve("candles_1h.csv"))
                || Files.exists(rawFolderOrDataset.resolve("candles_1h.csv.gz"));
        return perps || !Files.exists(rawFolderOrDataset)
                ? raw(rawFolderOrDataset, progress)
                : RawCheck.check(rawFolderOrDataset, progress);
    }

    private static CheckReport dataset(Path folder, Progress progress) {
        EventCheck check = EventCheck.ofDataset(folder.toString());
        try (DatasetReader reader = DatasetReader.open(folder)) {
            List<Segment> segments = reader.manifest().segments();
            int done = 0;
            for (Segment segment : segments) {
                progress.report("checking " + segment.file(), done++, segments.size());
                reader.forEach(segment, (row, event) -> check.observe(segment.file(), row, event));
            }
        }
        return check.report();
    }

    private static CheckReport raw(Path folder, Progress progress) {
        EventCheck check = EventCheck.ofFiles(folder.toString());
        for (Map.Entry<RawTable, Path> entry : RawFolder.open(folder).files().entrySet()) {
            rawFile(entry.getValue(), entry.getKey(), check, progress);
        }
        return check.report();
    }

    private static void rawFile(Path path, RawTable table, EventCheck check, Progress progress) {
        String name = String.valueOf(path.getFileName());
        long line = 1;
        try (RawFile file = RawFile.open(path, table, progress)) {
            long sequence = 0;
            FileOrder order = new FileOrder();
            for (RawRow row = file.next(); row != null; row = file.next()) {
                line = row.line();
                rawRow(row, table, sequence++, name, order, check);
            }
            if (sequence == 0) {
                check.unreadable(name, line, "the file has a header and no rows");
            }
        } catch (ProblemException e) {
            check.unreadable(name, line, e.problem().what());
        }
    }

    private static void rawRow(
            RawRow row, RawTable table, long sequence, String name, FileOrder order, EventCheck check) {
        try {
            MarketEvent event = table.parse(row, sequence);
            if (order.backward(event)) {
                check.disorder(name, row.line(), order.told(event));
            } else {
                check.observe(name, row.line(), event);
            }
        } catch (ProblemException e) {
            check.refused(name, row.line(), e.problem());
        }
    }

    /// The rows of one raw table, whatever their instrument, stand in the order of their stamps.
    private static final class FileOrder {
        private final RowOrder order = new RowOrder();
        private final LeapWatch leaps = new LeapWatch();

        private boolean backward(MarketEvent event) {
            return !leaps.leaps(event.eventNanos()) && order.of(event) == RowOrder.Place.BACKWARD;
        }

        private String told(MarketEvent event) {
            return event.instrument().venue() + " " + event.instrument().coin() + ": " + Words.time(event.eventNanos())
                    + " after " + Words.time(order.latestNanos());
        }
    }
}
