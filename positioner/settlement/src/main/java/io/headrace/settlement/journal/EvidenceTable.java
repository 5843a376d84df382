package io.headrace.settlement.journal;

import io.headrace.decision.record.Evidence;
import io.headrace.decision.record.EvidenceCodec;
import io.headrace.decision.record.RecordHead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// What decisions were made from, as rows.
final class EvidenceTable {
    private EvidenceTable() {}

    static void insert(Connection connection, long sequence, Evidence evidence) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO evidence (sequence, body) VALUES (?, ?)")) {
            insert.setLong(1, sequence);
            insert.setBytes(2, EvidenceCodec.encode(evidence));
            insert.executeUpdate();
        }
    }

    /// Whether the journal has a head already.
    static boolean headed(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM record_head");
                ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    static void insert(Connection connection, RecordHead head) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO record_head (id, settings, observed) VALUES (1, ?, ?)")) {
            insert.setString(1, head.settings().orElse(""));
            insert.setBytes(2, head.beforeBytes());
            insert.executeUpdate();
        }
    }
}
