package io.headrace.store.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.headrace.market.event.Instrument;
import io.headrace.market.problem.Progress;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// One raw table read row by row, plain or gzip by its name; memory does not grow with the file. Not
/// thread-safe.
public final class RawFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int ROWS_A_REPORT = 8192;

    private final Path file;
    private final RawTable table;
    private final Progress progress;
    private final long bytes;
    private final WatchedBytes stored;
    private final WatchedBytes text;
    private final CloseableIterator<CsvRecord> records;
    private final Map<String, Instrument> known = new HashMap<>();
    private long lastLine;
    private int lastFields;
    private String lastField = "";
    private long rows;

    private RawFile(Path file, RawTable table, Progress progress) throws IOException {
        this.file = file;
        this.table = table;
        this.progress = progress;
        this.bytes = Files.size(file);
        this.stored = new WatchedBytes(Files.newInputStream(file));
        try {
            this.text = new WatchedBytes(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(stored, BUFFER_BYTES) : stored);
            // A decoder, not a charset: bytes that are not UTF-8 are an error, not a replacement character.
            var decoded = new InputStreamReader(text, StandardCharsets.UTF_8.newDecoder());
            var characters = new BufferedReader(decoded, BUFFER_BYTES);
            skipByteOrderMark(characters);
            this.records = CsvReader.builder()
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .allowUnclosedQuote(false)
                    .ofCsvRecord(characters)
                    .iterator();
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    /// Opens the file and checks its header.
    ///
    /// @throws io.headrace.market.problem.ProblemException when it is empty, unreadable or has other columns
    public static RawFile open(Path file, RawTable table, Progress progress) {
        RawFile opened;
        try {
            if (Files.size(file) == 0) {
                throw Fault.EMPTY.at(file, "the file is empty", "Fetch it again, or remove it");
            }
            opened = new RawFile(file, table, progress);
        } catch (IOException e) {
            throw unreadable(file, 0, e);
        }
        try {
            opened.requireHeader();
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    public RawTable table() {
        return table;
    }

    /// The next row, or null after the last.
    ///
    /// @throws io.headrace.market.problem.ProblemException when the file breaks off or is no text
    public @Nullable RawRow next() {
        CsvRecord row = nextRecord();
        if (row == null) {
            requireWholeLastLine();
            progress.report(task(), bytes, bytes);
            return null;
        }
        if (++rows % ROWS_A_REPORT == 0) {
            progress.report(task(), Math.min(stored.count(), bytes), bytes);
        }
        return new RawRow(file, table, row.getStartingLineNumber(), row.getFields(), known);
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Without a line break at its end a row may be the beginning of one: 7 where 713.5 was written.
    private void requireWholeLastLine() {
        if (rows > 0 && text.last() != '\n' && text.last() != '\r') {
            throw Fault.UNREADABLE.at(
                    file + ":" + lastLine + ":" + lastFields,
                    "the file is cut short: line " + lastLine + " has no line break at its end, after "
                            + Fault.quoted(lastField),
                    "Fetch the file again; if that line is whole, add a line break");
        }
    }

    /// Spreadsheets put one before the text; it is no part of the first column's name.
    private static void skipByteOrderMark(BufferedReader characters) throws IOException {
        characters.mark(1);
        if (characters.read() != '\uFEFF') {
            characters.reset();
        }
    }

    private String task() {
        return "reading " + file.getFileName();
    }

    private void requireHeader() {
        CsvRecord header = nextRecord();
        if (header == null) {
            throw Fault.EMPTY.at(file, "the file holds no text", "Fetch it again, or remove it");
        }
        List<String> found = header.getFields();
        List<String> expected = table.columns();
        for (int column = 0; column < Math.max(found.size(), expected.size()); column++) {
            String have = column < found.size() ? found.get(column) : "";
            String want = column < expected.size() ? expected.get(column) : "";
            if (!have.equals(want)) {
                throw Fault.HEADER.at(
                        file + ":" + header.getStartingLineNumber() + ":" + (column + 1),
                        "column " + (column + 1) + " is " + (have.isEmpty() ? "missing" : Fault.quoted(have))
                                + (want.isEmpty() ? ", no such column is known" : ", '" + want + "' was expected"),
                        "The header must be " + String.join(",", expected));
            }
        }
    }

    private @Nullable CsvRecord nextRecord() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord row = records.next();
            lastLine = row.getStartingLineNumber();
            lastFields = row.getFieldCount();
            lastField = row.getField(lastFields - 1);
            return row;
        } catch (UncheckedIOException e) {
            throw unreadable(file, lastLine, Objects.requireNonNullElse(e.getCause(), e));
        } catch (CsvParseException e) {
            throw unreadable(file, lastLine, e);
        }
    }

    private static RuntimeException unreadable(Path file, long lastLine, Exception cause) {
        String found = switch (cause) {
            case EOFException ignored -> "the compressed file is cut short";
            case ZipException ignored -> "the compressed file is damaged";
            case CharacterCodingException ignored -> "the file is not UTF-8 text";
            case CsvParseException ignored -> "a quoted field or a row never ends";
            case AccessDeniedException ignored -> "this user may not read the file";
            default -> "the file cannot be read: " + cause.getMessage();
        };
        // The parser reads ahead, so the last whole row is the nearest place known.
        return Fault.UNREADABLE
                .problem(
                        lastLine == 0 ? file.toString() : file + ":" + (lastLine + 1) + ":1",
                        found + (lastLine == 0 ? "" : " after line " + lastLine),
                        "Fetch the file again")
                .toException(cause);
    }
}
