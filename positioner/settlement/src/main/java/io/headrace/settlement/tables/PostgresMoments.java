package io.headrace.settlement.tables;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.sqlite.SqliteFile.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/// Tables on a server, read over a connection of its own beside who writes them: each answer is of one
/// snapshot.
final class PostgresMoments implements TablesReader {
    private final Store.Server place;
    private final Connection connection;

    private PostgresMoments(Store.Server place, Connection connection) {
        this.place = place;
        this.connection = connection;
    }

    static PostgresMoments open(Store.Server place, String migrations) {
        PGSimpleDataSource source = PostgresTables.source(place);
        try {
            Connection connection = source.getConnection();
            try {
                requireThere(place, connection);
                PostgresMigrations.requireKnown(source, place.schema(), migrations);
                connection.setReadOnly(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setAutoCommit(false);
                return new PostgresMoments(place, connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (FlywayException e) {
            throw PostgresTables.otherVersion(place, e);
        } catch (SQLException e) {
            throw PostgresTables.failed(place, e);
        }
    }

    private static void requireThere(Store.Server place, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = 'opening'")) {
            query.setString(1, place.schema());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new Problem(
                                    "HR-4011",
                                    "there is no journal",
                                    place.toString(),
                                    "Name another schema, or start the desk with 'serve' first",
                                    ExitCode.NOT_FOUND)
                            .toException();
                }
            }
        }
    }

    @Override
    public synchronized <T> T read(Work<T> work) {
        try {
            try {
                return work.on(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw PostgresTables.failed(place, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw PostgresTables.failed(place, e);
        }
    }
}
