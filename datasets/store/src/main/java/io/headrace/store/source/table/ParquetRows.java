package io.headrace.store.source.table;

import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.store.source.Fault;
import io.headrace.store.source.text.UnreadableSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/// The rows of a Parquet file as the texts a CSV file of the same table would hold: an absent value is
/// empty, an instant is ISO in UTC, a number is the shortest text that reads as itself. The names of
/// the columns are the header.
public final class ParquetRows implements RowSource, AutoCloseable {
    private final Path file;
    private final Progress progress;
    private final Connection connection;
    private final Statement statement;
    private final List<String> columns = new ArrayList<>();
    private final ResultSet results;
    private final long total;
    private long line;

    private ParquetRows(Path file, Progress progress, Connection connection) throws SQLException {
        this.file = file;
        this.progress = progress;
        this.connection = connection;
        this.statement = connection.createStatement();
        String table = "read_parquet(" + exactly(file) + ")";
        String selected = selected(table);
        this.total = count(table);
        this.results = statement.executeQuery("SELECT " + selected + " FROM " + table);
    }

    public static boolean isParquet(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    /// @throws UnreadableSource when the file is no Parquet
    public static ParquetRows open(Path file, Progress progress) {
        Connection connection = null;
        try {
            connection = connect();
            return new ParquetRows(file, progress, connection);
        } catch (SQLException e) {
            close(connection);
            throw unreadable(file, e);
        }
    }

    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public boolean next(CsvRow row) {
        try {
            if (line > 0 && !results.next()) {
                return false;
            }
            row.begin(++line);
            for (int column = 0; column < columns.size(); column++) {
                String value = line == 1 ? columns.get(column) : results.getString(column + 1);
                add(row, value == null ? "" : value);
            }
            return true;
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public void report() {
        progress.report("reading " + file.getFileName(), Math.min(line, total), total);
    }

    @Override
    public void reportEnd() {
        progress.report("reading " + file.getFileName(), total, total);
    }

    @Override
    public Optional<Problem> badEnd(CsvRow last) {
        return Optional.empty();
    }

    @Override
    public void close() {
        close(connection);
    }

    private void add(CsvRow row, String value) {
        if (!row.add(value.toCharArray(), 0, value.length())) {
            throw new UnreadableSource(Fault.UNREADABLE.problem(
                    file.toString(), "the table has more than " + CsvRow.MOST_FIELDS + " columns", "Select some"));
        }
    }

    /// The columns as texts; instants are told apart from local times, which stay without an offset.
    private String selected(String table) throws SQLException {
        List<String> selected = new ArrayList<>();
        try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
            while (described.next()) {
                String name = described.getString(1);
                String quoted = '"' + name.replace("\"", "\"\"") + '"';
                columns.add(name);
                selected.add(
                        described.getString(2).equals("TIMESTAMP WITH TIME ZONE")
                                ? "strftime(" + quoted + " AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ')"
                                : "CAST(" + quoted + " AS VARCHAR)");
            }
        }
        return String.join(", ", selected);
    }

    private long count(String table) throws SQLException {
        try (ResultSet counted = statement.executeQuery("SELECT count(*) FROM " + table)) {
            counted.next();
            return counted.getLong(1);
        }
    }

    private static Connection connect() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("threads", "1");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("jdbc_stream_results", "true");
        // Asked directly, not through DriverManager: that would load every JDBC driver present.
        if (!(new DuckDBDriver().connect("jdbc:duckdb:", settings) instanceof DuckDBConnection opened)) {
            throw new SQLException("DuckDB did not open an in-memory database");
        }
        return opened;
    }

    /// A path as an SQL text that is matched as it stands: `read_parquet` takes patterns.
    private static String exactly(Path path) {
        return "'" + path.toString().replaceAll("[\\[*?]", "[$0]").replace("'", "''") + "'";
    }

    private static UnreadableSource unreadable(Path file, SQLException cause) {
        String what = Files.isReadable(file)
                ? "the file is no Parquet that can be read: "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse("")
                : "there is no such file, or this user may not read it";
        return new UnreadableSource(Fault.UNREADABLE.problem(file.toString(), what, "Fetch the file again"));
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an in-memory database did not close", e);
        }
    }
}
