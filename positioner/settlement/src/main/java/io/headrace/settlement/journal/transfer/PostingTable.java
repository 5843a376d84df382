package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The entries of the ledger as rows; the books are made again from them.
final class PostingTable {
    private PostingTable() {}

    /// Appends an entry of the ledger.
    static void append(Connection connection, AuditChain chain, Entry entry) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO posting (number, transfer, kind, node, units)"
                        + " VALUES ((SELECT coalesce(max(number), 0) + 1 FROM posting), ?, ?, ?, ?)"
                        + " RETURNING number")) {
            insert.setString(1, entry.transferId());
            insert.setString(2, entry.getClass().getSimpleName());
            insert.setString(3, node(entry));
            insert.setLong(4, units(entry));
            chain.append(
                    AuditKind.POSTING,
                    "",
                    AuditChain.number(insert),
                    entry.transferId(),
                    entry.getClass().getSimpleName(),
                    node(entry),
                    units(entry));
        }
    }

    /// Whether a transfer has an entry of this kind.
    static boolean has(Connection connection, Entry entry) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1 FROM posting WHERE transfer = ? AND kind = ?")) {
            query.setString(1, entry.transferId());
            query.setString(2, entry.getClass().getSimpleName());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static String node(Entry entry) {
        return switch (entry) {
            case Entry.Opening opening -> opening.node();
            case Entry.Reserve reserve -> reserve.node();
            case Entry.Arrive arrive -> arrive.node();
            case Entry.Surplus surplus -> surplus.node();
            case Entry.Post post -> "";
            case Entry.Void nothing -> "";
            case Entry.WriteOff lost -> "";
            case Entry.Gas gas -> throw new IllegalStateException("gas has a table of its own: " + gas);
            case Entry.Fuel fuel -> throw new IllegalStateException("gas has a table of its own: " + fuel);
        };
    }

    private static long units(Entry entry) {
        return switch (entry) {
            case Entry.Opening opening -> opening.units();
            case Entry.Reserve reserve -> reserve.units();
            case Entry.Post post -> post.units();
            case Entry.Arrive arrive -> arrive.units();
            case Entry.Surplus surplus -> surplus.units();
            case Entry.Void nothing -> 0;
            case Entry.WriteOff lost -> 0;
            case Entry.Gas gas -> throw new IllegalStateException("gas has a table of its own: " + gas);
            case Entry.Fuel fuel -> throw new IllegalStateException("gas has a table of its own: " + fuel);
        };
    }

    /// The books, without gas, as they were after a row of their history: each entry is checked as when it was written.
    static Ledger ledger(Connection connection, long row) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT p.kind, p.transfer, p.node, p.units"
                + " FROM posting p LEFT JOIN audit a ON a.kind = 'POSTING' AND a.subject = '' AND a.number = p.number"
                + " WHERE coalesce(a.seq, 0) <= ? ORDER BY p.number")) {
            query.setLong(1, row);
            return after(Ledger.EMPTY, query);
        }
    }

    /// The books after a later row, from those after an earlier one: reads what was booked between. That a kind is
    /// compared as `kind || ''` keeps SQLite from reading all rows of the kind by its key.
    static Ledger ledger(Connection connection, Ledger before, long beforeRow, long row) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT p.kind, p.transfer, p.node, p.units"
                + " FROM audit a JOIN posting p ON p.number = a.number"
                + " WHERE a.seq > ? AND a.seq <= ? AND a.kind || '' = 'POSTING' ORDER BY a.seq")) {
            query.setLong(1, beforeRow);
            query.setLong(2, row);
            return after(before, query);
        }
    }

    private static Ledger after(Ledger before, PreparedStatement query) throws SQLException {
        Ledger ledger = before;
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                ledger = ledger.after(entry(rows));
            }
        }
        return ledger;
    }

    /// Whether the money of a transfer had come where it goes, or was given up, at a row of the history.
    static boolean isClosed(Connection connection, String transfer, long row) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM posting p"
                + " LEFT JOIN audit a ON a.kind = 'POSTING' AND a.subject = '' AND a.number = p.number"
                + " WHERE p.transfer = ? AND p.kind IN ('Arrive', 'WriteOff') AND coalesce(a.seq, 0) <= ?")) {
            query.setString(1, transfer);
            query.setLong(2, row);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String id = row.getString("transfer");
        String node = row.getString("node");
        long units = row.getLong("units");
        String kind = row.getString("kind");
        return switch (kind) {
            case "Opening" -> new Entry.Opening(node, units);
            case "Reserve" -> new Entry.Reserve(id, node, units);
            case "Post" -> new Entry.Post(id, units);
            case "Void" -> new Entry.Void(id);
            case "Arrive" -> new Entry.Arrive(id, node, units);
            case "WriteOff" -> new Entry.WriteOff(id);
            case "Surplus" -> new Entry.Surplus(id, node, units);
            default -> throw new IllegalStateException("unknown entry " + kind);
        };
    }
}
