package io.headrace.training.feature;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Progress;
import io.headrace.store.dataset.EventFilter;
import io.headrace.store.segment.CsvToParquet;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/// Writes the features of a dataset to a file that appears whole or not at all: CSV, or Parquet when its
/// name ends so.
public final class FeatureTable {
    private FeatureTable() {}

    /// Writes the whole dataset.
    ///
    /// @param tellStale add a column that names the stale columns of each row
    /// @return rows written
    /// @throws io.headrace.market.problem.ProblemException HR-9042 when the file exists, HR-9044 when it
    ///     cannot be written
    public static long write(
            FeatureRun run, FeatureSchema schema, Target target, boolean tellStale, Progress progress) {
        return write(target, progress, out -> {
            FeatureCsv rows = new FeatureCsv(out, schema, tellStale);
            run.run(EventFilter.ALL, progress, rows);
            return rows.rows();
        });
    }

    /// Writes what an engine computes: the same file.
    public static long write(SpreadFeatures spread, Target target, Progress progress) {
        return write(target, progress, out -> {
            FeatureWork.Shared shared = spread.shared();
            out.write(FeatureCsv.head(shared.request().catalog().schema().columns(), shared.tellStale()));
            return spread.write(out, progress);
        });
    }

    private static long write(Target target, Progress progress, Csv content) {
        target.requireFree();
        Path draft = target.file().resolveSibling(target.file().getFileName() + ".draft");
        Path table = target.file().resolveSibling(target.file().getFileName() + ".table");
        try {
            long rows = csv(draft, content);
            if (target.parquet()) {
                progress.report("parquet", 0, 0);
                CsvToParquet.convert(draft, table);
                Files.move(table, target.file(), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(draft, target.file(), StandardCopyOption.REPLACE_EXISTING);
            }
            return rows;
        } catch (IOException e) {
            throw notWritten(target.file(), e);
        } catch (UncheckedIOException e) {
            throw notWritten(target.file(), Objects.requireNonNull(e.getCause()));
        } finally {
            discard(draft);
            discard(table);
        }
    }

    /// Where to write.
    ///
    /// @param replace whether an existing file may be replaced
    public record Target(Path file, boolean replace) {
        boolean parquet() {
            return String.valueOf(file.getFileName()).endsWith(".parquet");
        }

        void requireFree() {
            if (!replace && Files.exists(file)) {
                throw FeatureFault.EXISTS.at(file, "the file exists", "Name another, or replace it with --force");
            }
        }
    }

    /// Writes head and rows, and says how many rows.
    private interface Csv {
        long write(BufferedWriter out) throws IOException;
    }

    private static long csv(Path file, Csv content) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            return content.write(out);
        }
    }

    static RuntimeException notWritten(Path file, IOException e) {
        String why = e instanceof FileAlreadyExistsException ? "it exists" : IoReason.of(e);
        return FeatureFault.NOT_WRITTEN
                .problem(file, "the file cannot be written: " + why, "Name a file in a folder that exists and is yours")
                .toException(e);
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }
}
