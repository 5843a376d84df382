package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// What senders paid for gas and were filled with, as rows. A slot burns gas once, a filling is booked once.
final class GasTable {
    private GasTable() {}

    /// @return false when the entry is none of gas
    static boolean append(Connection connection, AuditChain chain, Entry entry) throws SQLException {
        switch (entry) {
            case Entry.Gas(SlotId slot, BigInteger wei) ->
                insert(connection, chain, entry, slot.lane(), slot.nonce(), wei);
            case Entry.Fuel(LaneId lane, int number, BigInteger wei) ->
                insert(connection, chain, entry, lane, number, wei);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void insert(
            Connection connection, AuditChain chain, Entry entry, LaneId lane, long place, BigInteger wei)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO gas_posting"
                + " (number, name, kind, chain_id, sender, place, wei)"
                + " VALUES ((SELECT coalesce(max(number), 0) + 1 FROM gas_posting), ?, ?, ?, ?, ?, ?)"
                + " RETURNING number")) {
            insert.setString(1, entry.transferId());
            insert.setString(2, entry.getClass().getSimpleName());
            insert.setLong(3, lane.chainId());
            insert.setString(4, lane.sender());
            insert.setLong(5, place);
            insert.setString(6, wei.toString());
            chain.append(
                    AuditKind.GAS,
                    "",
                    AuditChain.number(insert),
                    entry.transferId(),
                    entry.getClass().getSimpleName(),
                    lane.chainId(),
                    lane.sender(),
                    place,
                    wei);
        }
    }

    /// What a slot burnt; empty while nothing of it is booked.
    static Optional<BigInteger> of(Connection connection, SlotId slot) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT wei FROM gas_posting WHERE kind = 'Gas' AND chain_id = ? AND sender = ? AND place = ?")) {
            query.setLong(1, slot.lane().chainId());
            query.setString(2, slot.lane().sender());
            query.setLong(3, slot.nonce());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new BigInteger(row.getString(1))) : Optional.empty();
            }
        }
    }

    /// The books with their gas.
    static Ledger read(Connection connection, Ledger books) throws SQLException {
        Ledger ledger = books;
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT kind, chain_id, sender, place, wei FROM gas_posting ORDER BY number");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                ledger = ledger.after(entry(rows));
            }
        }
        return ledger;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        LaneId lane = new LaneId(row.getLong("chain_id"), row.getString("sender"));
        BigInteger wei = new BigInteger(row.getString("wei"));
        long place = row.getLong("place");
        return row.getString("kind").equals("Gas")
                ? new Entry.Gas(new SlotId(lane, place), wei)
                : new Entry.Fuel(lane, Math.toIntExact(place), wei);
    }
}
