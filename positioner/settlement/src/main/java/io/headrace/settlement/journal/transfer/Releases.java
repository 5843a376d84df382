package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.signer.Calldata.Call;
import io.headrace.settlement.tables.Tables;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/// What attestors released, as it will be called: written down before a transfer may begin, and never another for
/// the same transfer. Safe for use by many threads.
public final class Releases {
    private final Tables tables;

    Releases(Tables tables) {
        this.tables = tables;
    }

    /// Writes a call down; the first one of a transfer stays.
    ///
    /// @return the one that stands
    public Call put(String transferId, Call call) {
        tables.write("courier.release", connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO release_call (transfer, contract, calldata, gas)"
                            + " VALUES (?, ?, ?, ?) ON CONFLICT (transfer) DO NOTHING")) {
                insert.setString(1, transferId);
                insert.setString(2, call.to());
                insert.setString(3, call.data());
                insert.setLong(4, call.gas());
                return insert.executeUpdate();
            }
        });
        return of(transferId).orElseThrow();
    }

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
}
