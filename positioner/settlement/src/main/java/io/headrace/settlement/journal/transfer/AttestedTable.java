package io.headrace.settlement.journal.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What attestors said, as rows.
final class AttestedTable {
    private AttestedTable() {}

    static void append(Connection connection, AuditChain chain, Attested said) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO attestation"
                + " (transfer, number, attestor, signed, words, said_nanos) VALUES (?,"
                + " (SELECT coalesce(max(number), 0) + 1 FROM attestation WHERE transfer = ?), ?, ?, ?, ?)"
                + " RETURNING number")) {
            insert.setString(1, said.transfer());
            insert.setString(2, said.transfer());
            insert.setString(3, said.attestor());
            insert.setInt(4, said.signed() ? 1 : 0);
            insert.setString(5, said.words());
            insert.setLong(6, said.saidNanos());
            chain.append(
                    AuditKind.ATTESTED,
                    said.transfer(),
                    AuditChain.number(insert),
                    said.attestor(),
                    said.signed() ? 1 : 0,
                    said.words(),
                    said.saidNanos());
        }
    }

    static List<Attested> of(Connection connection, String transfer) throws SQLException {
        List<Attested> all = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT * FROM attestation WHERE transfer = ? ORDER BY number")) {
            query.setString(1, transfer);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    all.add(new Attested(
                            transfer,
                            row.getString("attestor"),
                            row.getInt("signed") == 1,
                            row.getString("words"),
                            row.getLong("said_nanos")));
                }
            }
        }
        return all;
    }
}
