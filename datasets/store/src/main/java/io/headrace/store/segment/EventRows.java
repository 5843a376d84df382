package io.headrace.store.segment;

import io.headrace.market.event.MarketEvent;
import io.headrace.store.column.Column;
import io.headrace.store.column.ColumnSink;
import io.headrace.store.column.EventTable;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;

/// Events of one kind as a table that DuckDB reads chunk by chunk.
final class EventRows implements DuckDBTableFunction<Object, Object, Object>, ColumnSink {
    private static final Object NOTHING = new Object();

    private final EventTable<?> table;
    private final List<Column> columns;
    private final DuckDBWritableVector[] vectors;
    private final String[][] texts;
    private List<MarketEvent> events = List.of();
    private Consumer<MarketEvent> also = event -> {};
    private int at;
    private int row;
    private int column;

    private EventRows(EventTable<?> table) {
        this.table = table;
        this.columns = Stream.concat(EventTable.HEAD.stream(), table.columns().stream())
                .toList();
        this.vectors = new DuckDBWritableVector[columns.size()];
        this.texts = new String[columns.size()][];
    }

    static EventRows register(EventTable<?> table, DuckDb duck) throws SQLException {
        EventRows rows = new EventRows(table);
        try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
            function.withName(rows.name()).withFunction(rows).register(duck.connection());
        }
        return rows;
    }

    String name() {
        return "rows_of_" + table.name();
    }

    /// Sets what the next query reads.
    ///
    /// @param each takes each event too, in order
    void begin(List<MarketEvent> read, Consumer<MarketEvent> each) {
        events = read;
        also = each;
    }

    @Override
    public Object bind(DuckDBTableFunctionBindInfo info) {
        for (Column one : columns) {
            info.addResultColumn(
                    one.name(),
                    switch (one.type()) {
                        case WHOLE -> DuckDBColumnType.BIGINT;
                        case REAL -> DuckDBColumnType.DOUBLE;
                        case TEXT -> DuckDBColumnType.VARCHAR;
                        case REALS, TEXTS -> throw new IllegalStateException("lists cannot be streamed: " + one.name());
                    });
        }
        return NOTHING;
    }

    @Override
    public Object init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        at = 0;
        return NOTHING;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
        int rows = (int) Math.min(chunk.capacity(), events.size() - at);
        for (int one = 0; one < vectors.length; one++) {
            vectors[one] = chunk.vector(one);
            texts[one] = columns.get(one).type() == Column.Type.TEXT ? new String[rows] : new String[0];
        }
        for (row = 0; row < rows; row++) {
            column = 0;
            MarketEvent event = events.get(at + row);
            put(event);
            also.accept(event);
        }
        for (int one = 0; one < vectors.length; one++) {
            if (columns.get(one).type() == Column.Type.TEXT && rows > 0) {
                vectors[one].setStrings(0, texts[one]);
            }
        }
        at += rows;
        return rows;
    }

    private void put(MarketEvent event) {
        whole(event.knownNanos());
        whole(event.eventNanos());
        whole(event.sequence());
        text(event.instrument().coin());
        table.write(event, this);
    }

    @Override
    public void whole(long value) {
        vectors[column++].setLong(row, value);
    }

    @Override
    public void real(double value) {
        vectors[column++].setDouble(row, value + 0.0);
    }

    @Override
    public void text(String value) {
        texts[column++][row] = value;
    }

    @Override
    public void reals(double[] values) {
        throw new IllegalStateException("lists cannot be streamed");
    }

    @Override
    public void texts(String[] values) {
        throw new IllegalStateException("lists cannot be streamed");
    }
}
