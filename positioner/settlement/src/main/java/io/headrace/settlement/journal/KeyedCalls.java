package io.headrace.settlement.journal;

import io.headrace.settlement.tables.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/// Writing calls of the API that bear a key, each carried out once. The row is there before the call
/// does anything, and its primary key alone decides which of several callers goes on, in however many
/// processes they are. Safe for use by many threads.
///
/// Rows are kept for [#KEPT]; one with an answer goes before that once [#MOST] later ones came.
public final class KeyedCalls {
    public static final Duration KEPT = Duration.ofHours(24);
    public static final int MOST = 10_000;

    private final Tables tables;
    private final int most;

    KeyedCalls(Tables tables) {
        this(tables, MOST);
    }

    KeyedCalls(Tables tables, int most) {
        this.tables = tables;
        this.most = most;
    }

    /// What makes two calls the same one.
    ///
    /// @param principal who the call says is speaking; empty where it names nobody
    public record Call(String key, String principal, String method, String path) {}

    /// What a call was answered.
    ///
    /// @param status of HTTP
    public record Answer(int status, String mediaType, String body) {}

    /// What the table says of a call.
    public sealed interface Found {
        /// Nobody sent it before: whoever is told so carries it out.
        record Fresh() implements Found {}

        /// It was carried out and answered before.
        record Answered(Answer answer) implements Found {}

        /// It has no answer: it still runs, or it ended without one, for instance because its process
        /// was killed.
        ///
        /// @param sinceNanos when it came, wall clock
        record Unanswered(long sinceNanos) implements Found {}

        /// The key came before with another body.
        record OtherBody() implements Found {}
    }

    /// Writes a call down before it is carried out; durable on return.
    ///
    /// @param bodyDigest SHA-256
    /// @param nowNanos wall clock
    /// @throws io.headrace.market.problem.ProblemException HR-4009 when the place fails: the row may be
    ///     there, and the call must not be carried out
    public Found reserve(Call call, String bodyDigest, long nowNanos) {
        return tables.write("journal.call", connection -> {
            forget(connection, nowNanos);
            return insert(connection, call, bodyDigest, nowNanos)
                    ? new Found.Fresh()
                    : find(connection, call, bodyDigest, nowNanos);
        });
    }

    /// Writes down what a call was answered; durable on return. The same once more changes nothing.
    public void answer(Call call, Answer answer) {
        tables.write("journal.answer", connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE api_call SET status = ?, media_type = ?, answer = ?"
                            + " WHERE call_key = ? AND principal = ? AND method = ? AND path = ?")) {
                update.setInt(1, answer.status());
                update.setString(2, answer.mediaType());
                update.setString(3, answer.body());
                name(update, 4, call);
                return update.executeUpdate();
            }
        });
    }

    private void forget(Connection connection, long nowNanos) throws SQLException {
        try (PreparedStatement old = connection.prepareStatement("DELETE FROM api_call WHERE written_nanos < ?")) {
            old.setLong(1, nowNanos - KEPT.toNanos());
            old.executeUpdate();
        }
        try (PreparedStatement many = connection.prepareStatement(
                "DELETE FROM api_call WHERE status IS NOT NULL AND"
                        + " written_nanos < (SELECT written_nanos FROM api_call ORDER BY written_nanos DESC LIMIT 1 OFFSET ?)")) {
            many.setInt(1, most - 1);
            many.executeUpdate();
        }
    }

    private static boolean insert(Connection connection, Call call, String bodyDigest, long nowNanos)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO api_call"
                + " (call_key, principal, method, path, body_digest, written_nanos) VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")) {
            name(insert, 1, call);
            insert.setString(5, bodyDigest);
            insert.setLong(6, nowNanos);
            return insert.executeUpdate() == 1;
        }
    }

    private static Found find(Connection connection, Call call, String bodyDigest, long nowNanos) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT body_digest, status, media_type, answer, written_nanos FROM api_call"
                        + " WHERE call_key = ? AND principal = ? AND method = ? AND path = ?")) {
            name(query, 1, call);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) { // another process forgot it in this moment
                    return new Found.Unanswered(nowNanos);
                }
                if (!row.getString("body_digest").equals(bodyDigest)) {
                    return new Found.OtherBody();
                }
                int status = row.getInt("status");
                return row.wasNull()
                        ? new Found.Unanswered(row.getLong("written_nanos"))
                        : new Found.Answered(new Answer(status, row.getString("media_type"), row.getString("answer")));
            }
        }
    }

    private static void name(PreparedStatement statement, int first, Call call) throws SQLException {
        statement.setString(first, call.key());
        statement.setString(first + 1, call.principal());
        statement.setString(first + 2, call.method());
        statement.setString(first + 3, call.path());
    }
}
