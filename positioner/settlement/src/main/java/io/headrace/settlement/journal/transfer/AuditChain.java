package io.headrace.settlement.journal.transfer;

import io.headrace.decision.record.CanonicalJson;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.courier.Past;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// The end of the chain over the books, within one transaction. Whoever appends holds the desk's row, so that two
/// writers follow one on the other. Rows that were there before the chain began are known by number only.
final class AuditChain {
    private final Connection connection;
    private long seq;
    private String hash;

    private AuditChain(Connection connection, long seq, String hash) {
        this.connection = connection;
        this.seq = seq;
        this.hash = hash;
    }

    /// @param lock what [io.headrace.settlement.tables.Tables#lock] says
    static AuditChain at(Connection connection, String lock) throws SQLException {
        try (PreparedStatement hold = connection.prepareStatement("SELECT fence FROM desk WHERE id = 1" + lock);
                ResultSet row = hold.executeQuery()) {
            row.next(); // no row, no courier: nobody else writes
        }
        return end(connection);
    }

    /// The end as it is now, to look at.
    static AuditChain end(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? new AuditChain(connection, row.getLong(1), row.getString(2))
                    : new AuditChain(connection, 0, beginning(connection));
        }
    }

    /// Refuses books that do not have what was written into them before: another copy may answer, one that never got
    /// it.
    ///
    /// @throws ProblemException HR-4110 where that row is missing
    void require(Past known) throws SQLException {
        if (known.length() > 0 && !has(known)) {
            throw broken("row " + known.length() + " of the history was written and is not in the books");
        }
    }

    /// Whether a row is there, with its hash; no for what was before the first.
    boolean has(Past known) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM audit WHERE seq = ? AND hash = ?")) {
            query.setLong(1, known.length());
            query.setString(2, known.head());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    Past known() {
        return new Past(seq, hash);
    }

    /// Rows so far.
    long length() {
        return seq;
    }

    /// Appends what was just written into a table.
    ///
    /// @param number of the row there
    /// @param content its columns as [AuditKind#columns] names them
    void append(AuditKind kind, String subject, long number, Object... content) throws SQLException {
        append(
                kind,
                subject,
                number,
                "",
                Arrays.stream(content).map(String::valueOf).toList());
    }

    /// Appends what has no table of its own.
    void say(AuditKind kind, String subject, long number, String words) throws SQLException {
        append(kind, subject, number, words, List.of(words));
    }

    /// @throws ProblemException HR-4110 when the row before is not the one this follows on
    private void append(AuditKind kind, String subject, long number, String words, List<String> content)
            throws SQLException {
        String next = hash(hash, kind.name(), subject, number, content);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO audit (seq, kind, subject, number, words, hash)"
                        + " SELECT ?, ?, ?, ?, ?, ?"
                        + " WHERE ? = 0 OR EXISTS (SELECT 1 FROM audit WHERE seq = ? AND hash = ?)")) {
            insert.setLong(1, seq + 1);
            insert.setString(2, kind.name());
            insert.setString(3, subject);
            insert.setLong(4, number);
            insert.setString(5, words);
            insert.setString(6, next);
            insert.setLong(7, seq);
            insert.setLong(8, seq);
            insert.setString(9, hash);
            if (insert.executeUpdate() == 0) {
                throw broken("row " + (seq + 1) + " of the history follows on one that is not in the books");
            }
        }
        seq++;
        hash = next;
    }

    /// The number that a row was inserted under.
    static long number(PreparedStatement insert) throws SQLException {
        try (ResultSet row = insert.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    static String hash(String before, String kind, String subject, long number, List<String> content) {
        StringBuilder text = new StringBuilder(before);
        part(text, kind);
        part(text, subject);
        part(text, Long.toString(number));
        content.forEach(value -> part(text, value));
        return CanonicalJson.digest(text.toString());
    }

    private static void part(StringBuilder text, String value) {
        text.append(' ').append(value.length()).append(':').append(value);
    }

    /// What the first row follows on: the rows from before the chain, by number.
    static String beginning(Connection connection) throws SQLException {
        StringBuilder before = new StringBuilder();
        try (PreparedStatement query = connection.prepareStatement("SELECT kind, subject, number FROM audit_before");
                ResultSet row = query.executeQuery()) {
            TreeSet<String> rows = new TreeSet<>();
            while (row.next()) {
                StringBuilder one = new StringBuilder();
                part(one, row.getString(1));
                part(one, row.getString(2));
                part(one, row.getString(3));
                rows.add(one.toString());
            }
            rows.forEach(before::append);
        }
        return CanonicalJson.digest(before.toString());
    }

    static ProblemException broken(String what) {
        return new Problem(
                        "HR-4110",
                        what,
                        "the desk's books",
                        "See 'headrace audit verify'; restore the journal from a backup, nothing is signed until then",
                        ExitCode.INTEGRITY)
                .toException();
    }
}
