package io.headrace.settlement.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.Asset;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.record.Evidence;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.settlement.courier.Books.Change;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.journal.transfer.BooksPoint;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.Store;
import io.headrace.settlement.tables.Tables;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A decision is written only over the books it says it was made from, all of one point; in a file, and on a PostgreSQL
/// server by [PostgresBooksOfDecisionsTest].
class BooksOfDecisionsTest {
    private static final LaneId LANE = new LaneId(1, "0xsender");
    private static final Map<Long, BlockRef> BLOCKS = Map.of(1L, new BlockRef(7, "0xb7"));

    @TempDir
    Path folder;

    private Journal journal;
    private SqlBooks books;
    private long fence;

    Store store() {
        return new Store.File(folder.resolve("journal"));
    }

    @BeforeEach
    void open() {
        journal = Journal.open(store(), CommitProbe.NONE);
        books = SqlBooks.open(store(), CommitProbe.NONE);
        fence = books.open().fence();
        post(new Entry.Opening("treasury", 1_000), new Entry.Opening("alpha", 50));
    }

    @AfterEach
    void close() {
        books.close();
        journal.close();
    }

    private void post(Entry... entries) {
        books.commit(new Change(fence, List.of(), Optional.empty(), List.of(entries), Optional.empty()));
    }

    private static Life planned() {
        Route route = new Route("direct", Route.Bridge.NONE, false, LANE, Optional.empty());
        return Life.planned(new TransferPlan("t", "d", "USDC", "treasury", "alpha", route, 300, 290, 9), 1);
    }

    private static NetworkState state(long treasury, long alpha, Transit... flying) {
        TokenAmount none = TokenAmount.zero(Asset.USDC);
        return new NetworkState(
                100,
                List.of(
                        new NodeState("treasury", new TokenAmount(Asset.USDC, treasury), none, none),
                        new NodeState("alpha", new TokenAmount(Asset.USDC, alpha), none, none)),
                List.of(flying),
                List.of());
    }

    private void decide(long number, NetworkState state, BooksPoint point) {
        VenueOutlook alpha =
                new VenueOutlook("alpha", 1, 1, Optional.empty(), new ForecastSupport.Unavailable("no model"));
        Evidence evidence = new Evidence(state, new DemandOutlook(100, List.of(alpha)));
        journal.commit(JournalTest.decision(number, 100 + number), "", evidence, List.of(), Optional.of(point));
    }

    private void refused(NetworkState state, BooksPoint point) {
        long number = journal.lastDecision().map(last -> last.sequence() + 1).orElse(0L);
        ProblemException refusal = assertThrows(ProblemException.class, () -> decide(number, state, point));
        assertEquals("HR-4112", refusal.problem().code());
        assertTrue(
                journal.lastDecision().filter(last -> last.sequence() >= number).isEmpty(), "nothing of it may stay");
    }

    @Test
    void theBooksOfADecisionAndTheirBlocksAreWrittenDownWithIt() {
        decide(0, state(1_000, 50), books.point(BLOCKS));
        List<String> faults = new ArrayList<>();
        try (JournalRecords records = journal.records()) {
            records.check(Set.of()).decisions().findings().forEach(found -> faults.add(found.sentence()));
            String words = records.booksOf(0).orElseThrow();
            assertTrue(words.startsWith("row 2 ") && words.endsWith("; chain 1 at block 7 0xb7"), words);
        }
        assertTrue(faults.stream().noneMatch(fault -> fault.contains("books")), faults::toString);
    }

    @Test
    void aDecisionFromOtherBalancesThanTheBooksIsNotWritten() {
        BooksPoint point = books.point(BLOCKS);
        refused(state(1_000, 51), point);
        refused(state(999, 51), point);
        refused(state(1_000, 50, flying(300)), point);
        decide(0, state(1_000, 50), point);
    }

    /// The treasury of before a payment and the venue of after it: the very mixture that shows money twice.
    @Test
    void balancesOfTwoPointsAreNotMixed() {
        Life life = planned();
        books.commit(new Change(fence, List.of(life), Optional.empty(), List.of(), Optional.empty()));
        BooksPoint before = books.point(BLOCKS);
        post(new Entry.Reserve("t", "treasury", 300), new Entry.Post("t", 300));
        BooksPoint left = books.point(BLOCKS);
        post(new Entry.Arrive("t", "alpha", 290));
        BooksPoint after = books.point(BLOCKS);
        for (BooksPoint point : List.of(before, left, after)) {
            refused(state(1_000, 340, flying(300)), point);
        }
        refused(state(700, 50), left);
        decide(0, state(700, 50, flying(300)), left);
        refused(state(700, 340, flying(300)), after);
        decide(1, state(700, 340), after);
    }

    @Test
    void whatIsPromisedCountsFromThePlanOnAndTheCourierMayGoOnMeanwhile() {
        BooksPoint before = books.point(BLOCKS);
        books.commit(new Change(fence, List.of(planned()), Optional.empty(), List.of(), Optional.empty()));
        BooksPoint after = books.point(BLOCKS);
        refused(state(1_000, 50), after);
        decide(0, state(1_000, 50), before);
        decide(1, state(700, 50, flying(300)), after);
    }

    @Test
    void aPointThatIsNotInTheBooksIsRefused() {
        BooksPoint elsewhere = new BooksPoint(2, "another", new TreeMap<>());
        ProblemException refusal = assertThrows(ProblemException.class, () -> decide(0, state(1_000, 50), elsewhere));
        assertEquals("HR-4110", refusal.problem().code());
    }

    private void byHand(String... statements) {
        try (Tables tables = store().open(Journal.MIGRATIONS, CommitProbe.NONE)) {
            tables.write("hand", connection -> {
                try (Statement hand = connection.createStatement()) {
                    for (String statement : statements) {
                        assertEquals(1, hand.executeUpdate(statement), statement);
                    }
                }
                return statements;
            });
        }
    }

    /// What was booked before the last decision's row is marked by hand: who reads it again would see the mark.
    @Test
    void aDecisionReadsWhatWasBookedSinceTheOneBefore() {
        decide(0, state(1_000, 50), books.point(BLOCKS));
        byHand("UPDATE posting SET units = 2000 WHERE number = 1");
        post(new Entry.Opening("beta", 7), new Entry.Surplus("found", "alpha", 1));
        decide(1, state(1_000, 51), books.point(BLOCKS));
        decide(2, state(1_000, 51), books.point(BLOCKS));
        journal.close();
        journal = Journal.open(store(), CommitProbe.NONE);
        refused(state(1_000, 51), books.point(BLOCKS));
        decide(3, state(2_000, 51), books.point(BLOCKS));
    }

    @Test
    void booksWithoutTheRowOfTheLastDecisionAreReadFromTheBeginning() {
        decide(0, state(1_000, 50), books.point(BLOCKS));
        post(new Entry.Surplus("found", "alpha", 1));
        byHand(
                "UPDATE audit SET hash = 'of another copy' WHERE seq = 2",
                "UPDATE posting SET units = 2000 WHERE number = 1");
        BooksPoint point = books.point(BLOCKS);
        refused(state(1_000, 51), point);
        decide(1, state(2_000, 51), point);
    }

    @Test
    void aPointBeforeTheLastDecisionsIsReadFromTheBeginning() {
        BooksPoint before = books.point(BLOCKS);
        post(new Entry.Surplus("found", "alpha", 1));
        decide(0, state(1_000, 51), books.point(BLOCKS));
        decide(1, state(1_000, 50), before);
        decide(2, state(1_000, 51), books.point(BLOCKS));
    }

    /// A journal from before steps were kept: its open transfers have none, or none from before.
    @Test
    void aTransferFromBeforeStepsWereKeptIsUnderWay() {
        BooksPoint before = books.point(BLOCKS);
        books.commit(new Change(fence, List.of(planned()), Optional.empty(), List.of(), Optional.empty()));
        BooksPoint after = books.point(BLOCKS);
        byHand("UPDATE life_step SET state = 'HELD' WHERE transfer = 't'");
        decide(0, state(700, 50, flying(300)), before);
        decide(1, state(700, 50, flying(300)), after);
        byHand("DELETE FROM life_step WHERE transfer = 't'");
        refused(state(1_000, 50), after);
        decide(2, state(700, 50, flying(300)), after);
        byHand("UPDATE life SET state = 'RECONCILED', ended = 1 WHERE id = 't'");
        decide(3, state(1_000, 50), after);
    }

    private static Transit flying(long units) {
        return new Transit("t", "treasury", "alpha", new TokenAmount(Asset.USDC, units), 90, 110);
    }
}
