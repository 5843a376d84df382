package io.headrace.store.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one CSV file through a parser.
final class TableReader implements SourceOutput {
    private static final int ROWS_A_REPORT = 8192;

    /// A field longer than this many characters is a quote that never ends.
    private static final int LONGEST_FIELD = 1 << 20;

    private final SourceText text;
    private final TableFormat format;
    private final SourceListener listener;
    private final CsvRow row = new CsvRow();
    private long sequence;
    private long rows;

    private TableReader(SourceText text, TableFormat format, SourceListener listener) {
        this.text = text;
        this.format = format;
        this.listener = listener;
    }

    static void read(SourceText text, TableFormat format, SourceListener listener) {
        new TableReader(text, format, listener).read();
    }

    /// Rows of characters, each the same object again.
    static CloseableIterator<CsvRow> rows(Reader characters, CsvRow row) {
        return CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD)
                .build(new RowHandler(row), characters)
                .iterator();
    }

    @Override
    public void event(MarketEvent event) {
        listener.event(row.line(), event);
    }

    @Override
    public void note(Oddity oddity, String what) {
        listener.note(row.line(), oddity, what);
    }

    @Override
    public long nextSequence() {
        return sequence++;
    }

    private void read() {
        // Closing the text closes the iterator's reader.
        CloseableIterator<CsvRow> records = rows(text.characters(), row);
        if (!advance(records)) {
            refuseEmpty("the file holds no text");
            return;
        }
        List<String> first = row.texts();
        row.name(namesOf(first));
        TableParser parser = parser(first);
        if (parser == null) {
            return;
        }
        int width = first.size();
        boolean more = !format.hasHeader(first) || advance(records);
        while (more) {
            parse(parser, width);
            more = advance(records);
        }
        end(parser);
    }

    private List<String> namesOf(List<String> first) {
        return format.hasHeader(first) ? first : format.header();
    }

    private @Nullable TableParser parser(List<String> first) {
        try {
            if (format.recognizes(text.name(), first)) {
                return format.parser(text.name(), first, this);
            }
            listener.refused(1, Headers.mismatch(text.file(), format, first));
        } catch (ProblemException e) {
            listener.refused(1, e.problem());
        } catch (BadRecord e) {
            refuse(e);
        }
        return null;
    }

    private void parse(TableParser parser, int width) {
        if (++rows % ROWS_A_REPORT == 0) {
            text.report();
        }
        try {
            if (row.fields() != width) {
                throw row.miscounted(width);
            }
            parser.row(row);
        } catch (BadRecord e) {
            refuse(e);
        }
    }

    private void end(TableParser parser) {
        if (rows == 0) {
            refuseEmpty("the file has a header and no rows");
            return;
        }
        parser.end();
        // Without a line break at its end a row may be the beginning of one: 7 where 713.5 was written.
        if (!text.endsInLineBreak()) {
            List<String> last = row.texts();
            String where = text.file() + ":" + row.line() + ":" + last.size();
            listener.refused(
                    row.line(),
                    Fault.UNREADABLE.problem(
                            where,
                            "the file is cut short: line " + row.line() + " has no line break at its end, after "
                                    + Fault.quoted(last.getLast()),
                            "Fetch the file again; if that line is whole, add a line break"));
        }
        text.reportEnd();
    }

    private boolean advance(CloseableIterator<CsvRow> records) {
        long before = row.line();
        try {
            if (!records.hasNext()) {
                return false;
            }
            records.next();
            return true;
        } catch (UncheckedIOException e) {
            IOException cause = Objects.requireNonNull(e.getCause());
            throw new UnreadableSource(text.unreadable(before, cause));
        } catch (CsvParseException e) {
            throw new UnreadableSource(text.unreadable(before, e));
        }
    }

    private void refuse(BadRecord bad) {
        String where = text.file() + ":" + row.line() + ":" + Math.max(bad.column(), 1) + ", column " + bad.field();
        listener.refused(row.line(), Refusals.problem(bad, where, row.line()));
    }

    private void refuseEmpty(String what) {
        Problem problem = Fault.EMPTY.problem(text.file().toString(), what, "Fetch it again, or remove it");
        listener.refused(0, problem);
    }
}
