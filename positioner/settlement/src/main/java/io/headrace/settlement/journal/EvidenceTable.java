package io.headrace.settlement.journal;

import io.headrace.decision.record.Evidence;
import io.headrace.decision.record.EvidenceCodec;
import io.headrace.decision.record.RecordHead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

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

    /// A decision's bytes as they are kept.
    static Optional<PublishedRecord> published(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT d.body, e.body,"
                + " (SELECT p.body FROM decision p WHERE p.sequence = d.sequence - 1)"
                + " FROM decision d JOIN evidence e ON e.sequence = d.sequence WHERE d.sequence = ?")) {
            query.setLong(1, sequence);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new PublishedRecord(
                                row.getBytes(1), Optional.ofNullable(row.getBytes(3)), row.getBytes(2)))
                        : Optional.empty();
            }
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
