package io.headrace.store.segment;

import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.column.Column;
import io.headrace.store.column.ColumnSource;
import io.headrace.store.column.EventTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The columns of an open segment, batch by batch, as events.
final class SegmentColumns implements ColumnSource {
    private static final int BATCH_ROWS = 4096;

    private final EventTable<?> table;
    private final String venue;
    private final ColumnReaders readers;
    private final Cells[] cells;
    private int rows;
    private int row;
    private int column;
    private Instrument lastInstrument;

    private SegmentColumns(Segment segment, ColumnReaders readers, Cells[] cells) {
        this.table = EventTable.named(segment.kind());
        this.venue = segment.venue();
        this.readers = readers;
        this.cells = cells;
        this.lastInstrument = Instrument.account(venue);
    }

    static SegmentColumns open(ParquetFileReader parquet, Segment segment) {
        List<Column> columns = Stream.concat(
                        EventTable.HEAD.stream(), EventTable.named(segment.kind()).columns().stream())
                .toList();
        String[] paths = columns.stream()
                .map(column -> column.type().isList() ? column.name() + ".list.element" : column.name())
                .toArray(String[]::new);
        ColumnReaders readers = parquet.buildColumnReaders(ColumnProjection.columns(paths))
                .batchSize(BATCH_ROWS)
                .build();
        Cells[] cells = new Cells[paths.length];
        for (int column = 0; column < paths.length; column++) {
            cells[column] =
                    new Cells(paths[column], columns.get(column).type(), readers.getColumnReader(paths[column]));
        }
        return new SegmentColumns(segment, readers, cells);
    }

    /// Goes to the next row, if there is one.
    boolean advance() {
        column = 0;
        if (++row < rows) {
            return true;
        }
        do {
            if (!readers.nextBatch()) {
                return false;
            }
            rows = readers.getRecordCount();
        } while (rows == 0);
        for (Cells one : cells) {
            one.load();
        }
        row = 0;
        return true;
    }

    /// The present row's event.
    ///
    /// @throws IllegalArgumentException when there can be no such event
    MarketEvent event() {
        long known = whole();
        long stamped = whole();
        long sequence = whole();
        return table.take().event(instrument(text()), stamped, known, sequence, this);
    }

    private Instrument instrument(String coin) {
        if (!lastInstrument.coin().equals(coin)) {
            lastInstrument = new Instrument(venue, coin);
        }
        return lastInstrument;
    }

    @Override
    public long whole() {
        return cells[column++].wholes[row];
    }

    @Override
    public double real() {
        return cells[column++].reals[row];
    }

    @Override
    public String text() {
        return cells[column++].text(row);
    }

    @Override
    public double[] reals() {
        Cells cell = cells[column++];
        return Arrays.copyOfRange(cell.reals, cell.offsets[row], cell.offsets[row + 1]);
    }

    @Override
    public String[] texts() {
        Cells cell = cells[column++];
        String[] texts = new String[cell.offsets[row + 1] - cell.offsets[row]];
        for (int at = 0; at < texts.length; at++) {
            texts[at] = cell.text(cell.offsets[row] + at);
        }
        return texts;
    }

    void close() {
        readers.close();
    }

    /// One column's values of the present batch.
    private static final class Cells {
        private final String name;
        private final Column.Type type;
        private final ColumnReader reader;
        private long[] wholes = {};
        private double[] reals = {};
        private byte[] utf8 = {};
        private int[] textEnds = {};
        private int[] offsets = {};
        private String lastText = "";
        private byte[] lastBytes = {};

        private Cells(String name, Column.Type type, ColumnReader reader) {
            this.name = name;
            this.type = type;
            this.reader = reader;
        }

        private void load() {
            if (reader.getLeafValidity().hasNulls()) {
                throw new IllegalArgumentException("column " + name + " must hold a value in every row");
            }
            switch (type) {
                case WHOLE -> wholes = reader.getLongs();
                case REAL, REALS -> reals = reader.getDoubles();
                case TEXT, TEXTS -> {
                    utf8 = reader.getBinaryValues();
                    textEnds = reader.getBinaryOffsets();
                }
            }
            if (type.isList()) {
                offsets = reader.getLayerOffsets(0);
            }
        }

        /// Texts repeat from row to row, so the last one is kept.
        private String text(int at) {
            int from = textEnds[at];
            int to = textEnds[at + 1];
            if (!Arrays.equals(utf8, from, to, lastBytes, 0, lastBytes.length)) {
                lastBytes = Arrays.copyOfRange(utf8, from, to);
                lastText = new String(lastBytes, StandardCharsets.UTF_8);
            }
            return lastText;
        }
    }
}
