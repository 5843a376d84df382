package io.headrace.store.check;

import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.segment.Segment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Checks a dataset, or raw files before they are imported. Reads every row once; a raw row that cannot be read is a
/// finding, not the end.
public final class DatasetCheck {
    private DatasetCheck() {}

    /// @param filesOrDataset a folder with `manifest.json`, or a raw file or folder
    /// @throws ProblemException when there is nothing to check there, or a dataset is damaged (its digests then
    ///     fail)
    public static CheckReport check(Path filesOrDataset, Progress progress) {
        if (Files.exists(filesOrDataset.resolve("manifest.json"))) {
            return dataset(filesOrDataset, progress);
        }
        return RawCheck.check(filesOrDataset, progress);
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
}
