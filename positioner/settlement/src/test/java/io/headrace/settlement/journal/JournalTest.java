package io.headrace.settlement.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.record.RecordHead;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.Store;
import io.headrace.settlement.transfer.Transfer;
import io.headrace.settlement.transfer.TransferEvent;
import io.headrace.settlement.transfer.TransferState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path folder;

    private Journal journal;

    @BeforeEach
    void open() {
        journal = Journal.open(store(), CommitProbe.NONE);
    }

    /// Where the journal of a test is kept.
    Store store() {
        return new Store.File(folder.resolve("journal"));
    }

    /// Somebody's hand in the tables.
    void tamper(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal"));
                Statement hand = connection.createStatement()) {
            hand.executeUpdate(statement);
        }
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void givesBackWhatWasCommitted() {
        Decision decision = decision(0, 100);
        List<Transfer> intents = journal.commit(decision, List.of(transit("a", 100), transit("b", 100)), "f");

        DecisionRecord last = journal.lastDecision().orElseThrow();
        assertEquals(decision, last.decision());
        assertEquals("f", last.forecasterDigest());
        assertEquals(intents, journal.openTransfers());
        journal.close();
        journal = Journal.open(store(), CommitProbe.NONE);
        assertEquals(Optional.of(last), journal.lastDecision());
        assertEquals(intents, journal.openTransfers());
    }

    @Test
    void refusesTheSameSequenceTimeOrTransferTwice() {
        journal.commit(decision(0, 100), List.of(transit("a", 100)), "");

        assertThrows(IllegalStateException.class, () -> journal.commit(decision(0, 200), List.of(), ""));
        assertThrows(IllegalStateException.class, () -> journal.commit(decision(1, 100), List.of(), ""));
        assertThrows(
                IllegalStateException.class,
                () -> journal.commit(decision(1, 200), List.of(transit("b", 200), transit("a", 200)), ""));
        assertThrows(IllegalArgumentException.class, () -> journal.commit(decision(2, 200), List.of(), ""));
        assertEquals(0, journal.lastDecision().orElseThrow().sequence());
        assertEquals(1, journal.allTransfers().size(), "a refused commit must leave nothing");
    }

    @Test
    void refusesADecisionThatDoesNotVouchForItself() {
        Decision honest = decision(0, 100);
        Decision forged = new Decision(
                0,
                100,
                Decider.MODEL,
                "forged",
                List.of(),
                List.of(),
                List.of(),
                Budget.NOT_USED,
                "inputs",
                "",
                new PolicyMemory(Decider.MODEL, 0, "forged", 1, honest.memory().previousDigest()));

        assertThrows(IllegalArgumentException.class, () -> journal.commit(forged, List.of(), ""));
    }

    @Test
    void notesAllNewsOrNone() {
        List<Transfer> intents = journal.commit(decision(0, 100), List.of(transit("a", 100), transit("b", 100)), "");
        List<TransferEvent> bad = List.of(new TransferEvent.Sent(100), new TransferEvent.Arrived(500));
        List<TransferEvent> good = List.of(new TransferEvent.Sent(100), new TransferEvent.Refused(100, "no"));

        assertThrows(IllegalStateException.class, () -> journal.note(intents, bad));
        assertEquals(2, journal.count(TransferState.INTENDED));
        List<Transfer> noted = journal.note(intents, good);
        assertEquals(noted, journal.allTransfers());
        assertEquals(noted.subList(0, 1), journal.openTransfers());
        assertThrows(IllegalStateException.class, () -> journal.note(intents, good), "the rows have moved on");
    }

    @Test
    void pagesThroughDecisionsNewestFirst() {
        for (int n = 0; n < 5; n++) {
            journal.commit(decision(n, 100 + n), List.of(), "");
        }

        assertEquals(List.of(4L, 3L), sequences(journal.decisions(2, Long.MAX_VALUE)));
        assertEquals(List.of(2L, 1L), sequences(journal.decisions(2, 3)));
        assertEquals(List.of(0L), sequences(journal.decisions(2, 1)));
        assertEquals(List.of(), sequences(journal.decisions(2, 0)));
        assertEquals(3, journal.decision(3).orElseThrow().sequence());
        assertTrue(journal.decision(9).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> journal.decisions(0, 1));
    }

    @Test
    void pagesThroughTransfersNewestFirstAndByState() {
        journal.commit(decision(0, 100), List.of(transit("a", 100), transit("b", 100)), "");
        List<Transfer> later = journal.commit(decision(1, 101), List.of(transit("c", 101), transit("d", 101)), "");
        journal.note(later.subList(1, 2), List.of(new TransferEvent.Sent(101)));

        TransferQuery two = TransferQuery.newest(2);
        assertEquals(List.of("d", "c"), ids(journal.transfers(two)));
        assertEquals(List.of("b", "a"), ids(journal.transfers(two.before("c"))));
        assertEquals(List.of("d"), ids(journal.transfers(two.in(TransferState.SENT))));
        assertEquals(
                List.of("a"),
                ids(journal.transfers(two.in(TransferState.INTENDED).before("b"))));
        assertEquals(List.of(), ids(journal.transfers(two.before("unknown"))));
        assertEquals(Optional.of("c"), journal.transfer("c").map(Transfer::id));
        assertTrue(journal.transfer("unknown").isEmpty());
    }

    /// Decision, memory and what it wants moved stand together, or none of them does.
    @Test
    void aKillAroundTheCommitLeavesDecisionMemoryAndIntentsTogetherOrNoneOfThem() {
        journal.close();
        Decision decision = decision(0, 100);
        Intent intent = new Intent("0x" + "ab".repeat(32), 0, 0, "treasury", "alpha", 5_000_000, 7);
        for (String point : List.of("before journal.decision", "after journal.decision")) {
            try (Journal killed = Journal.open(store(), reached -> {
                if (reached.equals(point)) {
                    throw new IllegalStateException("killed");
                }
            })) {
                assertThrows(
                        IllegalStateException.class,
                        () -> killed.commit(decision, "f", evidence(), List.of(intent), Optional.empty()));
            }
            boolean stands = point.startsWith("after");
            journal = Journal.open(store(), CommitProbe.NONE);
            assertEquals(
                    stands ? Optional.of(decision.memory()) : Optional.empty(),
                    journal.lastDecision().map(record -> record.decision().memory()),
                    point);
            assertEquals(stands ? List.of(intent) : List.of(), journal.unplanned(), point);
            assertEquals(stands, journal.published(0).isPresent(), point);
            journal.close();
        }
    }

    @Test
    void aReaderBesideItSeesWhatIsCommittedAndWritesNothing() {
        journal.begin(new RecordHead(Optional.empty(), List.of(), false));
        journal.commit(decision(0, 100), List.of(transit("a", 100)), "");
        try (JournalRecords records = journal.records()) {
            List<String> rows = new ArrayList<>();
            records.forEach(row -> rows.add(row.where()));
            assertEquals(List.of("row 0"), rows);
            journal.commit(decision(1, 101), List.of(transit("b", 101)), "");
            assertEquals(List.of("b", "a"), ids(records.transfers(TransferQuery.newest(5))));
            assertEquals(2, records.check(Set.of()).decisions().records());
            assertEquals(store().toString(), records.name());
        }
    }

    @Test
    void readingWhatIsNotThereIsAProblem() {
        Store nowhere = elsewhere();
        assertEquals(
                "HR-4011",
                assertThrows(ProblemException.class, () -> JournalRecords.open(nowhere))
                        .problem()
                        .code());
    }

    /// A place without a journal.
    Store elsewhere() {
        return new Store.File(folder.resolve("elsewhere"));
    }

    @Test
    void refusesAFileOfALaterVersion() throws SQLException {
        journal.close();
        tamper("UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '1'");
        var refused = assertThrows(ProblemException.class, () -> Journal.open(store(), CommitProbe.NONE));
        assertEquals("HR-4007", refused.problem().code());
    }

    @Test
    void refusesADecisionThatFollowsOnAnother() {
        journal.commit(decision(0, 99), List.of(), "");

        assertThrows(IllegalArgumentException.class, () -> journal.commit(decision(1, 200), List.of(), ""));
    }

    @Test
    void writesNothingBehindADecisionThatAnotherCopyNeverGot() throws SQLException {
        journal.commit(decision(0, 100), List.of(), "");
        journal.commit(decision(1, 101), List.of(), "");
        tamper("DELETE FROM decision WHERE sequence = 1");

        Decision next = decision(2, 102);
        ProblemException refused =
                assertThrows(ProblemException.class, () -> journal.commit(next, List.of(transit("a", 102)), ""));
        assertEquals("HR-4008", refused.problem().code());
        assertEquals(0, journal.lastDecision().orElseThrow().sequence(), "it is read back what stands");
        assertTrue(journal.openTransfers().isEmpty(), "a refused commit must leave nothing");
    }

    @Test
    void followsTheWholeChainAndFindsWhatWasTakenOutOrChanged() throws SQLException {
        for (int n = 0; n < 4; n++) {
            journal.commit(decision(n, 100 + n), List.of(), "");
        }
        journal.requireUnbroken();
        journal.close();
        tamper("DELETE FROM decision WHERE sequence = 1");
        journal = Journal.open(store(), CommitProbe.NONE);
        ProblemException refused = assertThrows(ProblemException.class, journal::requireUnbroken);
        assertEquals("HR-4008", refused.problem().code());
        assertTrue(
                refused.problem().what().startsWith("decision 2 "),
                refused.problem().what());
    }

    private static Evidence evidence() {
        TokenAmount none = TokenAmount.usd(0);
        NodeState treasury = new NodeState("treasury", TokenAmount.usd(9), none, none);
        VenueOutlook alpha =
                new VenueOutlook("alpha", 1, 1, Optional.empty(), new ForecastSupport.Unavailable("no model"));
        NodeState venue = new NodeState("alpha", none, none, none);
        return new Evidence(
                new NetworkState(100, List.of(treasury, venue), List.of(), List.of()),
                new DemandOutlook(100, List.of(alpha)));
    }

    private static List<Long> sequences(List<DecisionRecord> records) {
        return records.stream().map(DecisionRecord::sequence).toList();
    }

    private static List<String> ids(List<Transfer> transfers) {
        return transfers.stream().map(Transfer::id).toList();
    }

    private static Transit transit(String id, long departed) {
        return new Transit(id, "treasury", "alpha", TokenAmount.usd(7), departed, departed + 50);
    }

    /// Decision number n follows on n decisions made the same way, one nanosecond apart from 100 on.
    static Decision decision(long sequence, long now) {
        String previous = sequence == 0
                ? ""
                : decision(sequence - 1, before(sequence)).memory().previousDigest();
        Decision unsealed = new Decision(
                sequence,
                now,
                Decider.RULE,
                "test",
                List.of(),
                List.of(),
                List.of(),
                Budget.NOT_USED,
                "inputs",
                previous,
                new PolicyMemory(Decider.RULE, 0, "test", sequence + 1, ""));
        return unsealed.sealed(DecisionCodec.digest(unsealed));
    }

    private static long before(long sequence) {
        return 100 + sequence - 1;
    }
}
