package io.headrace.settlement.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A durable file of tables. A write is one transaction and is on disk when the call returns. Safe for use by
/// many threads, one at a time.
public final class SqliteFile implements AutoCloseable {
    /// What must be in force on every connection. SQLite ignores a setting it cannot keep, hence the check.
    private static final Map<String, String> PRAGMAS = pragmas();

    private final Path file;
    private final Connection connection;
    private final CommitProbe probe;

    private SqliteFile(Path file, Connection connection, CommitProbe probe) {
        this.file = file;
        this.connection = connection;
        this.probe = probe;
    }

    /// Opens or makes the file, checks it, and brings its tables to this version.
    ///
    /// @param migrations class path folder with the Flyway migrations of the file
    /// @throws ProblemException HR-4002 when it is damaged, HR-4003 when it cannot be durable, HR-4007 when
    ///     its tables are of another version, HR-4009 when it cannot be read or written
    public static SqliteFile open(Path file, String migrations, CommitProbe probe) {
        SQLiteDataSource source = source(file);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Connection connection = source.getConnection();
            try {
                settle(file, connection);
                migrate(file, source, migrations);
                return new SqliteFile(file, connection, probe);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw StorageProblems.of(file, e);
        } catch (IOException e) {
            throw StorageProblems.failed(file, e);
        }
    }

    /// Does the work in one transaction: all of it is on disk on return, or none of it.
    ///
    /// @param what the write's name, for the probe
    public synchronized <T> T write(String what, Work<T> work) {
        T result = committed(what, work);
        probe.reached("after " + what);
        return result;
    }

    private <T> T committed(String what, Work<T> work) {
        try {
            return Transactions.one(connection, writing -> {
                T result = work.on(writing);
                probe.reached("before " + what);
                return result;
            });
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /// Reads what is committed.
    public synchronized <T> T read(Work<T> work) {
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw translated(e);
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

    /// Work on an open connection.
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /// A broken unique key or foreign key is a bug of the caller; everything else comes from the disk.
    private RuntimeException translated(SQLException e) {
        boolean constraint = (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
        return constraint
                ? new IllegalStateException(file + " refuses the row: " + e.getMessage(), e)
                : StorageProblems.of(file, e);
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static void settle(Path file, Connection connection) throws SQLException {
        for (Map.Entry<String, String> pragma : PRAGMAS.entrySet()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA " + pragma.getKey() + " = " + pragma.getValue());
            }
            String found = first(connection, "PRAGMA " + pragma.getKey());
            if (!found.equals(pragma.getValue())) {
                throw StorageProblems.setting(file, pragma.getKey(), pragma.getValue(), found);
            }
        }
        String finding = first(connection, "PRAGMA quick_check(1)");
        if (!finding.equals("ok")) {
            throw StorageProblems.damaged(file, finding);
        }
    }

    private static String first(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    private static void migrate(Path file, SQLiteDataSource source, String migrations) throws SQLException {
        try {
            Flyway.configure(SqliteFile.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:" + migrations)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLiteException sqlite) {
                    throw sqlite;
                }
            }
            throw StorageProblems.schema(file, e);
        }
    }

    private static Map<String, String> pragmas() {
        Map<String, String> pragmas = new LinkedHashMap<>();
        pragmas.put("journal_mode", "wal");
        pragmas.put("synchronous", "2"); // FULL: a commit waits for the disk
        pragmas.put("fullfsync", "1"); // on macOS the disk itself, not its cache; no effect elsewhere
        pragmas.put("foreign_keys", "1");
        pragmas.put("busy_timeout", "5000");
        return pragmas;
    }
}
