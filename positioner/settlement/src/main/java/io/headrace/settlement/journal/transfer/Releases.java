package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.signer.Calldata.Call;
import io.headrace.settlement.tables.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What attestors released, as it will be called: written down by the same commit that approves its
/// transfer, and never another for the same transfer. Safe for use by many threads.
public final class Releases {
    private final Tables tables;
    private final Map<String, Call> waiting = new ConcurrentHashMap<>(); // for the commit that approves

    Releases(Tables tables) {
        this.tables = tables;
    }

    /// Has a call written down together with the approval of its transfer; the first one of a transfer
    /// stays.
    public void put(String transferId, Call call) {
        waiting.putIfAbsent(transferId, call);
    }

    /// Whether a transfer may be approved: its call is on disk, or goes there with the approval.
    public boolean has(String transferId) {
        return waiting.containsKey(transferId) || of(transferId).isPresent();
    }

    /// What goes to disk with the approval.
    public Optional<Call> fresh(String transferId) {
        return Optional.ofNullable(waiting.get(transferId));
    }

    /// What is on disk: nothing else may be signed.
    public Optional<Call> of(String transferId) {
        return tables.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT contract, calldata, gas FROM release_call WHERE transfer = ?")) {
                query.setString(1, transferId);
                try (ResultSet rows = query.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new Call(rows.getString(1), rows.getString(2), rows.getLong(3)))
                            : Optional.empty();
                }
            }
        });
    }

    /// Writes down what waits for the approval that is in a change.
    void write(Connection connection, List<Life> lives) throws SQLException {
        for (Life life : lives) {
            Call call = waiting.get(life.id());
            if (life.state() == State.APPROVED && call != null) {
                insert(connection, life.id(), call);
            }
        }
    }

    /// A change is on disk.
    void written(List<Life> lives) {
        for (Life life : lives) {
            if (life.state() == State.APPROVED || life.state().isFinal()) {
                waiting.remove(life.id());
            }
        }
    }

    private static void insert(Connection connection, String transferId, Call call) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO release_call (transfer, contract, calldata, gas)"
                        + " VALUES (?, ?, ?, ?) ON CONFLICT (transfer) DO NOTHING")) {
            insert.setString(1, transferId);
            insert.setString(2, call.to());
            insert.setString(3, call.data());
            insert.setLong(4, call.gas());
            insert.executeUpdate();
        }
    }
}
