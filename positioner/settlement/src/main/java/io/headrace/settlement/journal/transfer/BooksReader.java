package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.sqlite.SqliteFile;
import io.headrace.settlement.tables.Store;
import io.headrace.settlement.tables.TablesReader;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The courier's books, read beside the courier that writes them. Each answer is of one moment.
public final class BooksReader implements AutoCloseable {
    /// Where it reads: whatever runs work on a connection.
    public interface Source {
        <T> T read(SqliteFile.Work<T> work);
    }

    private final Source source;
    private final AutoCloseable owned;

    private BooksReader(Source source, AutoCloseable owned) {
        this.source = source;
        this.owned = owned;
    }

    /// Reads a journal that another process may be writing.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4011 when there is none, HR-4002,
    ///     HR-4007 or HR-4009
    ///     when it cannot be read
    public static BooksReader beside(Path journal) {
        TablesReader tables = new Store.File(journal).reader("db/migration/journal");
        return new BooksReader(tables::read, tables);
    }

    /// Reads through somebody's own connection, which stays theirs.
    public static BooksReader over(Source source) {
        return new BooksReader(source, () -> {});
    }

    /// Transfers, newest first.
    public List<Life> page(BooksQuery query) {
        return source.read(connection -> has(connection) ? page(connection, query) : List.<Life>of());
    }

    /// One transfer with its whole history.
    public Optional<Dossier> dossier(String id) {
        return source.read(connection -> {
            Optional<Life> life = has(connection) ? life(connection, id) : Optional.empty();
            return life.isEmpty()
                    ? Optional.<Dossier>empty()
                    : Optional.of(new Dossier(
                            life.get(),
                            StepTable.of(connection, id),
                            SlotTables.of(connection, id),
                            postings(connection, id),
                            AttestedTable.of(connection, id),
                            VerdictTable.of(connection, id),
                            SlotTables.halts(connection).getOrDefault(life.get().lane(), "")));
        });
    }

    /// Senders that stand still, and why.
    public Map<LaneId, String> halts() {
        return source.read(connection -> has(connection) ? SlotTables.halts(connection) : Map.<LaneId, String>of());
    }

    /// What persons said about one thing that no transfer explains, oldest first.
    public List<Statement> statements(String subject) {
        return source.read(connection -> {
            List<Statement> said = new ArrayList<>();
            if (!has(connection)) {
                return said;
            }
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT words FROM audit WHERE kind = 'HALT' AND subject = ? ORDER BY seq")) {
                query.setString(1, subject);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        said.add(Statement.of(subject, row.getString(1)));
                    }
                }
            }
            return said;
        });
    }

    /// What slots burnt, wei; those of which nothing is booked are left out.
    public Map<SlotId, BigInteger> gas(List<SlotId> slots) {
        return source.read(connection -> {
            Map<SlotId, BigInteger> burnt = new HashMap<>();
            for (SlotId slot : slots) {
                GasTable.of(connection, slot).ifPresent(wei -> burnt.put(slot, wei));
            }
            return burnt;
        });
    }

    /// The ids that begin with a text, at most two: enough to know whether it names one.
    public List<String> named(String beginning) {
        String like = beginning.replace("!", "!!").replace("%", "!%").replace("_", "!_") + '%';
        return source.read(connection -> {
            List<String> ids = new ArrayList<>();
            if (!has(connection)) {
                return ids;
            }
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT id FROM life WHERE id LIKE ? ESCAPE '!' ORDER BY id LIMIT 2")) {
                query.setString(1, like);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        ids.add(row.getString(1));
                    }
                }
            }
            return ids;
        });
    }

    /// How many transfers are in each state; states without any are left out.
    public Map<State, Long> counts() {
        return source.read(connection -> {
            Map<State, Long> counts = new EnumMap<>(State.class);
            if (!has(connection)) {
                return counts;
            }
            try (PreparedStatement query =
                            connection.prepareStatement("SELECT state, count(*) FROM life GROUP BY state");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    counts.put(State.valueOf(row.getString(1)), row.getLong(2));
                }
            }
            return counts;
        });
    }

    @Override
    public void close() {
        try {
            owned.close();
        } catch (Exception e) {
            throw new IllegalStateException("the books could not be closed", e);
        }
    }

    /// Whether the journal is of a version that carries transfers.
    private static boolean has(Connection connection) throws SQLException {
        try (ResultSet table = connection.getMetaData().getTables(null, connection.getSchema(), "attestation", null)) {
            return table.next();
        }
    }

    private static Optional<Life> life(Connection connection, String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT body FROM life WHERE id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(LifeCodec.decode(row.getString(1))) : Optional.empty();
            }
        }
    }

    /// A node stands in the body only; desks have few nodes and people read few pages, so it is looked
    /// for there.
    private static List<Life> page(Connection connection, BooksQuery wanted) throws SQLException {
        StringBuilder where = new StringBuilder("SELECT body FROM life WHERE 1 = 1");
        if (wanted.openOnly()) {
            where.append(" AND ended = 0");
        }
        if (!wanted.states().isEmpty()) {
            where.append(" AND state IN (?")
                    .append(", ?".repeat(wanted.states().size() - 1))
                    .append(')');
        }
        if (wanted.beforeId().isPresent()) {
            where.append(" AND number < (SELECT number FROM life WHERE id = ?)");
        }
        List<Life> lives = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                where.append(" ORDER BY number DESC").toString())) {
            int place = 1;
            for (State state : wanted.states()) {
                query.setString(place++, state.name());
            }
            if (wanted.beforeId().isPresent()) {
                query.setString(place, wanted.beforeId().get());
            }
            try (ResultSet row = query.executeQuery()) {
                while (lives.size() < wanted.limit() && row.next()) {
                    Life life = LifeCodec.decode(row.getString(1));
                    if (wanted.node().isEmpty() || touches(life, wanted.node().get())) {
                        lives.add(life);
                    }
                }
            }
        }
        return lives;
    }

    private static boolean touches(Life life, String node) {
        return life.plan().from().equals(node) || life.plan().to().equals(node);
    }

    private static List<Dossier.Posting> postings(Connection connection, String id) throws SQLException {
        List<Dossier.Posting> postings = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT kind, node, units FROM posting WHERE transfer = ? ORDER BY number")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    postings.add(new Dossier.Posting(row.getString(1), row.getString(2), row.getLong(3)));
                }
            }
        }
        return postings;
    }
}
