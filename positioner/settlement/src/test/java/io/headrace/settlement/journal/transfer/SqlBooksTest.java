package io.headrace.settlement.journal.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.courier.Books;
import io.headrace.settlement.courier.Books.Change;
import io.headrace.settlement.courier.Books.Fenced;
import io.headrace.settlement.courier.Books.Opened;
import io.headrace.settlement.courier.Past;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.simulation.chaos.Coverage;
import io.headrace.settlement.simulation.chaos.FaultKind;
import io.headrace.settlement.simulation.world.Assembly;
import io.headrace.settlement.simulation.world.Outcome;
import io.headrace.settlement.simulation.world.SimWorld;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.Store;
import io.headrace.settlement.tables.TablesReader;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The courier's books on disk give back what they were given, and their keys refuse what must not be;
/// in a file, and on a PostgreSQL server by [PostgresBooksTest].
class SqlBooksTest {
    private static final LaneId LANE = new LaneId(1, "0xsender");

    @TempDir
    Path folder;

    private static Life life(String id) {
        Route route = new Route("direct", Route.Bridge.NONE, false, LANE, Optional.empty());
        return Life.planned(new TransferPlan(id, "d", "USDC", "treasury", "venue", route, 5, 5, 9), 1);
    }

    private static Change change(long fence, Life life, Lane lane, Entry... entries) {
        return new Change(fence, List.of(life), Optional.of(lane), List.of(entries), Optional.empty());
    }

    /// Where books of a name are kept.
    Store store(String name) {
        return new Store.File(folder.resolve(name + ".sqlite"));
    }

    private SqlBooks books(String name) {
        return SqlBooks.open(store(name), CommitProbe.NONE);
    }

    /// Whole simulated lives, with restarts, on SQLite beside the books in memory: what is read back is
    /// the same.
    @Test
    void givesBackWhatItWasGivenOverSimulatedLives() {
        int restarts = 0;
        int runs = 0;
        for (long seed = 1; seed < 400 && runs < 6; seed++) {
            if (!commitsAreCertain(seed)) {
                continue;
            }
            int[] opens = {0};
            SqlBooks disk = books("seed" + seed + "");
            Assembly both = (terms, outside, memory, senders) ->
                    Assembly.PRODUCTION.start(terms, outside, new Both(memory, disk, opens), senders);
            Outcome outcome = new SimWorld(seed, both, new Coverage()).run();
            assertTrue(outcome.isGood(), outcome::toString);
            disk.close();
            runs++;
            restarts += opens[0];
        }
        assertTrue(runs == 6 && restarts > 6, runs + " runs with " + restarts + " starts");
    }

    static boolean commitsAreCertain(long seed) {
        Coverage coverage = new Coverage();
        new SimWorld(seed, Assembly.PRODUCTION, coverage).run();
        return List.of(
                        FaultKind.KILL_BEFORE_COMMIT,
                        FaultKind.KILL_AFTER_COMMIT,
                        FaultKind.COMMIT_UNKNOWN,
                        FaultKind.DISK_FULL,
                        FaultKind.OLD_BACKUP,
                        FaultKind.SPLIT_BRAIN,
                        FaultKind.ALL_MEMORY_LOST,
                        FaultKind.EMPTY_JOURNAL)
                .stream()
                .allMatch(kind -> coverage.times(kind) == 0);
    }

    /// Writes to both, and compares what both give back.
    private record Both(Books memory, SqlBooks disk, int[] opens) implements Books {
        @Override
        public Opened open() {
            Opened right = memory.open();
            Opened read = disk.open();
            assertEquals(right.open(), read.open());
            assertEquals(right.lanes(), read.lanes());
            assertEquals(right.ledger(), read.ledger());
            assertEquals(right.halt(), read.halt());
            assertEquals(right.fence(), read.fence());
            opens[0]++;
            return right;
        }

        @Override
        public boolean commit(Change change) {
            return memory.commit(change) && disk.commit(change);
        }

        @Override
        public long newestFence() {
            assertEquals(memory.newestFence(), disk.newestFence());
            return memory.newestFence();
        }

        @Override
        public boolean isBooked(Entry entry) {
            assertEquals(memory.isBooked(entry), disk.isBooked(entry));
            return memory.isBooked(entry);
        }

        @Override
        public boolean knows(String transferId) {
            assertEquals(memory.knows(transferId), disk.knows(transferId));
            return memory.knows(transferId);
        }
    }

    @Test
    void theOlderOfTwoInstancesCannotWrite() {
        try (SqlBooks books = books("lease");
                SqlBooks second = books("lease")) {
            long old = books.open().fence();
            long now = second.open().fence();
            Lane lane = Lane.opened(LANE, 0);
            assertThrows(Fenced.class, () -> books.commit(change(old, life("t"), lane)));
            assertTrue(second.commit(change(now, life("t"), lane)));
        }
    }

    @Test
    void aServiceThatFailedTakesTheLeaseAgainOnlyWhereNobodyElseDid() {
        try (SqlBooks books = books("again");
                SqlBooks second = books("again")) {
            long first = books.open().fence();
            long again = books.openAfter(first).fence();
            assertEquals(first + 1, again, "its own one is taken on");
            long other = second.open().fence();
            assertThrows(Fenced.class, () -> books.openAfter(again));
            assertEquals(other, second.newestFence(), "and nothing changed");
            assertTrue(second.commit(change(other, life("t"), Lane.opened(LANE, 0))));
            assertEquals(other + 1, books.open().fence(), "who starts anew takes it");
        }
    }

    @Test
    void whatAttestorsSaidIsOneCommit() {
        List<String> commits = new ArrayList<>();
        try (SqlBooks books = SqlBooks.open(store("words"), commits::add)) {
            long fence = books.open().fence();
            books.commit(change(fence, life("t"), Lane.opened(LANE, 0)));
            commits.clear();
            Attested first = new Attested("t", "0xa", true, "signed", 1);
            Attested second = new Attested("t", "0xb", false, "objects", 1);
            books.hear(List.of(first, second));
            assertEquals(List.of("before courier.attested", "after courier.attested"), commits);
            assertEquals(
                    List.of(first, second),
                    books.reader().dossier("t").orElseThrow().attested());
        }
    }

    @Test
    void aSlotKeepsItsLegAndAnEntryIsWrittenOnce() {
        try (SqlBooks books = books("keys")) {
            long fence = books.open().fence();
            Lane taken = Lane.opened(LANE, 0).take(new LegId("t", LegId.Kind.SOURCE, 1));
            Entry opening = new Entry.Opening("treasury", 10);
            books.commit(change(fence, life("t"), taken, opening));
            Lane stolen = Lane.opened(LANE, 0).take(new LegId("u", LegId.Kind.SOURCE, 1));
            assertThrows(IllegalStateException.class, () -> books.commit(change(fence, life("u"), stolen)));
            assertThrows(IllegalStateException.class, () -> books.commit(change(fence, life("v"), taken, opening)));
            assertEquals(Optional.empty(), books.life("u"), "nothing of a refused change may stay");
            assertEquals(1, books.allLives().size());
        }
    }

    /// Changes rows behind the books' back.
    void tamper(String name, String... statements) throws SQLException {
        try (Connection connection = hand(name);
                Statement hand = connection.createStatement()) {
            for (String statement : statements) {
                hand.executeUpdate(statement);
            }
        }
    }

    Connection hand(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name + ".sqlite"));
    }

    /// A transfer of which each kind of row is there.
    private long told(String name) {
        try (SqlBooks books = books(name)) {
            long fence = books.open().fence();
            Lane lane = Lane.opened(LANE, 0);
            Entry fuel = new Entry.Fuel(LANE, 0, BigInteger.TEN);
            books.commit(change(fence, life("t"), lane, new Entry.Opening("treasury", 10), fuel));
            books.hear(List.of(new Attested("t", "0xa", true, "signed", 1)));
            books.commit(change(fence, life("u"), lane, new Entry.Reserve("t", "treasury", 5)));
            books.say(new Verdict("t", Resolution.Kind.RELEASE, "ann", "she looked", 5, 1));
            books.commit(new Change(fence, List.of(), Optional.empty(), List.of(), Optional.of("halted by ann")));
            return fence;
        }
    }

    private List<String> faults(String name) {
        try (TablesReader reader = store(name).reader("db/migration/journal")) {
            return reader.read(connection -> {
                List<String> found = new ArrayList<>();
                AuditCheck.of(connection, fault -> found.add(fault.where() + ' ' + fault.what()), hash -> {});
                return found;
            });
        }
    }

    /// What each hand does, and the beginning of what is said of it.
    private static final Map<String, String> HANDS = Map.ofEntries(
            Map.entry("UPDATE life_step SET reason = 'other' WHERE transfer = 't'", "step 1 of transfer t was changed"),
            Map.entry("UPDATE life_step SET at_nanos = 2 WHERE transfer = 'u'", "step 1 of transfer u was changed"),
            Map.entry("DELETE FROM life_step WHERE transfer = 't'", "step 1 of transfer t was taken out"),
            Map.entry(
                    "INSERT INTO life_step SELECT transfer, 2, state, at_nanos, leg, leg_no, reason, proof FROM life_step"
                            + " WHERE transfer = 't'",
                    "step 2 of transfer t was put in"),
            Map.entry("UPDATE verdict SET person = 'bob'", "verdict 1 on transfer t was changed"),
            Map.entry("DELETE FROM verdict", "verdict 1 on transfer t was taken out"),
            Map.entry("UPDATE attestation SET signed = 0", "attestors' word 1 on transfer t was changed"),
            Map.entry("UPDATE posting SET units = 11 WHERE number = 1", "posting 1 was changed"),
            Map.entry("DELETE FROM posting WHERE number = 2", "posting 2 was taken out"),
            Map.entry("UPDATE gas_posting SET wei = '11'", "posting 1 of gas was changed"),
            Map.entry("UPDATE audit SET words = 'all is well' WHERE kind = 'HALT'", "halt 8 was changed"),
            Map.entry("UPDATE audit SET hash = 'x' WHERE seq = 3", "posting 1 of gas was changed"),
            Map.entry("UPDATE life SET state = 'RECONCILED' WHERE id = 'u'", "transfer u is RECONCILED by its row"));

    @Test
    void whateverIsChangedTakenOutOrPutInIsFoundAndStopsTheStart() throws SQLException {
        int round = 0;
        for (Map.Entry<String, String> hand : HANDS.entrySet()) {
            String name = "hand" + round++;
            long fence = told(name);
            assertEquals(List.of(), faults(name));
            tamper(name, hand.getKey());
            List<String> found = faults(name);
            assertTrue(found.stream().anyMatch(fault -> fault.startsWith(hand.getValue())), hand + " " + found);
            try (SqlBooks books = books(name)) {
                ProblemException refused = assertThrows(ProblemException.class, books::open, hand::getKey);
                assertEquals("HR-4110", refused.problem().code());
                assertEquals(fence, books.newestFence(), "a refused start takes no lease");
            }
        }
    }

    /// A row that was followed before is marked by hand: who reads it again would see the mark.
    @Test
    void aLaterLeaseOfAServiceFollowsWhatCameSinceItsLast() throws SQLException {
        Past known;
        try (SqlBooks books = books("later")) {
            long fence = books.open().fence();
            books.commit(change(fence, life("t"), Lane.opened(LANE, 0)));
            known = books.followed();
            books.say(new Verdict("t", Resolution.Kind.RELEASE, "ann", "she looked", 5, 1));
        }
        tamper("later", "UPDATE life_step SET reason = 'other'");
        refused(books("later"));
        try (SqlBooks again = SqlBooks.open(store("later"), CommitProbe.NONE, known)) {
            again.open();
            assertEquals(known.length() + 1, again.followed().length());
        }
        tamper("later", "UPDATE verdict SET person = 'bob'");
        refused(SqlBooks.open(store("later"), CommitProbe.NONE, known));
        tamper("later", "UPDATE verdict SET person = 'ann'", "UPDATE audit SET hash = 'of another copy' WHERE seq = 1");
        refused(SqlBooks.open(store("later"), CommitProbe.NONE, known));
    }

    private static void refused(SqlBooks opened) {
        try (SqlBooks books = opened) {
            ProblemException refused = assertThrows(ProblemException.class, books::open);
            assertEquals("HR-4110", refused.problem().code());
        }
    }

    @Test
    void aRowThatIsTakenOutOfTableAndChainLeavesAGap() throws SQLException {
        told("gap");
        tamper("gap", "DELETE FROM verdict", "DELETE FROM audit WHERE kind = 'VERDICT'");
        assertEquals(
                List.of("halt 8 does not follow on the one before: rows 7 to 7 of the history are missing"),
                faults("gap"));
    }

    @Test
    void nothingIsWrittenBehindARowThatAnotherCopyNeverGot() throws SQLException {
        try (SqlBooks books = books("copy")) {
            long fence = books.open().fence();
            Lane lane = Lane.opened(LANE, 0);
            books.commit(change(fence, life("t"), lane));
            books.commit(change(fence, life("u"), lane));
            tamper(
                    "copy",
                    "DELETE FROM audit WHERE seq = 2",
                    "DELETE FROM life_step WHERE transfer = 'u'",
                    "DELETE FROM life WHERE id = 'u'");
            ProblemException refused =
                    assertThrows(ProblemException.class, () -> books.commit(change(fence, life("v"), lane)));
            assertEquals("HR-4110", refused.problem().code());
            assertEquals(Optional.empty(), books.life("v"));
        }
    }

    /// A journal of the version before: its rows are known by number, and the chain begins after them.
    @Test
    void theChainOfAnOlderJournalBeginsAtTheMigration() throws SQLException {
        told("older");
        tamper(
                "older",
                "DELETE FROM life_step WHERE transfer = 't'", // as one that was planned before steps were kept
                "DROP TABLE audit",
                "DROP TABLE audit_before",
                "DROP TABLE api_call",
                "DELETE FROM flyway_schema_history WHERE version IN ('13', '14')");
        try (SqlBooks books = books("older")) {
            long fence = books.open().fence();
            Lane lane = Lane.opened(LANE, 0);
            books.commit(change(fence, life("v"), lane, new Entry.Reserve("u", "treasury", 5)));
        }
        assertEquals(List.of(), faults("older"));
        tamper("older", "UPDATE posting SET units = 4 WHERE number = 3");
        assertEquals(List.of("posting 3 was changed after it was written, or put in"), faults("older"));
        tamper("older", "UPDATE audit_before SET number = 3 WHERE kind = 'POSTING'");
        assertEquals(2, faults("older").size(), "what is said to be from before the chain is in its first hash");
    }

    @Test
    void aKillBeforeTheCommitLeavesNothingAndAfterItEverything() {
        for (String point : List.of("before courier.change", "after courier.change")) {
            try (SqlBooks books = SqlBooks.open(store("killed" + point.charAt(0)), reached -> {
                if (reached.equals(point)) {
                    throw new IllegalStateException("killed");
                }
            })) {
                long fence = books.open().fence();
                Lane lane = Lane.opened(LANE, 0).take(new LegId("t", LegId.Kind.SOURCE, 1));
                Entry opening = new Entry.Opening("treasury", 10);
                assertThrows(IllegalStateException.class, () -> books.commit(change(fence, life("t"), lane, opening)));
            }
            try (SqlBooks books = books("killed" + point.charAt(0))) {
                Opened opened = books.open();
                boolean whole = point.startsWith("after");
                assertEquals(whole ? 1 : 0, opened.open().size());
                assertEquals(whole ? 1 : 0, opened.lanes().size());
                assertEquals(whole ? 10 : 0, opened.ledger().posted("treasury"));
            }
        }
    }
}
