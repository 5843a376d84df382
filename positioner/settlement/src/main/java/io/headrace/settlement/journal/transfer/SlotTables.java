package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.Slot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Senders, their slots and what was signed in them, as rows. A slot keeps its leg; an attempt is never removed,
/// but with a slot that was released before anything was signed in it.
final class SlotTables {
    private SlotTables() {}

    /// @param before the lane as its rows are; slots that are the same are left
    static void write(Connection connection, Lane lane, Optional<Lane> before) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("INSERT INTO lane (chain_id, sender, base, halt)"
                + " VALUES (?, ?, ?, ?) ON CONFLICT (chain_id, sender)"
                + " DO UPDATE SET base = excluded.base, halt = excluded.halt")) {
            lane(upsert, lane.id());
            upsert.setLong(3, lane.base());
            upsert.setString(4, lane.halt());
            upsert.executeUpdate();
        }
        release(connection, lane);
        Map<Long, Slot> written = before.<Map<Long, Slot>>map(Lane::slots).orElse(Map.of());
        for (Slot slot : lane.slots().values()) {
            if (!slot.equals(written.get(slot.id().nonce()))) {
                write(connection, slot);
            }
        }
    }

    private static void release(Connection connection, Lane lane) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM slot WHERE chain_id = ? AND sender = ? AND nonce >= ? AND sign_asked = 0")) {
            lane(delete, lane.id());
            delete.setLong(3, lane.next());
            delete.executeUpdate();
        }
    }

    private static void write(Connection connection, Slot slot) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("INSERT INTO slot"
                + " (chain_id, sender, nonce, transfer, leg, leg_no, sign_asked, ended) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (chain_id, sender, nonce) DO UPDATE SET sign_asked = excluded.sign_asked,"
                + " ended = excluded.ended WHERE slot.transfer = excluded.transfer AND slot.leg = excluded.leg"
                + " AND slot.leg_no = excluded.leg_no")) {
            slot(upsert, slot.id());
            upsert.setString(4, slot.leg().transferId());
            upsert.setString(5, slot.leg().kind().name());
            upsert.setInt(6, slot.leg().no());
            upsert.setInt(7, slot.signAsked() ? 1 : 0);
            upsert.setString(8, slot.end().name());
            if (upsert.executeUpdate() != 1) {
                throw new IllegalStateException("slot " + slot.id() + " belongs to another leg than " + slot.leg());
            }
        }
        for (int place = 0; place < slot.attempts().size(); place++) {
            write(connection, slot.id(), place, slot.attempts().get(place));
        }
    }

    private static void write(Connection connection, SlotId id, int place, Attempt attempt) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("INSERT INTO attempt"
                + " (chain_id, sender, nonce, hash, place, noop, max_wei, tip_wei, raw, send_began)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (hash) DO UPDATE SET send_began = excluded.send_began")) {
            slot(upsert, id);
            upsert.setString(4, attempt.hash());
            upsert.setInt(5, place);
            upsert.setInt(6, attempt.noop() ? 1 : 0);
            upsert.setLong(7, attempt.fees().maxWei());
            upsert.setLong(8, attempt.fees().tipWei());
            upsert.setString(9, attempt.raw());
            upsert.setInt(10, attempt.sendBegan() ? 1 : 0);
            upsert.executeUpdate();
        }
    }

    static List<Lane> lanes(Connection connection) throws SQLException {
        List<Lane> lanes = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM lane ORDER BY chain_id, sender");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                LaneId id = new LaneId(rows.getLong("chain_id"), rows.getString("sender"));
                long base = rows.getLong("base");
                lanes.add(new Lane(id, base, slots(connection, id, base), rows.getString("halt")));
            }
        }
        return lanes;
    }

    /// Senders that stand still, and why.
    static Map<LaneId, String> halts(Connection connection) throws SQLException {
        Map<LaneId, String> halts = new TreeMap<>();
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT chain_id, sender, halt FROM lane WHERE halt <> ''");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                halts.put(new LaneId(rows.getLong("chain_id"), rows.getString("sender")), rows.getString("halt"));
            }
        }
        return halts;
    }

    /// Every slot a transfer was ever given.
    static List<Slot> of(Connection connection, String transfer) throws SQLException {
        List<Slot> slots = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT * FROM slot WHERE transfer = ? ORDER BY leg_no, leg")) {
            query.setString(1, transfer);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    slots.add(slot(connection, new LaneId(rows.getLong("chain_id"), rows.getString("sender")), rows));
                }
            }
        }
        return slots;
    }

    private static Slot slot(Connection connection, LaneId lane, ResultSet rows) throws SQLException {
        SlotId id = new SlotId(lane, rows.getLong("nonce"));
        LegId leg =
                new LegId(rows.getString("transfer"), LegId.Kind.valueOf(rows.getString("leg")), rows.getInt("leg_no"));
        return new Slot(
                id,
                leg,
                rows.getBoolean("sign_asked"),
                attempts(connection, id),
                Slot.End.valueOf(rows.getString("ended")));
    }

    private static SortedMap<Long, Slot> slots(Connection connection, LaneId lane, long base) throws SQLException {
        SortedMap<Long, Slot> slots = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT * FROM slot WHERE chain_id = ? AND sender = ? AND nonce >= ? ORDER BY nonce")) {
            lane(query, lane);
            query.setLong(3, base - Lane.KEPT_BELOW_BASE);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    slots.put(rows.getLong("nonce"), slot(connection, lane, rows));
                }
            }
        }
        return slots;
    }

    private static List<Attempt> attempts(Connection connection, SlotId slot) throws SQLException {
        List<Attempt> attempts = new ArrayList<>(2);
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT * FROM attempt WHERE chain_id = ? AND sender = ? AND nonce = ? ORDER BY place")) {
            slot(query, slot);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    attempts.add(new Attempt(
                            rows.getString("hash"),
                            rows.getBoolean("noop"),
                            new Fees(rows.getLong("max_wei"), rows.getLong("tip_wei")),
                            rows.getString("raw"),
                            rows.getBoolean("send_began")));
                }
            }
        }
        return attempts;
    }

    private static void lane(PreparedStatement statement, LaneId lane) throws SQLException {
        statement.setLong(1, lane.chainId());
        statement.setString(2, lane.sender());
    }

    private static void slot(PreparedStatement statement, SlotId slot) throws SQLException {
        lane(statement, slot.lane());
        statement.setLong(3, slot.nonce());
    }
}
