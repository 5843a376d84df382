package io.headrace.settlement.sqlite;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// Reads a durable file of tables that another process may be writing. Writes nothing.
public final class SqliteReader implements AutoCloseable {
    private final Path file;
    private final Connection connection;

    private SqliteReader(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// @param migrations class path folder with the Flyway migrations of the file
    /// @throws ProblemException HR-4011 when there is no such file, HR-4002 when it is damaged,
    /// HR-4007 when a
    ///     later version wrote it, HR-4009 when it cannot be read
    public static SqliteReader open(Path file, String migrations) {
        if (!Files.isRegularFile(file)) {
            throw new Problem(
                            "HR-4011",
                            "there is no journal",
                            file.toString(),
                            "Name another folder, or start the desk with 'serve' first",
                            ExitCode.NOT_FOUND)
                    .toException();
        }
        SQLiteDataSource source = source(file);
        try {
            requireKnown(file, source, migrations);
            return new SqliteReader(file, source.getConnection());
        } catch (SQLException e) {
            throw StorageProblems.of(file, e);
        }
    }

    /// Reads one moment: what is committed meanwhile is not seen.
    public synchronized <T> T read(SqliteFile.Work<T> work) {
        try {
            return Transactions.one(connection, work);
        } catch (SQLException e) {
            throw StorageProblems.of(file, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StorageProblems.of(file, e);
        }
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(5000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /// An earlier version's tables are read as they are.
    private static void requireKnown(Path file, SQLiteDataSource source, String migrations) throws SQLException {
        try {
            for (MigrationInfo applied : Flyway.configure(SqliteReader.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:" + migrations)
                    .load()
                    .info()
                    .applied()) {
                if (!applied.getState().isResolved()) {
                    throw StorageProblems.schema(
                            file,
                            new IllegalStateException("a later version made them (" + applied.getDescription() + ')'));
                }
            }
        } catch (FlywayException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sqlite) {
                    throw sqlite;
                }
            }
            throw StorageProblems.schema(file, e);
        }
    }
}
