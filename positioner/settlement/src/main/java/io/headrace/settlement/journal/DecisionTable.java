package io.headrace.settlement.journal;

import io.headrace.decision.policy.Decision;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Decisions as rows.
final class DecisionTable {
    private DecisionTable() {}

    static void insert(Connection connection, DecisionRecord record) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO decision"
                + " (sequence, now_nanos, digest, body, forecaster_digest) VALUES (?, ?, ?, ?, ?)")) {
            insert.setLong(1, record.sequence());
            insert.setLong(2, record.nowNanos());
            insert.setString(3, record.digest());
            insert.setBytes(4, DecisionCodec.encode(record.decision()));
            insert.setString(5, record.forecasterDigest());
            insert.executeUpdate();
        }
    }

    static List<DecisionRecord> before(Connection connection, int limit, long beforeSequence) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT sequence, digest, body, forecaster_digest"
                + " FROM decision WHERE sequence < ? ORDER BY sequence DESC LIMIT ?")) {
            query.setLong(1, beforeSequence);
            query.setInt(2, limit);
            try (ResultSet rows = query.executeQuery()) {
                List<DecisionRecord> records = new ArrayList<>();
                while (rows.next()) {
                    records.add(record(rows));
                }
                return records;
            }
        }
    }

    /// A row whose bytes no longer give its digest is not handed out.
    private static DecisionRecord record(ResultSet row) throws SQLException {
        Decision decision = DecisionCodec.decode(row.getBytes("body"));
        String digest = row.getString("digest");
        if (!DecisionCodec.digest(decision).equals(digest) || decision.sequence() != row.getLong("sequence")) {
            throw new Problem(
                            "HR-4008",
                            "decision " + row.getLong("sequence") + " was changed after it was written",
                            "digest " + digest,
                            "Restore journal and bank from a backup of the same moment",
                            ExitCode.INTEGRITY)
                    .toException();
        }
        return new DecisionRecord(decision, digest, row.getString("forecaster_digest"));
    }
}
