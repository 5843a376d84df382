package io.headrace.store.check;

import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.Segment;
import io.headrace.store.source.RawFile;
import io.headrace.store.source.RawFolder;
import io.headrace.store.source.RawRow;
import io.headrace.store.source.RawTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        return Files.exists(rawFolderOrDataset.resolve("manifest.json"))
                ? dataset(rawFolderOrDataset, progress)
                : raw(rawFolderOrDataset, progress);
    }

    private static CheckReport dataset(Path folder, Progress progress) {
        Findings findings = new Findings(false);
        List<CheckReport.CheckedFile> files = new ArrayList<>();
        try (DatasetReader reader = DatasetReader.open(folder)) {
            List<Segment> segments = reader.manifest().segments();
            for (Segment segment : segments) {
                progress.report("checking " + segment.file(), files.size(), segments.size());
                FileWatch watch = new FileWatch(segment.file(), false, findings);
                reader.forEach(segment, watch::row);
                files.add(watch.finish());
            }
        }
        return new CheckReport(folder.toString(), files, findings.groups());
    }

    private static CheckReport raw(Path folder, Progress progress) {
        Findings findings = new Findings(true);
        List<CheckReport.CheckedFile> files = new ArrayList<>();
        for (Map.Entry<RawTable, Path> entry : RawFolder.open(folder).files().entrySet()) {
            FileWatch watch = new FileWatch(String.valueOf(entry.getValue().getFileName()), true, findings);
            rawFile(entry.getValue(), entry.getKey(), watch, progress);
            files.add(watch.finish());
        }
        return new CheckReport(folder.toString(), files, findings.groups());
    }

    private static void rawFile(Path path, RawTable table, FileWatch watch, Progress progress) {
        long line = 1;
        try (RawFile file = RawFile.open(path, table, progress)) {
            long sequence = 0;
            for (RawRow row = file.next(); row != null; row = file.next()) {
                line = row.line();
                rawRow(row, table, sequence++, watch);
            }
            if (sequence == 0) {
                watch.error(FindingKind.UNREADABLE, line, "the file has a header and no rows");
            }
        } catch (ProblemException e) {
            watch.error(FindingKind.UNREADABLE, line, e.problem().what());
        }
    }

    private static void rawRow(RawRow row, RawTable table, long sequence, FileWatch watch) {
        try {
            watch.row(row.line(), table.parse(row, sequence));
        } catch (ProblemException e) {
            watch.error(FindingKind.IMPOSSIBLE, row.line(), e.problem().what());
        }
    }
}
