package io.headrace.settlement.journal;

import io.headrace.decision.policy.Decision;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Decisions as rows.
final class DecisionTable {
    private DecisionTable() {}

    /// Writes it only where the decision it follows on stands: after a connection was made anew another copy may
    /// answer, one that never got the last decisions.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4008 where that one is missing
    static void insert(Connection connection, DecisionRecord record) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO decision"
                + " (sequence, now_nanos, digest, body, forecaster_digest) SELECT ?, ?, ?, ?, ?"
                + " WHERE ? = 0 OR EXISTS (SELECT 1 FROM decision WHERE sequence = ? AND digest = ?)")) {
            insert.setLong(1, record.sequence());
            insert.setLong(2, record.nowNanos());
            insert.setString(3, record.digest());
            insert.setBytes(4, DecisionCodec.encode(record.decision()));
            insert.setString(5, record.forecasterDigest());
            insert.setLong(6, record.sequence());
            insert.setLong(7, record.sequence() - 1);
            insert.setString(8, record.decision().previousDigest());
            if (insert.executeUpdate() == 0) {
                throw changed(
                        record.sequence(),
                        "follows on one that is not in the journal",
                        record.decision().previousDigest());
            }
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

    /// Follows the chain from the first decision to the last.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4008 at the first decision that was
    ///     changed, taken out or put in
    static void requireUnbroken(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT sequence, digest, body, forecaster_digest FROM decision ORDER BY sequence");
                ResultSet rows = query.executeQuery()) {
            String previous = "";
            for (long next = 0; rows.next(); next++) {
                DecisionRecord record = record(rows);
                if (record.sequence() != next
                        || !record.decision().previousDigest().equals(previous)) {
                    throw changed(record.sequence(), "does not follow on the one before", record.digest());
                }
                previous = record.digest();
            }
        }
    }

    private static ProblemException changed(long sequence, String what, String digest) {
        return new Problem(
                        "HR-4008",
                        "decision " + sequence + " " + what,
                        "digest " + digest,
                        "Restore journal and bank from a backup of the same moment",
                        ExitCode.INTEGRITY)
                .toException();
    }

    /// A row whose bytes no longer give its digest is not handed out.
    private static DecisionRecord record(ResultSet row) throws SQLException {
        Decision decision = DecisionCodec.decode(row.getBytes("body"));
        String digest = row.getString("digest");
        if (!DecisionCodec.digest(decision).equals(digest)
                || !decision.memory().previousDigest().equals(digest)
                || decision.sequence() != row.getLong("sequence")) {
            throw changed(row.getLong("sequence"), "was changed after it was written", digest);
        }
        return new DecisionRecord(decision, digest, row.getString("forecaster_digest"));
    }
}
