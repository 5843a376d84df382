package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.lifecycle.Evidence;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.slot.LegId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The states of transfers as rows, appended in the transaction that changes a state.
final class StepTable {
    private StepTable() {}

    /// Whether a transfer is new, or in another state than its row says.
    static boolean isNews(Connection connection, Life life) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM life WHERE id = ? AND state = ?")) {
            query.setString(1, life.id());
            query.setString(2, life.state().name());
            try (ResultSet row = query.executeQuery()) {
                return !row.next();
            }
        }
    }

    static void append(Connection connection, AuditChain chain, Life life) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO life_step"
                + " (transfer, number, state, at_nanos, leg, leg_no, reason, proof) VALUES (?,"
                + " (SELECT coalesce(max(number), 0) + 1 FROM life_step WHERE transfer = ?), ?, ?, ?, ?, ?, ?)"
                + " RETURNING number")) {
            insert.setString(1, life.id());
            insert.setString(2, life.id());
            insert.setString(3, life.state().name());
            insert.setLong(4, life.sinceNanos());
            insert.setString(5, life.leg().kind().name());
            insert.setInt(6, life.leg().no());
            insert.setString(7, life.reason());
            insert.setString(8, proof(life.evidence()));
            chain.append(
                    AuditKind.STEP,
                    life.id(),
                    AuditChain.number(insert),
                    life.state().name(),
                    life.sinceNanos(),
                    life.leg().kind().name(),
                    life.leg().no(),
                    life.reason(),
                    proof(life.evidence()));
        }
    }

    /// The newest thing from outside that is known.
    private static String proof(Evidence evidence) {
        if (!evidence.creditId().isEmpty()) {
            return "credit " + evidence.creditId();
        }
        return evidence.receipt()
                .map(receipt -> "transaction " + receipt.txHash() + " in block "
                        + receipt.block().number() + " " + receipt.block().hash())
                .orElse(evidence.messageId().isEmpty() ? "" : "message " + evidence.messageId());
    }

    static List<LifeStep> of(Connection connection, String transfer) throws SQLException {
        List<LifeStep> steps = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT * FROM life_step WHERE transfer = ? ORDER BY number")) {
            query.setString(1, transfer);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    LegId leg = new LegId(transfer, LegId.Kind.valueOf(row.getString("leg")), row.getInt("leg_no"));
                    steps.add(new LifeStep(
                            State.valueOf(row.getString("state")),
                            row.getLong("at_nanos"),
                            leg,
                            row.getString("reason"),
                            row.getString("proof")));
                }
            }
        }
        return steps;
    }
}
