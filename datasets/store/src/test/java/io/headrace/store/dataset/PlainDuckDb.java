package io.headrace.store.dataset;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// DuckDB as anyone has it, for a look at files from outside.
final class PlainDuckDb {
    private PlainDuckDb() {}

    /// The first column of each row as text.
    static List<String> ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            List<String> found = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    /// A path as an SQL text.
    static String text(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
