package io.headrace.settlement.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.courier.Books.Change;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.journal.transfer.BooksQuery;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Evidence;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.lifecycle.Lifecycle;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.Terms;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.lifecycle.View;
import io.headrace.settlement.lifecycle.View.Permission;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.sqlite.CommitProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees of a transfer is what the books hold, and what two persons decide is what the
/// lifecycle allows.
class DossierTest {
    private static final LaneId LANE = new LaneId(31337, "0x70997970c51812dc3a010c7d01b50e0d17dc79c8");
    private static final Route DIRECT = new Route("direct", Route.Bridge.NONE, false, LANE, Optional.empty());
    private static final long NOW = 1_700_000_000_000_000_000L;

    @TempDir
    Path folder;

    private SqlBooks books;

    @BeforeEach
    void open() {
        books = SqlBooks.open(folder.resolve("journal.sqlite"), CommitProbe.NONE);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void theListFiltersByStateAndNodeAndPages() {
        write(life("0xa1", State.HELD, "not enough"));
        write(life("0xa2", State.PLANNED, ""));
        write(life("0xb3", State.RECONCILED, ""));
        BooksReader reader = BooksReader.beside(folder.resolve("journal.sqlite"));
        assertEquals(List.of("0xb3", "0xa2", "0xa1"), ids(reader.page(BooksQuery.newest(9))));
        assertEquals(List.of("0xa1"), ids(reader.page(BooksQuery.newest(9).in(Set.of(State.HELD)))));
        assertEquals(
                List.of("0xa2", "0xa1"),
                ids(reader.page(new BooksQuery(9, Optional.empty(), Set.of(), true, Optional.of("venue")))));
        assertEquals(
                List.of(), ids(reader.page(new BooksQuery(9, Optional.empty(), Set.of(), false, Optional.of("x")))));
        assertEquals(List.of("0xa2"), ids(reader.page(BooksQuery.newest(1).before(Optional.of("0xb3")))));
        assertEquals(1L, reader.counts().get(State.HELD));
        String text = DossierText.list(reader.page(BooksQuery.newest(9)).stream()
                .map(life -> TransferLine.of(life, Map.of()))
                .toList());
        assertTrue(text.contains("0xa1") && text.contains("not enough") && text.contains("1 waits"), text);
        reader.close();
    }

    @Test
    void oneTransferIsShownWithItsStatesAttemptsPostingsAndWords() {
        Lane lane = Lane.opened(LANE, 7).take(new LegId("0xa1", LegId.Kind.SOURCE, 1));
        Attempt attempt = new Attempt("0xhash", false, new Fees(30, 1), "0xsecretbytes", true);
        lane = lane.with(lane.slot(7).asked().with(attempt));
        write(life("0xa1", State.PLANNED, ""));
        books.commit(new Change(
                books.open().fence(),
                List.of(life("0xa1", State.SIGNED, "")),
                Optional.of(lane),
                List.of(new Entry.Opening("treasury", 20_000_000), new Entry.Reserve("0xa1", "treasury", 5_000_000)),
                Optional.empty()));
        write(life("0xa1", State.HELD, "attestors disagree"));
        write(life("0xa1", State.HELD, "attestors disagree"));
        take("0xa1", Resolution.Kind.REJECT, "ann");
        Dossier known = TwoPersons.require(books.reader(), "0xa");
        assertEquals(
                List.of(State.PLANNED, State.SIGNED, State.HELD),
                known.steps().stream().map(step -> step.state()).toList());
        String text = DossierText.whole(known);
        for (String part : List.of(
                "0xhash",
                LANE + "#7",
                "Reserve treasury 5.00",
                "ann: REJECT",
                "attestors disagree",
                "RELEASE, REJECT")) {
            assertTrue(text.contains(part), () -> part + " is missing in\n" + text);
        }
        String json = DossierJson.whole(known).toString();
        assertTrue(json.contains("\"persons_may\":[\"RELEASE\",\"REJECT\"]"), json);
        assertFalse(json.contains("secretbytes") || text.contains("secretbytes"), "raw bytes are for nodes only");
    }

    /// It stood in the list and in its own page without a word of why nothing went on.
    @Test
    void aTransferThatWaitsForASenderThatStandsStillSaysSo() {
        write(life("0xa1", State.RESERVED, ""));
        write(life("0xa2", State.INCLUDED, ""));
        books.commit(new Change(
                books.open().fence(),
                List.of(),
                Optional.of(Lane.opened(LANE, 7).halted("9 wei of gas are gone")),
                List.of(),
                Optional.empty()));
        BooksReader reader = books.reader();
        String still =
                "its sender " + LANE + " stands still until two persons resume it ('chains doubts'): 9 wei of gas";
        String shown = DossierText.whole(TwoPersons.require(reader, "0xa1"));
        assertTrue(shown.contains("RESERVED: " + still), shown);
        String json = DossierJson.whole(TwoPersons.require(reader, "0xa1")).toString();
        assertTrue(json.contains("\"reason\":\"" + still), json);
        List<String> listed = reader.page(BooksQuery.newest(9)).stream()
                .map(life -> TransferLine.of(life, reader.halts()).reason())
                .toList();
        assertEquals("", listed.getFirst(), "what is on its way waits for its chain");
        assertTrue(listed.getLast().startsWith(still), listed::toString);
    }

    @Test
    void oneWordWaitsAndAnotherPersonsDecides() {
        write(life("0xa1", State.HELD, "not enough"));
        TwoPersons.Outcome first = take("0xa1", Resolution.Kind.RELEASE, "ann");
        assertFalse(first.decided());
        assertEquals("HR-4183", refusal("0xa1", Resolution.Kind.RELEASE, "Ann"));
        assertFalse(take("0xa1", Resolution.Kind.REJECT, "ben").decided(), "another decision is another matter");
        TwoPersons.Outcome second = take("0xa1", Resolution.Kind.RELEASE, "ben");
        assertEquals(Optional.of("ann"), second.first());
        assertEquals(State.APPROVED, second.life().state());
        assertEquals(State.APPROVED, books.life("0xa1").orElseThrow().state());
        assertTrue(second.life().reason().contains("RELEASE"), second.life()::toString);
    }

    /// Attestors may be silent in the moment of a release, and a process may be killed between the second word and what
    /// follows from it. Both persons had said it then, and neither could say it again: only a third one could.
    @Test
    void twoPersonsWhoseDecisionCameToNothingMaySayItAgain() {
        write(life("0xa1", State.HELD, "not enough"));
        take("0xa1", Resolution.Kind.RELEASE, "ann");
        TwoPersons silent = new TwoPersons(books.reader(), books::say, (id, resolution) -> {});
        TwoPersons.Word word = new TwoPersons.Word(Resolution.Kind.RELEASE, "ben", "because");
        assertThrows(ProblemException.class, () -> silent.take("0xa1", word, NOW));
        TwoPersons.Outcome again = take("0xa1", Resolution.Kind.RELEASE, "Ben");
        assertEquals(Optional.of("ann"), again.first());
        assertEquals(State.APPROVED, again.life().state());
        assertEquals(2, TwoPersons.require(books.reader(), "0xa1").verdicts().size(), "a word is written once");
    }

    @Test
    void wordsAboutAnEarlierStateDoNotCount() {
        write(life("0xa1", State.HELD, "not enough"));
        take("0xa1", Resolution.Kind.RELEASE, "ann");
        take("0xa1", Resolution.Kind.RELEASE, "ben");
        write(at(life("0xa1", State.HELD, "again"), NOW + 5));
        assertFalse(take("0xa1", Resolution.Kind.RELEASE, "cid").decided());
    }

    @Test
    void whatTheEvidenceContradictsIsRefusedWithTheReason() {
        write(life("0xa1", State.MANUAL_REVIEW, "odd", new Evidence(Optional.empty(), "", 5_000_000, 0, "", 0, 0)));
        ProblemException refused =
                assertThrows(ProblemException.class, () -> take("0xa1", Resolution.Kind.FAIL, "ann"));
        assertEquals("HR-4182", refused.problem().code());
        assertTrue(refused.problem().what().contains("5000000 base units left"), refused.problem()::sentence);
        assertEquals(0, TwoPersons.require(books.reader(), "0xa1").verdicts().size(), "a refused word is no word");
        assertEquals("HR-4180", refusal("0xff", Resolution.Kind.FAIL, "ann"));
        write(life("0xa2", State.HELD, "x"));
        assertEquals("HR-4181", refusal("0xa", Resolution.Kind.REJECT, "ann"));
    }

    /// Every state, every decision, and evidence of each kind: the objection is there exactly when the
    /// lifecycle would change nothing.
    @Test
    void objectionsSayWhatTheLifecycleDoes() {
        int allowed = 0;
        for (State state : State.values()) {
            for (Evidence evidence : evidences()) {
                for (LegId.Kind leg : LegId.Kind.values()) {
                    Life life = new Life(
                            plan("0xa1"), state, new LegId("0xa1", leg, 1), Optional.empty(), evidence, NOW, -1, "x");
                    for (Resolution.Kind kind : Resolution.Kind.values()) {
                        boolean free = Objection.to(kind, life).isEmpty();
                        assertEquals(changes(life, kind), free, () -> state + " " + kind + " " + leg + " " + evidence);
                        allowed += free ? 1 : 0;
                    }
                }
            }
        }
        assertTrue(allowed > 20, "only " + allowed + " decisions were possible");
    }

    private static boolean changes(Life life, Resolution.Kind kind) {
        Route route = new Route("both", Route.Bridge.CLAIMED, true, LANE, Optional.of(LANE));
        Life both = new Life(
                plan("0xa1", route), life.state(), life.leg(), life.slot(), life.evidence(), NOW, -1, life.reason());
        Ledger ledger = Ledger.EMPTY.after(new Entry.Opening("treasury", 20_000_000));
        View view = new View(both, Lane.opened(LANE, 0), ledger, 1, NOW + 1, Permission.HALTED, Terms.USUAL);
        return new Lifecycle()
                        .step(view, new LifeEvent.Resolved(new Resolution(kind, "ann", "ben", "because")))
                        .life()
                        .state()
                != both.state();
    }

    private static List<Evidence> evidences() {
        Receipt receipt = new Receipt("0x1", new BlockRef(3, "0xb"), true, List.of(new Effect.Paid("0xa1", 5_000_000)));
        return List.of(
                new Evidence(Optional.empty(), "", 0, 0, "", 0, 0),
                new Evidence(Optional.of(receipt), "", 5_000_000, 0, "", 0, 0),
                new Evidence(Optional.empty(), "m", 5_000_000, 4_000_000, "", 0, 1),
                new Evidence(Optional.empty(), "m", 5_000_000, 4_000_000, "c", 4_000_000, 0));
    }

    private TwoPersons.Outcome take(String id, Resolution.Kind kind, String person) {
        TwoPersons two = new TwoPersons(books.reader(), books::say, new Unattended(books, NOW));
        return two.take(id, new TwoPersons.Word(kind, person, "because"), NOW);
    }

    private String refusal(String id, Resolution.Kind kind, String person) {
        return assertThrows(ProblemException.class, () -> take(id, kind, person))
                .problem()
                .code();
    }

    private void write(Life life) {
        books.commit(new Change(books.open().fence(), List.of(life), Optional.empty(), List.of(), Optional.empty()));
    }

    private static List<String> ids(List<Life> lives) {
        return lives.stream().map(Life::id).toList();
    }

    private static TransferPlan plan(String id) {
        return plan(id, DIRECT);
    }

    private static TransferPlan plan(String id, Route route) {
        return new TransferPlan(id, "d1", "USDC", "treasury", "venue", route, 5_000_000, 4_900_000, NOW * 2);
    }

    private static Life life(String id, State state, String reason) {
        return life(id, state, reason, new Evidence(Optional.empty(), "", 0, 0, "", 0, 0));
    }

    private static Life life(String id, State state, String reason, Evidence evidence) {
        Optional<SlotId> slot = state.holdsSlot() ? Optional.of(new SlotId(LANE, 7)) : Optional.empty();
        return new Life(plan(id), state, new LegId(id, LegId.Kind.SOURCE, 1), slot, evidence, NOW, -1, reason);
    }

    private static Life at(Life life, long nanos) {
        return new Life(life.plan(), life.state(), life.leg(), life.slot(), life.evidence(), nanos, -1, life.reason());
    }
}
