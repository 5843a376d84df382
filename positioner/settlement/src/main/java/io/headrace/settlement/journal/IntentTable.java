package io.headrace.settlement.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Intents as rows.
final class IntentTable {
    private IntentTable() {}

    static void insert(Connection connection, Intent intent) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO intent"
                        + " (transfer, decision_sequence, move, from_node, to_node, units, made_nanos) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, intent.transfer());
            insert.setLong(2, intent.decision());
            insert.setInt(3, intent.move());
            insert.setString(4, intent.from());
            insert.setString(5, intent.to());
            insert.setLong(6, intent.units());
            insert.setLong(7, intent.madeNanos());
            insert.executeUpdate();
        }
    }

    /// Intents that the courier does not know yet, in the order they were decided.
    static List<Intent> unplanned(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT i.* FROM intent i WHERE NOT EXISTS (SELECT 1 FROM life l WHERE l.id = i.transfer)"
                        + " ORDER BY i.decision_sequence, i.move")) {
            return read(query);
        }
    }

    static Optional<Intent> of(Connection connection, String transfer) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM intent WHERE transfer = ?")) {
            query.setString(1, transfer);
            return read(query).stream().findFirst();
        }
    }

    private static List<Intent> read(PreparedStatement query) throws SQLException {
        List<Intent> intents = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                intents.add(new Intent(
                        row.getString("transfer"),
                        row.getLong("decision_sequence"),
                        row.getInt("move"),
                        row.getString("from_node"),
                        row.getString("to_node"),
                        row.getLong("units"),
                        row.getLong("made_nanos")));
            }
        }
        return intents;
    }
}
