package io.headrace.store.segment;

import io.headrace.market.event.MarketEvent;
import io.headrace.store.column.ColumnSink;
import io.headrace.store.column.EventDigest;
import io.headrace.store.column.EventTable;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;

/// Puts events into a DuckDB table, row by row.
final class AppenderSink implements ColumnSink {
    private final DuckDBAppender appender;

    AppenderSink(DuckDBAppender appender) {
        this.appender = appender;
    }

    /// Puts a batch's events.
    ///
    /// @return the digest of the events
    /// @throws SQLException when DuckDB takes no more
    String append(EventTable<?> table, Batch batch) throws SQLException {
        EventDigest digest = new EventDigest(table, batch.partition().venue());
        for (MarketEvent event : batch.events()) {
            digest.add(event);
            appender.beginRow()
                    .append(event.knownNanos())
                    .append(event.eventNanos())
                    .append(event.sequence())
                    .append(event.instrument().coin());
            try {
                table.write(event, this);
            } catch (Refused e) {
                throw e.reason;
            }
            appender.endRow();
        }
        return digest.hex();
    }

    @Override
    public void whole(long value) {
        try {
            appender.append(value);
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    @Override
    public void real(double value) {
        try {
            appender.append(value + 0.0);
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    @Override
    public void text(String value) {
        try {
            appender.append(value);
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    @Override
    public void reals(double[] values) {
        for (int at = 0; at < values.length; at++) {
            values[at] += 0.0;
        }
        try {
            appender.append(values);
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    @Override
    public void texts(String[] values) {
        try {
            appender.append(List.of(values));
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    /// Carries a checked exception through the table's own code.
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final SQLException reason;

        private Refused(SQLException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
