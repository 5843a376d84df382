package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.attestor.AttestorNode;
import io.headrace.settlement.attestor.AttestorSettings;
import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.dossier.Bookkeeping;
import io.headrace.settlement.dossier.Claim;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.executor.ExecutorSettings;
import io.headrace.settlement.journal.Intent;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.local.LocalFiles;
import io.headrace.settlement.local.LocalNet;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.PostgresServer;
import io.headrace.settlement.tables.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A desk on two real local chains: what a decision wants is attested by two of three, bridged,
/// credited and reconciled, and a kill between decision and plan loses and doubles nothing.
class ChainDeskTest {
    @TempDir
    private static Path shared;

    @TempDir
    Path folder;

    private static LocalNet net;
    private static LocalFiles files;
    private final List<AttestorNode> attestors = new ArrayList<>();
    private final List<String> chosen = new CopyOnWriteArrayList<>();
    private final List<String> pages = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        net = TriedDesk.net();
        files = LocalFiles.write(net, TriedDesk.DESK, shared);
    }

    @AfterAll
    static void stop() {
        if (net != null) {
            net.close();
        }
    }

    @AfterEach
    void close() throws IOException {
        TriedDesk.forget(attestors, shared);
    }

    @Test
    void aDecidedMoveIsAttestedBridgedCreditedAndReconciledToTheUnit() throws IOException {
        start(0);
        start(1); // the third is down
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal, CommitProbe.NONE)) {
            assertEquals(3, desk.opened(TriedDesk.NODES).size());
        }
        Path backup = folder.resolve("backup.sqlite");
        Files.copy(journal(), backup);
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal, CommitProbe.NONE)) {
            List<TokenAmount> before = desk.opened(TriedDesk.NODES);
            long expected = TriedDesk.leadToAlpha(desk);
            Intent intent = TriedDesk.decide(journal, before);
            desk.planIntents();
            until(desk, () -> desk.open().isEmpty());
            assertTrue(TriedDesk.leadToAlpha(desk) != expected, "decisions plan with what the way did");
            Dossier known = known(intent);
            assertEquals(State.RECONCILED, known.life().state(), () -> known + " " + pages);
            assertEquals(
                    2, known.attested().stream().filter(said -> said.signed()).count(), known::toString);
            Ledger ledger = desk.ledger();
            long arrived = intent.units() - intent.units() * 2 / 10_000; // the quick way keeps two in ten thousand
            assertEquals(arrived, known.life().evidence().credited());
            assertEquals(before.get(1).units() + arrived, ledger.posted("alpha"));
            assertEquals(before.get(0).units() - intent.units(), ledger.posted(DeskSettings.TREASURY));
            assertEquals(0, desk.unexplained());
            assertEquals(Optional.of(0L), desk.apart(), "vaults and books say the same");
        }
        assertEquals("HR-4102", started(folder.resolve("empty").resolve("journal.sqlite")), "an empty journal");
        Files.copy(backup, journal(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        String restored = started(journal());
        assertTrue(List.of("HR-4103", "HR-4104", "HR-4105").contains(restored), restored);
    }

    /// What starting over a journal is refused with, when nobody vouches for the sender.
    private String started(Path file) {
        return started(new Store.File(file));
    }

    private String started(Store file) {
        try (Journal journal = Journal.open(file, CommitProbe.NONE)) {
            return assertThrows(
                            ProblemException.class,
                            () -> ChainDesk.open(ChainDeskSettings.load(files.chains()), terms(), journal, around(file))
                                    .close())
                    .problem()
                    .code();
        }
    }

    @Test
    void twoAttestorsDownLeaveItPlannedAndTwoThatDisagreeHoldItForTwoPersons() throws IOException {
        start(0);
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal, CommitProbe.NONE)) {
            Intent intent = TriedDesk.decide(journal, desk.opened(TriedDesk.NODES));
            desk.planIntents();
            for (int i = 0; i < 5; i++) {
                desk.tick();
                LockSupport.parkNanos(50_000_000);
            }
            assertEquals(State.PLANNED, life(intent).state(), "who is down is asked again");
            disagreeing(1);
            disagreeing(2);
            until(desk, () -> life(intent).state() == State.HELD);
            assertTrue(
                    life(intent).reason().contains("not made from what was published"),
                    () -> life(intent).reason());
            assertTrue(pages.stream().anyMatch(page -> page.contains("objects")), pages::toString);
            TwoPersons.Word word = new TwoPersons.Word(Resolution.Kind.REJECT, "ann", "they disagree");
            assertFalse(desk.persons().take(intent.transfer(), word, 1).decided());
            word = new TwoPersons.Word(Resolution.Kind.REJECT, "ben", "so do I");
            assertTrue(desk.persons().take(intent.transfer(), word, 2).decided());
            assertEquals(State.REJECTED, life(intent).state(), "carried out by the running desk");
            assertTrue(desk.open().isEmpty());
        }
    }

    @Test
    void aHaltLetsNoSignatureLeaveUntilItIsLifted() {
        start(0);
        start(1);
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal, CommitProbe.NONE)) {
            Intent intent = TriedDesk.decide(journal, desk.opened(TriedDesk.NODES));
            desk.planIntents();
            desk.halt("the kill switch");
            for (int i = 0; i < 40; i++) {
                desk.tick();
                LockSupport.parkNanos(50_000_000);
            }
            assertTrue(
                    known(intent).slots().stream()
                            .allMatch(slot -> slot.attempts().isEmpty()),
                    () -> known(intent).toString());
            desk.halt("");
            until(desk, () -> life(intent).state() == State.RECONCILED);
        }
    }

    /// The payment is under way and its claim is not signed yet: the halt comes in between.
    @Test
    void aHaltWhileATransferIsUnderWayLetsNothingBeSignedUntilItIsLifted() {
        start(0);
        start(1);
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal, CommitProbe.NONE)) {
            Intent intent = TriedDesk.decide(journal, desk.opened(TriedDesk.NODES));
            desk.planIntents();
            until(desk, () -> attempts(intent) > 0);
            desk.halt("the kill switch");
            long signed = attempts(intent);
            State then = life(intent).state();
            assertFalse(then == State.RECONCILED, "still under way");
            for (int i = 0; i < 120; i++) {
                desk.tick();
                LockSupport.parkNanos(50_000_000);
            }
            assertEquals(signed, attempts(intent), () -> known(intent).toString());
            assertFalse(life(intent).state().isFinal(), () -> known(intent).toString());
            desk.halt("");
            until(desk, () -> life(intent).state() == State.RECONCILED);
            assertTrue(attempts(intent) > signed, "the claim was signed after the halt was lifted");
            assertEquals(0, desk.unexplained());
        }
    }

    /// A running desk could not be told what money was that a stranger had sent: it stood still for good.
    @Test
    void moneyThatAStrangerSentHaltsUntilTwoPersonsSayWhatItIs() throws IOException, InterruptedException {
        long much = 101_000_000;
        start(0);
        start(1);
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal, CommitProbe.NONE)) {
            long before = desk.opened(TriedDesk.NODES).getFirst().units();
            strangerGives(much);
            until(desk, () -> pages.stream().anyMatch(page -> page.startsWith("reconciliation: ")));
            Bookkeeping persons = new Bookkeeping(journal.books(), desk);
            assertEquals(much, persons.doubts().money().getFirst().unexplained());
            Claim found = new Claim.Money(DeskSettings.TREASURY, much, "0xfound");
            assertFalse(persons.take(new Bookkeeping.Word(found, "ann", "a gift"), 1)
                    .decided());
            assertTrue(persons.take(new Bookkeeping.Word(found, "ben", "so it is"), 2)
                    .decided());
            assertEquals(before + much, desk.ledger().posted(DeskSettings.TREASURY));
            assertEquals(List.of(), persons.doubts().money());
            desk.halt("");
            carriesOne(journal, desk);
        }
    }

    /// One unit that a stranger sent the vault stopped the desk until two persons had spoken.
    @Test
    void aLittleMoneyThatAStrangerSentIsBookedAndStopsNobody() throws IOException, InterruptedException {
        start(0);
        start(1);
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal, CommitProbe.NONE)) {
            long before = desk.opened(TriedDesk.NODES).getFirst().units();
            strangerGives(1);
            until(desk, () -> pages.stream().anyMatch(page -> page.contains("booked as a gift")));
            assertEquals(before + 1, desk.ledger().posted(DeskSettings.TREASURY));
            assertEquals(
                    List.of(), new Bookkeeping(journal.books(), desk).doubts().money());
            carriesOne(journal, desk);
            assertEquals(
                    1,
                    pages.stream()
                            .filter(page -> page.startsWith("reconciliation: "))
                            .count());
        }
    }

    private void carriesOne(Journal journal, ChainDesk desk) throws InterruptedException {
        Intent intent = TriedDesk.decide(journal, desk.opened(TriedDesk.NODES));
        desk.planIntents();
        until(desk, () -> life(intent).state() == State.RECONCILED);
        assertEquals(0, desk.unexplained());
    }

    /// @param units of the token, made for the treasury's vault
    private void strangerGives(long units) throws IOException, InterruptedException {
        ChainDeskSettings settings = ChainDeskSettings.load(files.chains());
        VaultId vault = settings.vault(DeskSettings.TREASURY);
        String token = settings.tokenOf(DeskSettings.TREASURY);
        String stranger = Keystore.known(BigInteger.valueOf(77)).address();
        TriedDesk.tell(net.firstUri(), "anvil_setBalance", '"' + stranger + "\",\"0xde0b6b3a7640000\"");
        TriedDesk.tell(net.firstUri(), "anvil_impersonateAccount", '"' + stranger + '"');
        TriedDesk.tell(
                net.firstUri(),
                "eth_sendTransaction",
                "{\"from\":\"" + stranger + "\",\"to\":\"" + token + "\",\"data\":\""
                        + Abi.call("mint", vault.address(), units) + "\"}");
    }

    private long attempts(Intent intent) {
        return known(intent).slots().stream()
                .mapToLong(slot -> slot.attempts().size())
                .sum();
    }

    /// Nothing but rings makes a tick here: were there none, nothing would ever move.
    @Test
    @Timeout(180)
    void newBlocksAndAttestorsAnswersAloneCarryATransfer() {
        start(0);
        start(1);
        List<String> said = new CopyOnWriteArrayList<>();
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal, CommitProbe.NONE)) {
            Intent intent = TriedDesk.decide(journal, desk.opened(TriedDesk.NODES));
            desk.followHeads(said::add);
            desk.planIntents();
            while (!life(intent).state().isFinal()) {
                desk.await(Duration.ofDays(1));
                desk.tick();
            }
            assertEquals(State.RECONCILED, life(intent).state());
            assertEquals(List.of(), said, "both chains have websockets");
        }
    }

    @Test
    void anAdapterThatTheVaultDoesNotListRejectsTheTransfer() throws IOException {
        start(0);
        start(1);
        String alike = Files.readString(files.chains())
                .replaceAll("(to: alpha, adapter: \"0x[0-9a-f]{39})([0-9a-f])", "$1<$2>")
                .replace("<0>", "1")
                .replaceAll("<[1-9a-f]>", "0");
        Path file = Files.writeString(shared.resolve("alike.yaml"), alike);
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = ChainDesk.open(
                        TriedDesk.vouched(ChainDeskSettings.load(file)), terms(), journal, around(journal()))) {
            Intent intent = TriedDesk.decide(journal, desk.opened(TriedDesk.NODES));
            desk.planIntents();
            until(desk, () -> life(intent).state() == State.REJECTED);
            assertTrue(
                    life(intent).reason().contains("is closed"),
                    () -> life(intent).reason());
            assertTrue(pages.stream().anyMatch(page -> page.contains("is closed")), pages::toString);
        }
    }

    /// After it signed, and before its order was sent.
    @Test
    void anAttestorThatTheGuardianDismissedMovesNothing() throws IOException, InterruptedException {
        VaultId vault = ChainDeskSettings.load(files.chains()).vault(DeskSettings.TREASURY);
        String guardian = Keystore.known(BigInteger.TWO).address();
        String dismissed = ChainDeskSettings.load(files.chains())
                .attestors()
                .panel()
                .get(2)
                .address();
        TriedDesk.tell(net.firstUri(), "anvil_setBalance", '"' + guardian + "\",\"0xde0b6b3a7640000\"");
        TriedDesk.tell(net.firstUri(), "anvil_impersonateAccount", '"' + guardian + '"');
        start(0);
        start(2);
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal, CommitProbe.NONE)) {
            List<TokenAmount> before = desk.opened(TriedDesk.NODES);
            Intent intent = TriedDesk.decide(journal, before);
            desk.halt("before it is sent");
            desk.planIntents();
            until(desk, () -> life(intent).state() != State.PLANNED);
            TriedDesk.tell(
                    net.firstUri(),
                    "eth_sendTransaction",
                    "{\"from\":\"" + guardian + "\",\"to\":\"" + vault.address() + "\",\"data\":\""
                            + Abi.call("dismiss", dismissed) + "\"}");
            TriedDesk.tell(net.firstUri(), "anvil_mine", "\"0x1\"");
            desk.halt("");
            until(desk, () -> life(intent).state() == State.RELEASED); // nobody ever saw its order
            assertTrue(
                    life(intent).reason().contains("was changed"),
                    () -> life(intent).toString());
            assertEquals(
                    List.of(),
                    known(intent).slots().stream()
                            .flatMap(slot -> slot.attempts().stream())
                            .toList());
            assertEquals(before.get(0).units(), desk.ledger().available(DeskSettings.TREASURY));
            assertEquals(before.get(0).units(), desk.ledger().posted(DeskSettings.TREASURY));
        }
    }

    /// In slow time nothing is late, and the way that keeps nothing is taken; the faster the desk's time
    /// goes by the chains', the more it is worth to keep less of it.
    @Test
    void theWayFollowsThePriceOfBeingLate() {
        assertTrue(way("calm", 1).startsWith("thrifty-treasury-alpha"), chosen::toString);
        assertTrue(way("brisk", 300).startsWith("quick-treasury-alpha"), chosen::toString);
        assertTrue(way("urgent", 2_000).startsWith("filled-treasury-alpha"), chosen::toString);
        assertEquals(3, chosen.size());
        assertTrue(chosen.getLast().contains("lateness"), chosen::toString);
    }

    private String way(String name, double pace) {
        Path file = folder.resolve(name).resolve("journal.sqlite");
        DeskTerms terms = new DeskTerms(TriedDesk.DESK, pace, (transfer, why) -> chosen.add(why));
        ChainDeskSettings settings = TriedDesk.vouched(ChainDeskSettings.load(files.chains()));
        try (Journal journal = Journal.open(file, CommitProbe.NONE);
                ChainDesk desk = ChainDesk.open(settings, terms, journal, around(file))) {
            TriedDesk.decide(journal, List.of(units(500_000), units(20_000), units(27_500)));
            desk.planIntents();
            return desk.open().getFirst().plan().route().name();
        }
    }

    @Test
    void aKillBetweenDecisionAndPlanLosesAndDoublesNothing() {
        killedBetweenDecisionAndPlan(
                point -> new Store.File(folder.resolve(point).resolve("journal.sqlite")));
    }

    /// Books on a PostgreSQL server, as the settings name it: decision, memory and intent commit together
    /// there too, and money moves once.
    @Test
    void aDeskWithItsBooksOnAServerLosesAndDoublesNothing() throws IOException {
        try (PostgresServer server = PostgresServer.start()) {
            killedBetweenDecisionAndPlan(point -> onServer(server, point));
            start(0);
            start(1);
            Store books = onServer(server, "whole");
            Intent intent;
            try (Journal journal = Journal.open(books, CommitProbe.NONE);
                    ChainDesk desk = desk(books, journal, CommitProbe.NONE)) {
                List<TokenAmount> before = desk.opened(TriedDesk.NODES);
                intent = TriedDesk.decide(journal, before);
                desk.planIntents();
                until(desk, () -> desk.open().isEmpty());
                assertEquals(
                        before.get(0).units() - intent.units(), desk.ledger().posted(DeskSettings.TREASURY));
                assertEquals(Optional.of(0L), desk.apart(), "vaults and books say the same");
            }
            try (Journal journal = Journal.open(books, CommitProbe.NONE);
                    ChainDesk desk = desk(books, journal, CommitProbe.NONE)) {
                desk.planIntents();
                assertTrue(desk.open().isEmpty(), "nothing is wanted twice");
                assertEquals(
                        State.RECONCILED,
                        TwoPersons.require(desk.persons().books(), intent.transfer())
                                .life()
                                .state());
                assertEquals(Optional.of(intent), journal.intent(intent.transfer()));
            }
            Store empty = onServer(server, "empty");
            assertEquals("HR-4102", started(empty), "an empty journal and a used nonce");
        }
    }

    /// The server ends every connection twice while a transfer is under way: the courier ends, the next one takes the
    /// lease on and reads the books; the journal stays open, and money moves once.
    @Test
    void aServerThatEndsItsConnectionsCostsACourierAndLosesAndDoublesNothing() {
        try (PostgresServer server = PostgresServer.start()) {
            start(0);
            start(1);
            Store books = onServer(server, "cut");
            ChainDesk.Around around = around(books);
            int ended = 0;
            try (Journal journal = Journal.open(books, CommitProbe.NONE)) {
                ChainDesk desk = desk(journal, around);
                List<TokenAmount> before = desk.opened(TriedDesk.NODES);
                Intent intent = TriedDesk.decide(journal, before);
                desk.planIntents();
                for (int i = 0; i < 900 && !(ended == 2 && desk.open().isEmpty()); i++) {
                    if (i == 3 || i == 12) {
                        server.cut();
                    }
                    try {
                        desk.tick();
                    } catch (ProblemException broken) {
                        assertEquals("HR-4009", broken.problem().code());
                        ended++;
                        desk.close();
                        desk = desk(journal, around);
                    }
                    LockSupport.parkNanos(50_000_000);
                }
                assertEquals(2, ended);
                assertEquals(
                        State.RECONCILED,
                        TwoPersons.require(journal.books(), intent.transfer())
                                .life()
                                .state());
                assertEquals(
                        before.get(0).units() - intent.units(), desk.ledger().posted(DeskSettings.TREASURY));
                assertEquals(Optional.of(0L), desk.apart(), "vaults and books say the same");
                assertEquals(3, around.lease().fence(), "taken on by each courier");
                desk.close();
            }
        }
    }

    private ChainDesk desk(Journal journal, ChainDesk.Around around) {
        return ChainDesk.open(TriedDesk.vouched(ChainDeskSettings.load(files.chains())), terms(), journal, around);
    }

    /// Where the settings say, in a schema named after the desk.
    private Store onServer(PostgresServer server, String desk) {
        try {
            Path file = Files.writeString(
                    folder.resolve("server.yaml"),
                    Files.readString(files.chains()) + "books: {url: \"" + server.url() + "\", user: postgres}\n");
            return ChainDeskSettings.load(file)
                    .books()
                    .orElseThrow()
                    .store(desk, around(journal()).keys());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every durable write from the decision to the plan, killed before and after.
    private void killedBetweenDecisionAndPlan(Function<String, Store> places) {
        int killed = 0;
        for (String point : List.of(
                "before journal.decision", "after journal.decision", "before courier.change", "after courier.change")) {
            Store file = places.apply(point.replace(' ', '-'));
            CommitProbe bomb = reached -> {
                if (reached.equals(point)) {
                    throw new IllegalStateException("killed");
                }
            };
            boolean atDecision = point.endsWith("decision");
            try (Journal journal = Journal.open(file, atDecision ? bomb : CommitProbe.NONE);
                    ChainDesk desk = desk(file, journal, atDecision ? CommitProbe.NONE : bomb)) {
                TriedDesk.decide(journal, List.of(units(500_000), units(20_000), units(27_500)));
                desk.planIntents();
            } catch (IllegalStateException e) {
                killed++;
            }
            try (Journal journal = Journal.open(file, CommitProbe.NONE);
                    ChainDesk desk = desk(file, journal, CommitProbe.NONE)) {
                boolean decided = journal.lastDecision().isPresent();
                assertEquals(!point.equals("before journal.decision"), decided, point);
                if (!decided) {
                    TriedDesk.decide(journal, List.of(units(500_000), units(20_000), units(27_500)));
                }
                desk.planIntents();
                desk.planIntents();
                assertEquals(1, desk.open().size(), () -> point + ": " + desk.open());
                assertTrue(journal.unplanned().isEmpty(), point);
            }
        }
        assertEquals(4, killed);
    }

    @Test
    void badSettingsAreRefusedBeforeAnythingIsSigned() throws IOException {
        String good = Files.readString(files.chains());
        assertEquals(
                "HR-4107",
                refusal(good.replaceFirst("chain_id: 31337, name", "chain_id: 5, name")
                        .replaceFirst("treasury: \\{chain_id: 31337", "treasury: {chain_id: 5")));
        assertEquals("HR-4108", refusal(good.replaceFirst("checkpoint_hash: \"0x..", "checkpoint_hash: \"0x00")));
        assertEquals("HR-3005", refusal(good.replace("decimals: 6", "decimals: 18")));
        assertEquals("HR-3005", refusal(good.replace("cap_gwei: 500", "cap_gwei: 0")));
        assertEquals("HR-3005", refusal(good.replace("call_gas: 1500000", "call_gas: 900000000")));
        assertEquals("HR-3005", refusal(good.replace("needed: 2", "needed: 1")));
        assertEquals("HR-3005", refusal(good.replaceFirst("operator: south", "operator: north")));
        Files.writeString(shared.resolve("wrong"), "wrong");
        assertEquals("HR-4122", refusal(good.replace("password_file: password", "password_file: wrong")));
        assertEquals("HR-4125", refusal(good.replace("password_file: password", "password_file: nowhere")));
        assertFalse(good.contains("everybody knows this"), "settings hold no password");
    }

    private String refusal(String text) throws IOException {
        Path file = Files.writeString(shared.resolve("bad.yaml"), text);
        Path own = folder.resolve("bad-" + Math.abs(text.hashCode())).resolve("journal.sqlite");
        try (Journal journal = Journal.open(own, CommitProbe.NONE)) {
            return assertThrows(
                            ProblemException.class,
                            () -> ChainDesk.open(ChainDeskSettings.load(file), terms(), journal, around(own))
                                    .close())
                    .problem()
                    .code();
        }
    }

    private static TokenAmount units(double usd) {
        return TokenAmount.usd(usd);
    }

    private Path journal() {
        return folder.resolve("journal.sqlite");
    }

    private Dossier known(Intent intent) {
        return TriedDesk.known(journal(), intent);
    }

    private void until(ChainDesk desk, BooleanSupplier reached) {
        TriedDesk.until(desk, reached, pages);
    }

    private Life life(Intent intent) {
        return known(intent).life();
    }

    private void start(int number) {
        attestors.add(AttestorNode.start(
                AttestorSettings.load(files.attestors().get(number)),
                around(journal()).keys(),
                line -> {}));
    }

    private void disagreeing(int number) throws IOException {
        DeskSettings other =
                TriedDesk.DESK.withThreshold(new io.headrace.decision.settings.ThresholdParameters(1.2, 1.4, 1.9, 1.5));
        Files.writeString(shared.resolve("other-desk.yaml"), other.text());
        String own =
                Files.readString(files.attestors().get(number)).replace("desk: desk.yaml", "desk: other-desk.yaml");
        Path file = Files.writeString(shared.resolve("other-" + number + ".yaml"), own);
        attestors.add(AttestorNode.start(
                AttestorSettings.load(file), around(journal()).keys(), line -> {}));
    }

    private ChainDesk desk(Journal journal, CommitProbe probe) {
        return desk(new Store.File(journal()), journal, probe);
    }

    private ChainDesk desk(Store file, Journal journal, CommitProbe probe) {
        ChainDeskSettings settings = ChainDeskSettings.load(files.chains());
        return ChainDesk.open(TriedDesk.vouched(settings), terms(), journal, around(file), probe);
    }

    private DeskTerms terms() {
        return new DeskTerms(TriedDesk.DESK, 300, (transfer, why) -> chosen.add(why));
    }

    private ChainDesk.Around around(Path file) {
        return TriedDesk.around(file, shared, pages);
    }

    /// The signer's memory beside the journal, or in a folder of its own when that is on a server.
    private ChainDesk.Around around(Store books) {
        if (books instanceof Store.File(Path file)) {
            return around(file);
        }
        ChainDesk.Around files =
                around(folder.resolve(books.toString().replaceAll("\\W", "-")).resolve("none"));
        return new ChainDesk.Around(
                new ExecutorSettings.Memory(books, files.memory().signer()),
                files.keys(),
                files.wallNanos(),
                files.pager(),
                files.lease());
    }
}
