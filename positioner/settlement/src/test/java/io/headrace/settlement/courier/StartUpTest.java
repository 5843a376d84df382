package io.headrace.settlement.courier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.courier.Books.Opened;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.BridgeView;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.Nonces;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.Quorum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// A journal that knows less than the chain or the signer is refused before anything is signed.
class StartUpTest {
    private static final LaneId ID = new LaneId(1, "0xsender");
    private static final LegId LEG = new LegId("t", LegId.Kind.SOURCE, 1);
    private static final Attempt BYTES = new Attempt("0xaa", false, new Fees(2, 1), "0xraw", true);

    private static Map<LaneId, Lane> start(
            Optional<Lane> journal, int nodes, long nonce, Signer signer, boolean vouched) {
        return start(journal, nodes, new Nonces(nonce, nonce, nonce), signer, vouched);
    }

    private static Map<LaneId, Lane> start(
            Optional<Lane> journal, int nodes, Nonces nonces, Signer signer, boolean vouched) {
        Opened opened = new Opened(1, List.of(), journal.stream().toList(), Ledger.EMPTY, "");
        Chains chains = new Chains() {
            @Override
            public SendAnswer send(LaneId lane, Attempt attempt) {
                throw new AssertionError("nothing may be sent");
            }

            @Override
            public List<NodeView> look(LaneId lane, List<String> hashes) {
                BlockRef block = new BlockRef(9, "b9");
                return java.util.stream.IntStream.range(0, nodes)
                        .mapToObj(i -> new NodeView("op" + i, 1, block, block, nonces, 1, Map.of()))
                        .toList();
            }
        };
        Outside outside = new Outside(
                chains,
                signer,
                (plan, message) -> new BridgeView(message, BridgeView.Status.UNKNOWN, List.of()),
                plan -> new CreditView.Silent(),
                life -> new LifeEvent.Approved(),
                (about, why) -> {});
        return StartUp.lanes(List.of(new Sender(ID, vouched)), opened, outside, Quorum.TWO);
    }

    private static Signer signer(long highest, Optional<Signer.Record> record) {
        return new Signer() {
            @Override
            public boolean leased(long fence) {
                return true;
            }

            @Override
            public Answer sign(Request request) {
                throw new AssertionError("nothing may be signed");
            }

            @Override
            public Optional<Record> signed(SlotId slot) {
                return record;
            }

            @Override
            public OptionalLong highest(LaneId lane) {
                return highest < 0 ? OptionalLong.empty() : OptionalLong.of(highest);
            }
        };
    }

    private static void refused(String code, org.junit.jupiter.api.function.Executable start) {
        assertEquals(code, assertThrows(ProblemException.class, start).problem().code());
    }

    private static final Signer NEW_SIGNER = signer(-1, Optional.empty());

    @Test
    void refusesAnEmptyJournalWhenTheSenderWasUsed() {
        refused("HR-4102", () -> start(Optional.empty(), 3, 4, NEW_SIGNER, false));
        assertEquals(4, start(Optional.empty(), 3, 4, NEW_SIGNER, true).get(ID).next());
        assertEquals(0, start(Optional.empty(), 3, 0, NEW_SIGNER, false).get(ID).next());
    }

    /// Journal and signer's memory were lost together: one node that has heard of a transaction is enough to stop.
    @Test
    void refusesAnEmptyJournalWhileATransactionWaits() {
        refused("HR-4102", () -> start(Optional.empty(), 3, new Nonces(0, 1, 1), NEW_SIGNER, false));
        refused("HR-4102", () -> start(Optional.empty(), 3, new Nonces(0, 0, 1), NEW_SIGNER, false));
    }

    /// Seeds 111403 and 119692: an operator vouched for a sender that the signer itself had signed for.
    @Test
    void nobodyVouchesForWhatTheSignerSigned() {
        refused("HR-4104", () -> start(Optional.empty(), 3, 4, signer(3, Optional.empty()), true));
        refused("HR-4104", () -> start(Optional.empty(), 3, 0, signer(0, Optional.empty()), true));
    }

    @Test
    void refusesAJournalThatIsBehindTheChain() {
        Optional<Lane> behind = Optional.of(Lane.opened(ID, 2).take(LEG));
        refused("HR-4103", () -> start(behind, 3, 4, signer(2, Optional.empty()), false));
        assertEquals(
                3,
                start(behind, 3, 3, signer(2, Optional.empty()), false).get(ID).next());
    }

    @Test
    void refusesAnOldBackupThatTheSignerKnowsBetter() {
        Optional<Lane> old = Optional.of(Lane.opened(ID, 2).take(LEG));
        refused("HR-4104", () -> start(old, 3, 2, signer(3, Optional.empty()), false));
        Signer.Record other = new Signer.Record(new LegId("u", LegId.Kind.SOURCE, 1), List.of(BYTES));
        refused("HR-4104", () -> start(old, 3, 2, signer(2, Optional.of(other)), false));
    }

    @Test
    void takesOverWhatWasSignedAndNotWrittenDown() {
        Lane lane = Lane.opened(ID, 2).take(LEG);
        Optional<Lane> asked = Optional.of(lane.with(lane.slot(2).asked()));
        Signer signer = signer(2, Optional.of(new Signer.Record(LEG, List.of(BYTES))));
        assertEquals(
                List.of("0xaa"),
                start(asked, 3, 2, signer, false).get(ID).slot(2).hashes());
    }

    /// Seed 106743: an old journal with a halted sender, and a signer without its memory.
    @Test
    void aSignerThatForgotWhatTheJournalKnowsIsRefused() {
        Lane lane = Lane.opened(ID, 2).take(LEG);
        Optional<Lane> signed =
                Optional.of(lane.with(lane.slot(2).asked().with(BYTES)).halted("a stranger"));
        refused("HR-4104", () -> start(signed, 3, 4, NEW_SIGNER, true));
        assertTrue(start(signed, 3, 4, signer(2, Optional.of(new Signer.Record(LEG, List.of(BYTES)))), true)
                .get(ID)
                .isHalted());
    }

    /// Seed 202521: they were kept in memory, and a step that rested on them was written without them.
    @Test
    void whatTheSignerKnewIsWrittenDownBeforeAnythingElse() {
        Lane lane = Lane.opened(ID, 2).take(LEG);
        Lane asked = lane.with(lane.slot(2).asked());
        Signer signer = signer(2, Optional.of(new Signer.Record(LEG, List.of(BYTES))));
        Opened opened = new Opened(1, List.of(), List.of(asked), Ledger.EMPTY, "");
        Map<LaneId, Lane> lanes = start(Optional.of(asked), 3, 2, signer, false);
        List<Books.Change> written = new ArrayList<>();
        StartUp.writeDown(opened, new Standing(books(written, true), opened, lanes));
        assertEquals(
                List.of("0xaa"), written.getFirst().lane().orElseThrow().slot(2).hashes());
        refused(
                "HR-4106",
                () -> StartUp.writeDown(opened, new Standing(books(new ArrayList<>(), false), opened, lanes)));
    }

    private static Books books(List<Books.Change> written, boolean takes) {
        return new Books() {
            @Override
            public Opened open() {
                throw new AssertionError("opened already");
            }

            @Override
            public boolean commit(Change change) {
                return takes && written.add(change);
            }

            @Override
            public long newestFence() {
                return 1;
            }

            @Override
            public boolean isBooked(Entry entry) {
                return false;
            }

            @Override
            public boolean knows(String transferId) {
                return false;
            }
        };
    }

    @Test
    void waitsForEnoughNodes() {
        refused("HR-4101", () -> start(Optional.empty(), 1, 0, NEW_SIGNER, false));
    }

    @Test
    void theClockNeverGoesBackAndNeverLeaps() {
        SteadyClock clock = new SteadyClock(100, 1_000);
        assertEquals(100, clock.after(400, 50).nanos());
        assertEquals(150, clock.after(99_000, 50).nanos());
        assertEquals(120, clock.after(1_020, 50).nanos());
    }
}
