package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.courier.Past;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Follows the chain over the books from its beginning: a row that was changed, taken out or put in is named, and the
/// check goes on after it.
public final class AuditCheck {
    private static final List<AuditKind> TABLES =
            Stream.of(AuditKind.values()).filter(AuditKind::hasTable).toList();
    private static final List<String> OWN = List.of("seq", "kind", "subject", "number", "words", "hash");
    private static final Map<AuditKind, Integer> PLACES = places();
    private static final int AT_ONCE = 1_000; // rows of one answer of a server

    /// What is wrong.
    ///
    /// @param seq the row of the chain; 0 for a row that is not in it
    /// @param what for people
    public record Fault(long seq, String where, String what) {}

    /// @param rows how many the chain has
    /// @param head hash of the last one; empty when there is none
    public record Report(long rows, String head) {}

    private final Connection connection;
    private final Consumer<Fault> faults;

    private AuditCheck(Connection connection, Consumer<Fault> faults) {
        this.connection = connection;
        this.faults = faults;
    }

    /// Within one transaction or snapshot.
    ///
    /// @param hashes given the hash of each row
    /// @return of books that have no chain yet, one without rows
    public static Report of(Connection connection, Consumer<Fault> faults, Consumer<String> hashes)
            throws SQLException {
        try (ResultSet table = connection.getMetaData().getTables(null, connection.getSchema(), "audit", null)) {
            if (!table.next()) {
                return new Report(0, "");
            }
        }
        AuditCheck check = new AuditCheck(connection, faults);
        Report report = check.follow(new Past(0, AuditChain.beginning(connection)), hashes);
        for (AuditKind kind : TABLES) {
            check.outside(kind);
        }
        check.states();
        check.decisions();
        return report;
    }

    /// Which books a decision was made from, in words; empty where none was written down.
    public static Optional<String> booksOf(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT words FROM audit WHERE kind = 'DECIDED' AND number = ?")) {
            query.setLong(1, sequence);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /// Checks what came after what was checked before, which must still stand.
    ///
    /// @param known [Past#NOTHING] checks all, tables included
    /// @throws io.headrace.market.problem.ProblemException HR-4110 with the first fault
    static void require(Connection connection, Past known) throws SQLException {
        List<Fault> found = new ArrayList<>();
        if (known.equals(Past.NOTHING)) {
            of(connection, found::add, hash -> {});
        } else {
            AuditChain.end(connection).require(known);
            new AuditCheck(connection, found::add).follow(known, hash -> {});
        }
        if (!found.isEmpty()) {
            Fault first = found.getFirst();
            throw AuditChain.broken(first.where()
                    + ' '
                    + first.what()
                    + (found.size() > 1 ? ", and " + (found.size() - 1) + " more faults" : ""));
        }
    }

    /// @param from what the first row that is read follows on
    private Report follow(Past from, Consumer<String> hashes) throws SQLException {
        String before = from.head();
        long rows = 0;
        long expected = from.length() + 1;
        try (PreparedStatement query = connection.prepareStatement(everything())) {
            query.setLong(1, from.length());
            query.setFetchSize(AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long seq = row.getLong(1);
                    if (seq != expected) {
                        found(
                                seq,
                                where(row),
                                "does not follow on the one before: rows " + expected + " to " + (seq - 1)
                                        + " of the history are missing");
                    } else {
                        link(row, before);
                    }
                    before = row.getString(6);
                    hashes.accept(before);
                    expected = seq + 1;
                    rows++;
                }
            }
        }
        return new Report(rows, rows == 0 ? "" : before);
    }

    private void link(ResultSet row, String before) throws SQLException {
        AuditKind kind = AuditKind.valueOf(row.getString(2));
        List<String> content = new ArrayList<>();
        if (kind.hasTable()) {
            int place = PLACES.getOrDefault(kind, 0);
            row.getLong(place);
            if (row.wasNull()) {
                found(row.getLong(1), where(row), "was taken out of the books");
                return;
            }
            for (int i = 1; i <= kind.columns().size(); i++) {
                content.add(String.valueOf(row.getString(place + i)));
            }
        } else {
            content.add(row.getString(5));
        }
        String hash = AuditChain.hash(before, kind.name(), row.getString(3), row.getLong(4), content);
        if (!hash.equals(row.getString(6))) {
            found(row.getLong(1), where(row), "was changed after it was written, or put in");
        }
    }

    /// Each row of the chain after one, beside the row it tells of.
    private static String everything() {
        StringBuilder columns = new StringBuilder("SELECT a.").append(String.join(", a.", OWN));
        StringBuilder joins = new StringBuilder(" FROM audit a");
        for (AuditKind kind : TABLES) {
            columns.append(", ").append(kind).append(".number");
            for (String column : kind.columns()) {
                columns.append(", ").append(kind).append('.').append(column);
            }
            joins.append(" LEFT JOIN ").append(kind.table()).append(' ').append(kind);
            joins.append(" ON a.kind = '")
                    .append(kind)
                    .append("' AND ")
                    .append(kind)
                    .append(".number = a.number");
            if (!kind.subject().isEmpty()) {
                joins.append(" AND ")
                        .append(kind)
                        .append('.')
                        .append(kind.subject())
                        .append(" = a.subject");
            }
        }
        return columns.append(joins).append(" WHERE a.seq > ? ORDER BY a.seq").toString();
    }

    /// Where the row of each kind begins among the columns of [#everything], its number first.
    private static Map<AuditKind, Integer> places() {
        Map<AuditKind, Integer> places = new EnumMap<>(AuditKind.class);
        int next = OWN.size() + 1;
        for (AuditKind kind : TABLES) {
            places.put(kind, next);
            next += 1 + kind.columns().size();
        }
        return places;
    }

    /// Rows of a table that are not in the chain and newer than its beginning.
    private void outside(AuditKind kind) throws SQLException {
        String subject = kind.subject().isEmpty() ? "''" : "t." + kind.subject();
        try (PreparedStatement query = connection.prepareStatement("SELECT " + subject + " AS subject, t.number FROM "
                        + kind.table() + " t WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.kind = '" + kind
                        + "' AND a.subject = " + subject + " AND a.number = t.number) AND NOT EXISTS"
                        + " (SELECT 1 FROM audit_before b WHERE b.kind = '" + kind + "' AND b.subject = " + subject
                        + " AND t.number <= b.number) ORDER BY 1, 2");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found(
                        0,
                        where(kind.name(), row.getString(1), row.getLong(2)),
                        "was put in: the history does not have it");
            }
        }
    }

    /// Transfers that are in another state than their last step. One from before steps were kept may have none.
    private void states() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT l.id, l.state, s.state FROM life l"
                        + " JOIN life_step s ON s.transfer = l.id AND s.number ="
                        + " (SELECT max(n.number) FROM life_step n WHERE n.transfer = l.id) WHERE l.state <> s.state");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found(
                        0,
                        "transfer " + row.getString(1),
                        "is " + row.getString(2) + " by its row and " + row.getString(3) + " by its last step");
            }
        }
    }

    /// Decisions of a desk on chains whose books were not written down, or of another digest than theirs.
    private void decisions() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT d.sequence FROM decision d"
                        + " WHERE EXISTS (SELECT 1 FROM audit a WHERE a.kind = 'DECIDED')"
                        + " AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.kind = 'DECIDED' AND a.number = d.sequence"
                        + " AND a.subject = d.digest) AND NOT EXISTS"
                        + " (SELECT 1 FROM audit_before b WHERE b.kind = 'DECIDED' AND d.sequence <= b.number)"
                        + " ORDER BY d.sequence");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found(0, where("DECIDED", "", row.getLong(1)), "are not in the history");
            }
        }
    }

    private void found(long seq, String where, String what) {
        faults.accept(new Fault(seq, where, what));
    }

    private static String where(ResultSet row) throws SQLException {
        return where(row.getString(2), row.getString(3), row.getLong(4));
    }

    private static String where(String kind, String subject, long number) {
        return switch (AuditKind.valueOf(kind)) {
            case STEP -> "step " + number + " of transfer " + subject;
            case VERDICT -> "verdict " + number + " on transfer " + subject;
            case ATTESTED -> "attestors' word " + number + " on transfer " + subject;
            case POSTING -> "posting " + number;
            case GAS -> "posting " + number + " of gas";
            case HALT -> subject.isEmpty() ? "halt " + number : "what was said of " + subject;
            case DECIDED -> "the books of decision " + number;
        };
    }
}
