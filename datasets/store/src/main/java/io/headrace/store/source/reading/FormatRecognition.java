package io.headrace.store.source.reading;

import io.headrace.market.problem.Progress;
import io.headrace.store.source.Fault;
import io.headrace.store.source.FrameFormat;
import io.headrace.store.source.Packing;
import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.TableFormat;
import io.headrace.store.source.table.CsvRows;
import io.headrace.store.source.table.ParquetRows;
import io.headrace.store.source.text.SourceText;
import io.headrace.store.source.text.UnreadableSource;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells which of some formats a file is of.
public final class FormatRecognition {
    /// Enough for any header, and for the first message of a capture.
    private static final int BEGINNING = 1 << 16;

    private FormatRecognition() {}

    /// The format of a file, by its name and how it begins; empty where no format fits.
    ///
    /// @throws io.headrace.market.problem.ProblemException when the file cannot be read, HR-1012 when only a
    ///     person can tell which of several formats it has, HR-1018 when it lacks what its format needs
    public static Optional<SourceFormat> of(Path file, List<SourceFormat> formats) {
        boolean parquet = ParquetRows.isParquet(file);
        String beginning = parquet ? "" : beginning(file);
        List<String> firstRow = parquet ? columns(file) : CsvRows.firstOf(new StringReader(beginning));
        String name = Packing.plainName(file);
        List<SourceFormat> fitting = new ArrayList<>();
        for (SourceFormat format : formats) {
            boolean fits = switch (format) {
                case TableFormat table -> !firstRow.isEmpty() && table.recognizes(file, firstRow);
                case FrameFormat frames -> !parquet && frames.recognizes(name, beginning);
            };
            if (fits) {
                fitting.add(format);
            }
        }
        if (fitting.size() > 1) {
            throw ambiguous(file, fitting);
        }
        fitting.forEach(format -> requireWhole(file, name, format, beginning));
        return fitting.stream().findFirst();
    }

    private static void requireWhole(Path file, String name, SourceFormat format, String beginning) {
        if (format instanceof FrameFormat frames) {
            frames.lack(name, beginning).ifPresent(lack -> {
                throw Fault.LACK.at(file, lack.what(), lack.remedy());
            });
        }
    }

    private static RuntimeException ambiguous(Path file, List<SourceFormat> fitting) {
        String names =
                String.join(" or ", fitting.stream().map(SourceFormat::name).toList());
        return Fault.AMBIGUOUS.at(file, "the file may be of the format " + names, "Say which with --format");
    }

    private static List<String> columns(Path file) {
        try (ParquetRows rows = ParquetRows.open(file, Progress.SILENT)) {
            return rows.columns();
        } catch (UnreadableSource e) {
            throw e.problem().toException();
        }
    }

    private static String beginning(Path file) {
        try (SourceText text = SourceText.open(file, Progress.SILENT)) {
            return beginning(text);
        } catch (UnreadableSource e) {
            throw e.problem().toException();
        }
    }

    private static String beginning(SourceText text) {
        char[] characters = new char[BEGINNING];
        int length = 0;
        int got = 0;
        try {
            while (got >= 0 && length < BEGINNING) {
                length += got;
                got = text.characters().read(characters, length, BEGINNING - length);
            }
        } catch (IOException e) {
            throw new UnreadableSource(text.unreadable(0, e));
        }
        return new String(characters, 0, length);
    }
}
