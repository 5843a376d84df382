package io.headrace.store.source.protocol;

import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableRow;
import java.util.List;

/// Counts the empty fields of every column, mapped or not, and says at the end which columns lack values.
final class EmptyColumns {
    private final List<String> columns;
    private final long[] empty;
    private long rows;

    EmptyColumns(List<String> columns) {
        this.columns = columns;
        this.empty = new long[columns.size()];
    }

    void row(TableRow row) {
        rows++;
        for (int column = 0; column < empty.length; column++) {
            if (row.isEmpty(column)) {
                empty[column]++;
            }
        }
    }

    void end(SourceOutput output) {
        for (int column = 0; column < empty.length; column++) {
            if (empty[column] == rows) {
                output.note(Oddity.EMPTY_FIELD, "column " + columns.get(column) + " is empty in all " + rows + " rows");
            } else if (empty[column] > 0) {
                output.note(
                        Oddity.MISSING_COLUMN,
                        "column " + columns.get(column) + " is empty in " + empty[column] + " of " + rows
                                + " rows: unknown there, not zero");
            }
        }
    }
}
