package io.headrace.settlement.paper;

import io.headrace.decision.network.Asset;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The bank's books as rows.
final class BankTables {
    private BankTables() {}

    /// The books of the last step.
    static WorldState books(Connection connection, long nowNanos) throws SQLException {
        List<TokenAmount> onHand = new ArrayList<>();
        List<TokenAmount> held = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT on_hand, held FROM account ORDER BY position");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                onHand.add(usdc(rows.getLong(1)));
                held.add(usdc(rows.getLong(2)));
            }
        }
        List<Transit> inFlight = payments(connection, "WHERE status = 'IN_FLIGHT'").stream()
                .map(Payment::transit)
                .toList();
        return new WorldState(nowNanos, onHand, held, inFlight);
    }

    static void openAccounts(Connection connection, List<String> nodes, WorldState books) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO account (position, node, on_hand, held) VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < nodes.size(); i++) {
                insert.setInt(1, i);
                insert.setString(2, nodes.get(i));
                insert.setLong(3, books.onHand().get(i).units());
                insert.setLong(4, books.held().get(i).units());
                insert.executeUpdate();
            }
        }
    }

    static void writeAccounts(Connection connection, WorldState books) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE account SET on_hand = ?, held = ? WHERE position = ?")) {
            for (int i = 0; i < books.onHand().size(); i++) {
                update.setLong(1, books.onHand().get(i).units());
                update.setLong(2, books.held().get(i).units());
                update.setInt(3, i);
                update.executeUpdate();
            }
        }
    }

    static OptionalLong lastPeriod(Connection connection) throws SQLException {
        return nanos(connection, "SELECT max(now_nanos) FROM period");
    }

    static long periodsAfter(Connection connection, long nanos) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM period WHERE now_nanos > ?")) {
            query.setLong(1, nanos);
            try (ResultSet row = query.executeQuery()) {
                return row.getLong(1);
            }
        }
    }

    static void insertPeriod(Connection connection, long nowNanos, Map<String, TokenAmount> flows) throws SQLException {
        try (PreparedStatement period = connection.prepareStatement("INSERT INTO period (now_nanos) VALUES (?)");
                PreparedStatement flow =
                        connection.prepareStatement("INSERT INTO flow (now_nanos, venue, units) VALUES (?, ?, ?)")) {
            period.setLong(1, nowNanos);
            period.executeUpdate();
            for (Map.Entry<String, TokenAmount> entry : flows.entrySet()) {
                flow.setLong(1, nowNanos);
                flow.setString(2, entry.getKey());
                flow.setLong(3, entry.getValue().units());
                flow.executeUpdate();
            }
        }
    }

    static Map<String, TokenAmount> flows(Connection connection, long nowNanos) throws SQLException {
        Map<String, TokenAmount> flows = new LinkedHashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT venue, units FROM flow WHERE now_nanos = ? ORDER BY venue")) {
            query.setLong(1, nowNanos);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    flows.put(rows.getString(1), usdc(rows.getLong(2)));
                }
            }
        }
        return flows;
    }

    /// Sum of all flows ever applied; SQLite adds integers exactly and fails on overflow.
    static TokenAmount allFlows(Connection connection) throws SQLException {
        return usdc(nanos(connection, "SELECT sum(units) FROM flow").orElse(0));
    }

    static void insertPayment(Connection connection, Payment payment) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO payment"
                + " (id, from_node, to_node, units, departed_nanos, arrives_nanos, status, reason)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            Transit transit = payment.transit();
            insert.setString(1, transit.id());
            insert.setString(2, transit.from());
            insert.setString(3, transit.to());
            insert.setLong(4, transit.amount().units());
            insert.setLong(5, transit.departedNanos());
            insert.setLong(6, transit.arrivesNanos());
            insert.setString(7, payment.status().name());
            insert.setString(8, payment.reason());
            insert.executeUpdate();
        }
    }

    static void markArrived(Connection connection, long nowNanos) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE payment SET status = 'ARRIVED' WHERE status = 'IN_FLIGHT' AND arrives_nanos <= ?")) {
            update.setLong(1, nowNanos);
            update.executeUpdate();
        }
    }

    static Optional<Payment> payment(Connection connection, String id) throws SQLException {
        return payments(connection, "WHERE id = ?", id).stream().findFirst();
    }

    static List<Payment> payments(Connection connection, String where, String... values) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT * FROM payment " + where + " ORDER BY number")) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                List<Payment> payments = new ArrayList<>();
                while (rows.next()) {
                    payments.add(payment(rows));
                }
                return payments;
            }
        }
    }

    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                new Transit(
                        row.getString("id"),
                        row.getString("from_node"),
                        row.getString("to_node"),
                        usdc(row.getLong("units")),
                        row.getLong("departed_nanos"),
                        row.getLong("arrives_nanos")),
                Payment.Status.valueOf(row.getString("status")),
                row.getString("reason"));
    }

    private static OptionalLong nanos(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            long value = row.getLong(1);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
        }
    }

    private static TokenAmount usdc(long units) {
        return new TokenAmount(Asset.USDC, units);
    }
}
