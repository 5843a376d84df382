package io.headrace.store.segment;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// An in-memory DuckDB on one thread that never reaches for the network. Touching this class loads the native
/// library.
final class DuckDb implements AutoCloseable {
    private final DuckDBConnection connection;

    DuckDb() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("threads", "1");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        // Asked directly, not through DriverManager: that would load every JDBC driver present.
        if (!(new DuckDBDriver().connect("jdbc:duckdb:", settings) instanceof DuckDBConnection opened)) {
            throw new SQLException("DuckDB did not open an in-memory database");
        }
        connection = opened;
    }

    DuckDBConnection connection() {
        return connection;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// A path as an SQL text.
    static String literal(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    /// A path as an SQL text that is matched as it stands: `read_parquet` takes patterns.
    static String exactly(Path path) {
        return literal(Path.of(path.toString().replaceAll("[\\[*?]", "[$0]")));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
