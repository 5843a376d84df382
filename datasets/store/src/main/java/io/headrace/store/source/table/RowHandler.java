package io.headrace.store.source.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import org.jspecify.annotations.Nullable;

/// Takes the fields that the CSV parser finds into one row that is used again and again.
final class RowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private CsvRow row = new CsvRow();
    private long linesBefore;

    /// Takes what follows into this row.
    void into(CsvRow next) {
        row = next;
    }

    /// Says how many lines of the text the CSV parser does not see.
    void linesBefore(long lines) {
        linesBefore = lines;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        row.begin(linesBefore + startingLineNumber);
    }

    @Override
    protected void handleField(int fieldIndex, char[] buffer, int offset, int length, boolean quoted) {
        if (!row.add(buffer, offset, length)) {
            throw new CsvParseException("more than " + CsvRow.MOST_FIELDS + " fields in a row");
        }
    }

    @Override
    protected @Nullable CsvRow buildRecord() {
        return row;
    }
}
