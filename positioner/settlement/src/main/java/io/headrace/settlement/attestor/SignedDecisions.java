package io.headrace.settlement.attestor;

import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.Store;
import io.headrace.settlement.tables.Tables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// Which decision of each number was signed for. It outlives the attestor: a restart makes no room for a
/// second decision of a number. Safe for many threads, and for two processes on one file.
final class SignedDecisions implements AutoCloseable {
    private final Tables tables;

    private SignedDecisions(Tables tables) {
        this.tables = tables;
    }

    /// @throws io.headrace.market.problem.ProblemException HR-4002, HR-4003, HR-4007 or HR-4009 when the
    ///     file cannot serve as a memory
    static SignedDecisions open(Path file, CommitProbe probe) {
        return new SignedDecisions(new Store.File(file).open("db/migration/attestor", probe));
    }

    /// Takes the number for this decision, unless another has it. On disk when this returns.
    ///
    /// @return whether this decision has the number
    boolean take(long sequence, String digest) {
        Optional<String> known = tables.read(connection -> digest(connection, sequence));
        String first = known.orElseGet(() -> tables.write("signed decision", connection -> {
            Optional<String> meanwhile = digest(connection, sequence);
            if (meanwhile.isEmpty()) {
                insert(connection, sequence, digest);
            }
            return meanwhile.orElse(digest);
        }));
        return first.equals(digest);
    }

    /// How many numbers are taken.
    long count() {
        return tables.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM signed_decision");
                    ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    private static Optional<String> digest(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT digest FROM signed_decision WHERE sequence = ?")) {
            query.setLong(1, sequence);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static void insert(Connection connection, long sequence, String digest) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO signed_decision VALUES (?, ?)")) {
            insert.setLong(1, sequence);
            insert.setString(2, digest);
            insert.executeUpdate();
        }
    }

    @Override
    public void close() {
        tables.close();
    }
}
