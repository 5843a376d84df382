package io.headrace.store.source.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.headrace.market.problem.Problem;
import io.headrace.store.source.Fault;
import io.headrace.store.source.text.SourceText;
import io.headrace.store.source.text.UnreadableSource;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV file. Closing the text closes all there is to close.
public final class CsvRows implements RowSource {
    /// A field longer than this many characters is a quote that never ends.
    private static final int LONGEST_FIELD = 1 << 20;

    private final SourceText text;
    private final PlainRows plain;
    private final RowHandler handler = new RowHandler();
    private @Nullable CloseableIterator<CsvRow> records;

    public CsvRows(SourceText text) {
        this.text = text;
        this.plain = new PlainRows(text.characters());
    }

    @Override
    public boolean next(CsvRow row) {
        long before = row.line();
        try {
            return records == null ? plain(row) : recorded(records, row);
        } catch (UncheckedIOException e) {
            IOException cause = Objects.requireNonNull(e.getCause());
            throw new UnreadableSource(text.unreadable(before, cause));
        } catch (IOException | CsvParseException e) {
            throw new UnreadableSource(text.unreadable(before, e));
        }
    }

    private boolean plain(CsvRow row) throws IOException {
        return switch (plain.next(row)) {
            case ROW -> true;
            case END -> false;
            case NOT_PLAIN -> {
                handler.linesBefore(plain.line() - 1);
                records = records(plain.rest(), handler);
                yield recorded(records, row);
            }
        };
    }

    private boolean recorded(CloseableIterator<CsvRow> of, CsvRow row) {
        handler.into(row);
        if (!of.hasNext()) {
            return false;
        }
        of.next();
        return true;
    }

    @Override
    public Path file() {
        return text.file();
    }

    @Override
    public String name() {
        return text.name();
    }

    @Override
    public void report() {
        text.report();
    }

    @Override
    public void reportEnd() {
        text.reportEnd();
    }

    /// Without a line break at its end a row may be the beginning of one: 7 where 713.5 was written.
    @Override
    public Optional<Problem> badEnd(CsvRow last) {
        if (text.endsInLineBreak()) {
            return Optional.empty();
        }
        List<String> fields = last.texts();
        String where = text.file() + ":" + last.line() + ":" + fields.size();
        return Optional.of(Fault.UNREADABLE.problem(
                where,
                "the file is cut short: line " + last.line() + " has no line break at its end, after "
                        + Fault.quoted(fields.getLast()),
                "Fetch the file again; if that line is whole, add a line break"));
    }

    /// The fields of a text's first row; none where there is no row.
    public static List<String> firstOf(Reader characters) {
        CsvRow row = new CsvRow();
        RowHandler handler = new RowHandler();
        handler.into(row);
        try (CloseableIterator<CsvRow> records = records(characters, handler)) {
            return records.hasNext() ? records.next().texts() : List.of();
        } catch (CsvParseException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CloseableIterator<CsvRow> records(Reader characters, RowHandler handler) {
        return CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .build(handler, characters)
                .iterator();
    }
}
