package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.lifecycle.Resolution;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What persons said about transfers, as rows. Nothing is ever taken out.
final class VerdictTable {
    private VerdictTable() {}

    static void append(Connection connection, AuditChain chain, Verdict verdict) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO verdict"
                + " (transfer, number, kind, person, why, said_nanos, since_nanos) VALUES (?,"
                + " (SELECT coalesce(max(number), 0) + 1 FROM verdict WHERE transfer = ?), ?, ?, ?, ?, ?)"
                + " RETURNING number")) {
            insert.setString(1, verdict.transfer());
            insert.setString(2, verdict.transfer());
            insert.setString(3, verdict.kind().name());
            insert.setString(4, verdict.person());
            insert.setString(5, verdict.why());
            insert.setLong(6, verdict.saidNanos());
            insert.setLong(7, verdict.sinceNanos());
            chain.append(
                    AuditKind.VERDICT,
                    verdict.transfer(),
                    AuditChain.number(insert),
                    verdict.kind().name(),
                    verdict.person(),
                    verdict.why(),
                    verdict.saidNanos(),
                    verdict.sinceNanos());
        }
    }

    static List<Verdict> of(Connection connection, String transfer) throws SQLException {
        List<Verdict> verdicts = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT * FROM verdict WHERE transfer = ? ORDER BY number")) {
            query.setString(1, transfer);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    verdicts.add(new Verdict(
                            transfer,
                            Resolution.Kind.valueOf(row.getString("kind")),
                            row.getString("person"),
                            row.getString("why"),
                            row.getLong("said_nanos"),
                            row.getLong("since_nanos")));
                }
            }
        }
        return verdicts;
    }
}
