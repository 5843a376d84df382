package io.headrace.settlement.journal;

import io.headrace.decision.network.Asset;
import io.headrace.decision.network.TokenAmount;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The `opening` table, which journal and bank both have.
public final class OpeningTable {
    private OpeningTable() {}

    /// What the file was opened with; empty when it is new.
    public static Optional<Opening> read(Connection connection) throws SQLException {
        String query = "SELECT settings_digest, dataset_digest, start_nanos, start_balances FROM opening WHERE id = 1";
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(new Opening(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    Arrays.stream(row.getString(4).split(","))
                            .map(units -> new TokenAmount(Asset.USDC, Long.parseLong(units)))
                            .toList()));
        }
    }

    public static void write(Connection connection, Opening opening) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO opening"
                + " (id, settings_digest, dataset_digest, start_nanos, start_balances) VALUES (1, ?, ?, ?, ?)")) {
            insert.setString(1, opening.settingsDigest());
            insert.setString(2, opening.datasetDigest());
            insert.setLong(3, opening.startNanos());
            insert.setString(
                    4,
                    opening.balances().stream()
                            .map(balance -> Long.toString(balance.units()))
                            .collect(Collectors.joining(",")));
            insert.executeUpdate();
        }
    }

    /// @throws ProblemException HR-4004 when the file belongs to another desk
    public static void requireSame(Opening stored, Opening asked, String where) {
        same("settings", stored.settingsDigest(), asked.settingsDigest(), where);
        same("dataset", stored.datasetDigest(), asked.datasetDigest(), where);
        same("first period", stored.startNanos(), asked.startNanos(), where);
        same("start balances", stored.balances(), asked.balances(), where);
    }

    private static void same(String what, Object stored, Object asked, String where) {
        if (!stored.equals(asked)) {
            throw new Problem(
                            "HR-4004",
                            "the journal belongs to another desk: its " + what + " is " + stored + ", asked for was "
                                    + asked,
                            where,
                            "Start with the settings and dataset it was made with, or give the new desk another"
                                    + " HEADRACE_HOME",
                            ExitCode.CONFLICT)
                    .toException();
        }
    }
}
