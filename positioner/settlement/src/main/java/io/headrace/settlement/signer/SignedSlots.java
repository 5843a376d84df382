package io.headrace.settlement.signer;

import io.headrace.settlement.courier.Signer;
import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.Store;
import io.headrace.settlement.tables.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The signer's tables.
final class SignedSlots implements AutoCloseable {
    private final Tables tables;

    private SignedSlots(Tables tables) {
        this.tables = tables;
    }

    static SignedSlots open(Store store, CommitProbe probe) {
        return new SignedSlots(store.open("db/migration/signer", probe));
    }

    /// Writes down what is about to be handed out: on disk when this returns.
    ///
    /// @return why it must not be handed out; empty when it may
    Optional<String> claim(Signer.Request request, Attempt attempt) {
        return tables.write("signed slot", connection -> {
            if (!fenced(connection, request.fence())) {
                return Optional.of("the lease is over");
            }
            Optional<LegId> first = leg(connection, request.slot());
            if (first.isPresent() && !first.get().equals(request.leg())) {
                return Optional.of("slot " + request.slot() + " was signed for " + first.get());
            }
            if (first.isEmpty()) {
                insert(connection, request.slot(), request.leg());
            }
            insert(connection, request.slot(), attempt);
            return Optional.empty();
        });
    }

    /// Keeps the fence of a new lease.
    ///
    /// @return whether it is newer than all before; else nothing changes
    boolean raise(long fence) {
        return tables.write("signer lease", connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE newest_fence SET fence = ? WHERE fence < ?")) {
                update.setLong(1, fence);
                update.setLong(2, fence);
                return update.executeUpdate() == 1;
            }
        });
    }

    Optional<Signer.Record> record(SlotId slot) {
        return tables.read(connection -> {
            Optional<LegId> leg = leg(connection, slot);
            return leg.isEmpty()
                    ? Optional.<Signer.Record>empty()
                    : Optional.of(new Signer.Record(leg.get(), attempts(connection, slot)));
        });
    }

    OptionalLong highest(LaneId lane) {
        return tables.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT nonce FROM signed_slot WHERE chain_id = ? AND sender = ? ORDER BY nonce DESC LIMIT 1")) {
                query.setLong(1, lane.chainId());
                query.setString(2, lane.sender());
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
                }
            }
        });
    }

    @Override
    public void close() {
        tables.close();
    }

    /// Keeps the newest fence; false when this one is older.
    private static boolean fenced(Connection connection, long fence) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE newest_fence SET fence = ? WHERE fence <= ?")) {
            update.setLong(1, fence);
            update.setLong(2, fence);
            return update.executeUpdate() == 1;
        }
    }

    private static Optional<LegId> leg(Connection connection, SlotId slot) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT transfer_id, kind, leg FROM signed_slot WHERE chain_id = ? AND sender = ? AND nonce = ?")) {
            bind(query, 1, slot);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new LegId(rows.getString(1), LegId.Kind.valueOf(rows.getString(2)), rows.getInt(3)))
                        : Optional.empty();
            }
        }
    }

    private static List<Attempt> attempts(Connection connection, SlotId slot) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT hash, noop, max_wei, tip_wei, raw FROM signed_attempt"
                        + " WHERE chain_id = ? AND sender = ? AND nonce = ? ORDER BY max_wei, hash")) {
            bind(query, 1, slot);
            List<Attempt> attempts = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Fees fees = new Fees(rows.getLong(3), rows.getLong(4));
                    attempts.add(new Attempt(rows.getString(1), rows.getBoolean(2), fees, rows.getString(5), false));
                }
            }
            return attempts;
        }
    }

    private static void insert(Connection connection, SlotId slot, LegId leg) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO signed_slot VALUES (?, ?, ?, ?, ?, ?)")) {
            bind(insert, 1, slot);
            insert.setString(4, leg.transferId());
            insert.setString(5, leg.kind().name());
            insert.setInt(6, leg.no());
            insert.executeUpdate();
        }
    }

    private static void insert(Connection connection, SlotId slot, Attempt attempt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO signed_attempt VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, attempt.hash());
            bind(insert, 2, slot);
            insert.setInt(5, attempt.noop() ? 1 : 0);
            insert.setLong(6, attempt.fees().maxWei());
            insert.setLong(7, attempt.fees().tipWei());
            insert.setString(8, attempt.raw());
            insert.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int from, SlotId slot) throws SQLException {
        statement.setLong(from, slot.lane().chainId());
        statement.setString(from + 1, slot.lane().sender());
        statement.setLong(from + 2, slot.nonce());
    }
}
