package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.courier.Books;
import io.headrace.settlement.courier.Past;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.Store;
import io.headrace.settlement.tables.Tables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The courier's books in the journal's file: one transaction a change, on disk when it returns.
/// The keys that keep money single are keys of the tables, not of this code. Safe for use by many
/// threads.
public final class SqlBooks implements Books, AutoCloseable {
    private final Tables tables;
    private final Releases releases;
    private final Map<LaneId, Lane> lanes = new ConcurrentHashMap<>(); // as this instance last wrote them

    private volatile Past history; // as this instance last wrote or read it

    private SqlBooks(Tables tables, Past history) {
        this.tables = tables;
        this.history = history;
        this.releases = new Releases(tables);
    }

    /// Opens or makes the file; it may be the file of a [io.headrace.settlement.journal.Journal].
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4002, HR-4003, HR-4007 or HR-4009
    ///     when the file cannot serve as a journal
    public static SqlBooks open(Path path, CommitProbe probe) {
        return open(new Store.File(path), probe);
    }

    /// Opens or makes the tables; they may be those of a [io.headrace.settlement.journal.Journal].
    public static SqlBooks open(Store store, CommitProbe probe) {
        return open(store, probe, Past.NOTHING);
    }

    /// As [#open(Store, CommitProbe)], for a service that had these books open before.
    ///
    /// @param followed how far it followed their history; what it follows is what comes after
    public static SqlBooks open(Store store, CommitProbe probe, Past followed) {
        return new SqlBooks(store.open("db/migration/journal", probe), followed);
    }

    /// The books beside the courier that has them open: to read, and to write down what needs no lease. Outlives a
    /// broken connection, which a courier's own books must not.
    public static SqlBooks beside(Store store) {
        return new SqlBooks(store.lasting("db/migration/journal", CommitProbe.NONE), Past.NOTHING);
    }

    /// The attested calls of these books' transfers.
    public Releases releases() {
        return releases;
    }

    @Override
    public Opened open() {
        return openAfter(0);
    }

    /// As [#open()], for a service that had a lease before.
    ///
    /// @param held the lease it had; 0 takes it from whoever has it
    /// @throws Fenced when another one was taken since; nothing changes
    public Opened openAfter(long held) {
        lanes.clear();
        return tables.write("courier.lease", connection -> {
            long fence = raised(connection, held);
            follow(connection);
            return new Opened(
                    fence, lives(connection), SlotTables.lanes(connection), ledger(connection), halt(connection));
        });
    }

    /// What [#open()] would read; takes no lease.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4110 when their history is broken
    public Opened look() {
        return tables.read(connection -> {
            follow(connection);
            return new Opened(
                    fence(connection, ""),
                    lives(connection),
                    SlotTables.lanes(connection),
                    ledger(connection),
                    halt(connection));
        });
    }

    /// Follows the history from where this service followed it last; what it followed before must still be there.
    private void follow(Connection connection) throws SQLException {
        AuditChain end = AuditChain.end(connection);
        AuditCheck.require(connection, history);
        history = end.known();
    }

    @Override
    public boolean commit(Change change) {
        boolean written = false;
        try {
            Past after = tables.write("courier.change", connection -> {
                long newest = fence(connection, tables.lock()); // a later lease waits until this is written
                if (change.fence() != newest) {
                    throw new Fenced(change.fence(), newest);
                }
                return write(connection, change);
            });
            history = after;
            written = true;
            return true;
        } finally {
            remember(change, written);
        }
    }

    /// What the rows of a lane are now; not known after a write that failed.
    private void remember(Change change, boolean written) {
        if (written) {
            releases.written(change.lives());
            change.lane().ifPresent(lane -> lanes.put(lane.id(), lane));
        } else {
            lanes.clear();
        }
    }

    /// How far these books' history was followed by this instance, or before it.
    public Past followed() {
        return history;
    }

    /// Where in its history the books are that this instance last wrote or read.
    ///
    /// @param blocks by chain, at which they were last found to be what the vaults hold
    public BooksPoint point(Map<Long, BlockRef> blocks) {
        return BooksPoint.of(history, blocks);
    }

    @Override
    public long newestFence() {
        return tables.read(connection -> fence(connection, ""));
    }

    @Override
    public boolean knows(String transferId) {
        return life(transferId).isPresent();
    }

    @Override
    public boolean isBooked(Entry entry) {
        return tables.read(connection -> PostingTable.has(connection, entry));
    }

    /// One transfer, open or over.
    public Optional<Life> life(String transferId) {
        return tables.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT body FROM life WHERE id = ?")) {
                query.setString(1, transferId);
                return bodies(query).stream().findFirst();
            }
        });
    }

    /// Writes down what a person said. It changes no transfer by itself, so it needs no lease.
    public void say(Verdict verdict) {
        tables.write("courier.verdict", connection -> {
            VerdictTable.append(connection, AuditChain.at(connection, tables.lock()), verdict);
            return verdict;
        });
    }

    /// Writes down what a person said about the books themselves. It books nothing, so it needs no lease.
    public void state(Statement statement) {
        tables.write("courier.statement", connection -> {
            AuditChain chain = AuditChain.at(connection, tables.lock());
            chain.say(AuditKind.HALT, statement.subject(), chain.length() + 1, statement.words());
            return statement;
        });
    }

    /// Writes down what attestors said, all at once.
    public void hear(List<Attested> words) {
        tables.write("courier.attested", connection -> {
            AuditChain chain = AuditChain.at(connection, tables.lock());
            for (Attested said : words) {
                AttestedTable.append(connection, chain, said);
            }
            return words;
        });
    }

    /// The same books, to read.
    public BooksReader reader() {
        return BooksReader.over(tables::read);
    }

    /// Every transfer, oldest first.
    public List<Life> allLives() {
        return tables.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT body FROM life ORDER BY number")) {
                return bodies(query);
            }
        });
    }

    @Override
    public void close() {
        tables.close();
    }

    private Past write(Connection connection, Change change) throws SQLException {
        AuditChain chain = AuditChain.end(connection);
        chain.require(history);
        for (Life life : change.lives()) {
            write(connection, chain, life);
        }
        releases.write(connection, change.lives());
        if (change.lane().isPresent()) {
            Lane lane = change.lane().get();
            SlotTables.write(connection, lane, Optional.ofNullable(lanes.get(lane.id())));
        }
        for (Entry entry : change.entries()) {
            if (!GasTable.append(connection, chain, entry)) {
                PostingTable.append(connection, chain, entry);
            }
        }
        if (change.halt().isPresent()) {
            try (PreparedStatement update = connection.prepareStatement("UPDATE desk SET halt = ? WHERE id = 1")) {
                update.setString(1, change.halt().get());
                update.executeUpdate();
            }
            chain.say(AuditKind.HALT, "", chain.length() + 1, change.halt().get());
        }
        return chain.known();
    }

    private static void write(Connection connection, AuditChain chain, Life life) throws SQLException {
        boolean moved = StepTable.isNews(connection, life);
        upsert(connection, life);
        if (moved) {
            StepTable.append(connection, chain, life);
        }
    }

    private static void upsert(Connection connection, Life life) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("INSERT INTO life"
                + " (id, state, ended, credit_id, message, body, number)"
                + " VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(number), 0) + 1 FROM life))"
                + " ON CONFLICT (id) DO UPDATE SET state = excluded.state, ended = excluded.ended,"
                + " credit_id = excluded.credit_id, message = excluded.message, body = excluded.body"
                + " WHERE life.ended = 0")) {
            upsert.setString(1, life.id());
            upsert.setString(2, life.state().name());
            upsert.setInt(3, life.state().isFinal() ? 1 : 0);
            text(upsert, 4, life.evidence().creditId());
            text(upsert, 5, life.evidence().messageId());
            upsert.setString(6, LifeCodec.encode(life));
            if (upsert.executeUpdate() != 1) {
                throw new IllegalStateException("transfer " + life.id() + " is over and cannot change");
            }
        }
    }

    private static void text(PreparedStatement statement, int place, String value) throws SQLException {
        if (value.isEmpty()) {
            statement.setNull(place, java.sql.Types.VARCHAR);
        } else {
            statement.setString(place, value);
        }
    }

    /// The books made again from their entries, each checked as when it was written.
    private static Ledger ledger(Connection connection) throws SQLException {
        return GasTable.read(connection, PostingTable.ledger(connection, Long.MAX_VALUE));
    }

    private static List<Life> lives(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT body FROM life WHERE ended = 0 ORDER BY number")) {
            return bodies(query);
        }
    }

    private static List<Life> bodies(PreparedStatement query) throws SQLException {
        List<Life> lives = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                lives.add(LifeCodec.decode(rows.getString(1)));
            }
        }
        return lives;
    }

    /// Takes the next lease: of two that take it at once, one waits for the other.
    private long raised(Connection connection, long held) throws SQLException {
        try (PreparedStatement first =
                connection.prepareStatement("INSERT INTO desk (id, fence) VALUES (1, 0) ON CONFLICT (id) DO NOTHING")) {
            first.executeUpdate();
        }
        long newest = fence(connection, tables.lock());
        if (held != 0 && held != newest) {
            throw new Fenced(held, newest);
        }
        long fence = newest + 1;
        try (PreparedStatement update = connection.prepareStatement("UPDATE desk SET fence = ? WHERE id = 1")) {
            update.setLong(1, fence);
            update.executeUpdate();
        }
        return fence;
    }

    private static long fence(Connection connection, String lock) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT fence FROM desk WHERE id = 1" + lock);
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static String halt(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT halt FROM desk WHERE id = 1");
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
