package io.headrace.store.source.table;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Fault;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceListener;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableFormat;
import io.headrace.store.source.TableParser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one file through a parser.
public final class TableReader implements SourceOutput {
    private static final int ROWS_A_REPORT = 8192;

    private final RowSource source;
    private final TableFormat format;
    private final SourceListener listener;
    private final CsvRow row = new CsvRow();
    private long sequence;
    private long rows;

    private TableReader(RowSource source, TableFormat format, SourceListener listener) {
        this.source = source;
        this.format = format;
        this.listener = listener;
    }

    public static void read(RowSource source, TableFormat format, SourceListener listener) {
        new TableReader(source, format, listener).read();
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
        if (!source.next(row)) {
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
        boolean more = !format.hasHeader(first) || source.next(row);
        while (more) {
            parse(parser, width);
            more = source.next(row);
        }
        end(parser);
    }

    private List<String> namesOf(List<String> first) {
        return format.hasHeader(first) ? first : format.header();
    }

    private @Nullable TableParser parser(List<String> first) {
        try {
            if (format.recognizes(source.name(), first)) {
                return format.parser(source.name(), first, this);
            }
            listener.refused(1, Headers.mismatch(source.file(), format, first));
        } catch (ProblemException e) {
            listener.refused(1, e.problem());
        } catch (BadRecord e) {
            refuse(e);
        }
        return null;
    }

    private void parse(TableParser parser, int width) {
        if (++rows % ROWS_A_REPORT == 0) {
            source.report();
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
        source.badEnd(row).ifPresent(problem -> listener.refused(row.line(), problem));
        source.reportEnd();
    }

    private void refuse(BadRecord bad) {
        String where = source.file() + ":" + row.line() + ":" + Math.max(bad.column(), 1) + ", column " + bad.field();
        listener.refused(row.line(), Refusals.problem(bad, where, row.line()));
    }

    private void refuseEmpty(String what) {
        Problem problem = Fault.EMPTY.problem(source.file().toString(), what, "Fetch it again, or remove it");
        listener.refused(0, problem);
    }
}
