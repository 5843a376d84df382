package io.headrace.settlement.journal;

import io.headrace.decision.network.Asset;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.settlement.transfer.Transfer;
import io.headrace.settlement.transfer.TransferState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Transfers as rows.
final class TransferTable {
    private static final String SELECT =
            "SELECT t.*, d.digest FROM transfer t" + " JOIN decision d ON d.sequence = t.decision_sequence ";
    private static final String OLDEST_FIRST = " ORDER BY t.decision_sequence, t.ordinal";

    private TransferTable() {}

    static void insert(Connection connection, Transfer transfer) throws SQLException {
        if (!transfer.transit().amount().asset().equals(Asset.USDC)) {
            throw new IllegalArgumentException(
                    "the journal keeps USDC, was " + transfer.transit().amount());
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO transfer (id, decision_sequence, ordinal, from_node, to_node, units, departed_nanos,"
                        + " arrives_nanos, state, changed_nanos, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            Transit transit = transfer.transit();
            insert.setString(1, transfer.id());
            insert.setLong(2, transfer.decisionSequence());
            insert.setInt(3, transfer.ordinal());
            insert.setString(4, transit.from());
            insert.setString(5, transit.to());
            insert.setLong(6, transit.amount().units());
            insert.setLong(7, transit.departedNanos());
            insert.setLong(8, transit.arrivesNanos());
            insert.setString(9, transfer.state().name());
            insert.setLong(10, transfer.changedNanos());
            insert.setString(11, transfer.reason());
            insert.executeUpdate();
        }
    }

    /// @throws IllegalStateException when the row is no longer in the state of `before`
    static void update(Connection connection, Transfer before, Transfer after) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE transfer SET state = ?, changed_nanos = ?, reason = ? WHERE id = ? AND state = ?")) {
            update.setString(1, after.state().name());
            update.setLong(2, after.changedNanos());
            update.setString(3, after.reason());
            update.setString(4, before.id());
            update.setString(5, before.state().name());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException(
                        "transfer " + before.id() + " must be " + before.state() + " to become " + after.state());
            }
        }
    }

    static List<Transfer> open(Connection connection) throws SQLException {
        return list(connection.prepareStatement(SELECT + "WHERE t.state IN ('INTENDED', 'SENT')" + OLDEST_FIRST));
    }

    static List<Transfer> all(Connection connection) throws SQLException {
        return list(connection.prepareStatement(SELECT + OLDEST_FIRST));
    }

    static Optional<Transfer> find(Connection connection, String id) throws SQLException {
        PreparedStatement query = connection.prepareStatement(SELECT + "WHERE t.id = ?");
        query.setString(1, id);
        return list(query).stream().findFirst();
    }

    static List<Transfer> page(Connection connection, TransferQuery page) throws SQLException {
        String before = page.beforeId().isEmpty()
                ? ""
                : " AND (t.decision_sequence, t.ordinal) < (SELECT decision_sequence, ordinal FROM transfer WHERE id = ?)";
        String state = page.state().isEmpty() ? "" : " AND t.state = ?";
        PreparedStatement query = connection.prepareStatement(
                SELECT + "WHERE TRUE" + before + state + " ORDER BY t.decision_sequence DESC, t.ordinal DESC LIMIT ?");
        int place = 1;
        if (page.beforeId().isPresent()) {
            query.setString(place++, page.beforeId().get());
        }
        if (page.state().isPresent()) {
            query.setString(place++, page.state().get().name());
        }
        query.setInt(place, page.limit());
        return list(query);
    }

    static long count(Connection connection, TransferState state) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM transfer WHERE state = ?")) {
            query.setString(1, state.name());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static List<Transfer> list(PreparedStatement query) throws SQLException {
        try (query;
                ResultSet rows = query.executeQuery()) {
            List<Transfer> transfers = new ArrayList<>();
            while (rows.next()) {
                transfers.add(transfer(rows));
            }
            return transfers;
        }
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        return new Transfer(
                row.getLong("decision_sequence"),
                row.getInt("ordinal"),
                row.getString("digest"),
                new Transit(
                        row.getString("id"),
                        row.getString("from_node"),
                        row.getString("to_node"),
                        new TokenAmount(Asset.USDC, row.getLong("units")),
                        row.getLong("departed_nanos"),
                        row.getLong("arrives_nanos")),
                TransferState.valueOf(row.getString("state")),
                row.getLong("changed_nanos"),
                row.getString("reason"));
    }
}
