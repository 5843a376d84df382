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
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.journal.Intent;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.local.LocalCrew;
import io.headrace.settlement.local.LocalFiles;
import io.headrace.settlement.local.LocalNet;
import io.headrace.settlement.route.MessageId;
import io.headrace.settlement.sqlite.CommitProbe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desk on two real local chains with three kinds of ways between its vaults: orders that are filled,
/// burning and minting, locking and proving. Each is chosen by the price of lateness and carried to its
/// end, and an order that nobody fills comes back.
class WayKindsTest {
    private static final double CALM = 1;
    private static final double BRISK = 300;
    private static final double URGENT = 50_000;
    private static final long PATIENCE_SECONDS = 60;
    private static final long GRACE_SECONDS = 20;

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
    void whereNothingIsLateTheSlowWayThatKeepsNothingIsTakenAndClaimedOnceProved() {
        carried(19_000, CALM, "thrifty-treasury-alpha", 0);
    }

    @Test
    void whereLatenessCostsSomethingWhatIsBurnedIsMintedForAPart() {
        carried(18_500, BRISK, "quick-treasury-alpha", 2);
    }

    @Test
    void whereLatenessIsDearAnOrderIsFilledForMoreOfItAndTheFillerKeepsNoMoreThanItWasOffered() {
        carried(18_000, URGENT, "filled-treasury-alpha", 5);
    }

    /// @param alpha what alpha is said to hold: each test decides something else
    /// @param bps that are kept on the way
    private void carried(double alpha, double pace, String way, long bps) {
        attest();
        try (LocalCrew crew = LocalCrew.start(net);
                Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal, pace, CommitProbe.NONE)) {
            List<TokenAmount> before = desk.opened(TriedDesk.NODES);
            Intent intent = decide(journal, before, alpha);
            desk.planIntents();
            until(desk, () -> desk.open().isEmpty());
            Dossier known = known(intent);
            assertEquals(State.RECONCILED, known.life().state(), () -> known + " " + pages + crew);
            assertEquals(way, known.life().plan().route().name(), chosen::toString);
            long arrived = intent.units() - intent.units() * bps / 10_000;
            assertEquals(arrived, known.life().evidence().credited());
            assertEquals(before.get(0).units() - intent.units(), desk.ledger().posted(DeskSettings.TREASURY));
            assertEquals(before.get(1).units() + arrived, desk.ledger().posted("alpha"));
            assertEquals(0, desk.unexplained());
            assertEquals(Optional.of(0L), desk.apart(), "vaults and books say the same");
        }
    }

    @Test
    void anOrderThatNobodyFillsExpiresAndIsTakenBackIntoTheVault() throws IOException, InterruptedException {
        attest();
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal, URGENT, CommitProbe.NONE)) {
            List<TokenAmount> before = desk.opened(TriedDesk.NODES);
            long lead = TriedDesk.leadToAlpha(desk);
            Intent intent = decide(journal, before, 17_500);
            desk.planIntents();
            until(desk, () -> state(intent) == State.BRIDGE_SENT);
            assertEquals(intent.units(), desk.ledger().posted(Ledger.IN_FLIGHT), "left, and nowhere yet");
            pass(PATIENCE_SECONDS + 5);
            for (int i = 0; i < 40; i++) {
                desk.tick();
                LockSupport.parkNanos(50_000_000);
            }
            assertEquals(State.BRIDGE_SENT, state(intent), "a fill may still be told");
            pass(GRACE_SECONDS);
            until(desk, () -> desk.open().isEmpty());
            Dossier known = known(intent);
            assertTrue(
                    known.steps().stream().anyMatch(step -> step.state() == State.REVERSED), () -> known + " " + pages);
            assertEquals(0, known.life().evidence().credited());
            assertTrue(pages.stream().anyMatch(page -> page.contains("the bridge will not deliver")), pages::toString);
            back(desk, before);
            assertTrue(TriedDesk.leadToAlpha(desk) > lead, "what came back did not arrive, and is learned from");
        }
    }

    /// Ours was reverted three times then, and persons were called for money that lay in the vault.
    @Test
    void anExpiredOrderThatSomebodyElseTakesBackIsBookedFromTheirTransaction()
            throws IOException, InterruptedException {
        attest();
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal, URGENT, CommitProbe.NONE)) {
            List<TokenAmount> before = desk.opened(TriedDesk.NODES);
            Intent intent = decide(journal, before, 15_500);
            desk.planIntents();
            until(desk, () -> state(intent) == State.BRIDGE_SENT);
            pass(PATIENCE_SECONDS + GRACE_SECONDS + 5);
            takeBack(MessageId.of(known(intent).life().evidence().messageId()).orElseThrow());
            until(desk, () -> desk.open().isEmpty());
            Dossier known = known(intent);
            assertEquals(State.RECONCILED, known.life().state(), () -> known + " " + pages);
            assertTrue(known.steps().stream().anyMatch(step -> step.state() == State.REVERSED), known::toString);
            assertTrue(known.steps().stream().noneMatch(step -> step.state() == State.REVERSING), "nothing to sign");
            back(desk, before);
        }
    }

    /// All of it is where it was.
    private static void back(ChainDesk desk, List<TokenAmount> before) {
        for (int i = 0; i < before.size(); i++) {
            assertEquals(before.get(i).units(), desk.ledger().posted(TriedDesk.NODES.get(i)));
        }
        assertEquals(0, desk.ledger().posted(Ledger.IN_FLIGHT) + desk.ledger().posted(Ledger.FEES));
        assertEquals(0, desk.unexplained());
        assertEquals(Optional.of(0L), desk.apart(), "vaults and books say the same");
    }

    /// By an account that nobody here uses; final when it returns.
    private static void takeBack(MessageId message) throws IOException, InterruptedException {
        String adapter = Files.readString(files.chains())
                .replaceFirst("(?s).*?name: " + message.route() + ".*?adapter: \"(0x[0-9a-f]{40}).*", "$1");
        String stranger = "0xa0ee7a142d267c1f36714e4a8f75612f20a79720"; // the last that a local chain pays for
        String call = Abi.call("recover", message.key());
        TriedDesk.tell(
                net.firstUri(),
                "eth_sendTransaction",
                "{\"from\":\"" + stranger + "\",\"to\":\"" + adapter + "\",\"gas\":\"0x927c0\",\"data\":\"" + call
                        + "\"}");
        TriedDesk.tell(net.firstUri(), "anvil_mine", "\"0x5\"");
    }

    /// The choice is not a decision: what is not written down is chosen again, what is stays as it was.
    @Test
    void aKillBetweenChoiceAndSendKeepsTheSameTransferAndTheWayThatWasWritten() {
        String transfer = killed("before courier.change");
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal, CALM, CommitProbe.NONE)) {
            desk.planIntents();
            assertEquals(List.of(transfer + " thrifty-treasury-alpha"), planned(desk));
        }
        transfer = killed("after courier.change");
        attest();
        try (LocalCrew crew = LocalCrew.start(net);
                Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal, CALM, CommitProbe.NONE)) {
            desk.planIntents();
            assertEquals(List.of(transfer + " filled-treasury-alpha"), planned(desk), crew::toString);
            long before = desk.ledger().posted(DeskSettings.TREASURY);
            until(desk, () -> desk.open().isEmpty());
            long left = before - desk.ledger().posted(DeskSettings.TREASURY);
            assertEquals(journal.intent(transfer).orElseThrow().units(), left, "once");
            assertEquals(0, desk.unexplained());
        }
    }

    /// It was once sent through the first door that the settings still had, as a message no route could follow.
    @Test
    void aTransferWhoseWayWasTakenOutOfTheSettingsIsHeldAndNotSentByAnother() throws IOException {
        attest();
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE)) {
            Intent intent;
            try (ChainDesk desk = desk(journal, URGENT, CommitProbe.NONE)) {
                intent = decide(journal, desk.opened(TriedDesk.NODES), 16_000);
                desk.planIntents();
            }
            String renamed = Files.readString(files.chains()).replace("filled-treasury-alpha", "poured-treasury-alpha");
            Path file = Files.writeString(shared.resolve("renamed.yaml"), renamed);
            try (ChainDesk desk = desk(file, journal, URGENT, CommitProbe.NONE)) {
                until(desk, () -> state(intent) == State.HELD);
                String why = known(intent).life().reason();
                assertTrue(why.contains("not in the settings of chains any more: filled-treasury-alpha"), why);
            }
        }
    }

    private static Intent decide(Journal journal, List<TokenAmount> onHand, double alpha) {
        return TriedDesk.decide(journal, List.of(onHand.get(0), TokenAmount.usd(alpha), onHand.get(2)));
    }

    private static List<String> planned(ChainDesk desk) {
        return desk.open().stream()
                .map(life -> life.id() + ' ' + life.plan().route().name())
                .toList();
    }

    /// Chosen when haste was worth most, and killed there.
    private String killed(String point) {
        folder = folder.resolve(point.replace(' ', '-'));
        CommitProbe bomb = reached -> {
            if (reached.equals(point)) {
                throw new IllegalStateException("killed");
            }
        };
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE)) {
            List<TokenAmount> before;
            try (ChainDesk desk = desk(journal, URGENT, CommitProbe.NONE)) {
                before = desk.opened(TriedDesk.NODES);
            }
            Intent intent = decide(journal, before, point.startsWith("before") ? 17_000 : 16_500);
            try (ChainDesk desk = desk(journal, URGENT, bomb)) {
                assertThrows(IllegalStateException.class, desk::planIntents);
            }
            assertTrue(chosen.getLast().startsWith("filled-treasury-alpha"), chosen::toString);
            return intent.transfer();
        }
    }

    @Test
    void badSettingsOfWaysAreRefusedInOneSentenceEach() throws IOException {
        String good = Files.readString(files.chains());
        String offer = "filler_bps: 5";
        refused(good.replaceFirst("final_depth: 2", "final_depth: 0"), "at least one on top, was 0");
        refused(good.replaceFirst("final_depth: 2", "final_tag: latest"), "finalized or safe, was 'latest'");
        refused(good.replaceFirst("final_depth: 2", "final_depth: 2, final_tag: safe"), "unknown key 'final_depth'");
        Path tagged = Files.writeString(
                folder.resolve("tagged.yaml"), good.replaceFirst("final_depth: 2", "final_tag: finalized"));
        assertEquals(
                new ChainProfile.Finality.Tagged(BlockTag.FINALIZED),
                ChainDeskSettings.load(tagged).chains().getFirst().profile().finality());
        refused(good.replaceFirst("kind: slow", "kind: teleport"), "mint, slow, across or intent, was 'teleport'");
        refused(good.replaceFirst(offer + ", ", ""), "'filler_bps' is missing");
        refused(good.replaceFirst(offer, "filler_bps: 0"), "filler_bps of 1 to 1000");
        refused(good.replaceFirst(offer, "filler_bps: 21"), "offers fillers 21 bps, and attestors let at most");
        refused(good.replaceFirst("patience_seconds: 60", "patience_seconds: 0"), "positive patience_seconds");
        refused(good.replaceFirst("patience_seconds: 60", "patience_seconds: 11"), "after which nobody fills");
        refused(good.replaceFirst("kind: intent", "kind: slow"), "unknown key 'filler_bps'");
        refused(good.replaceFirst("kind: slow", "kind: across"), "'filler_bps' is missing");
        refused(good.replaceFirst("name: quick-treasury-alpha", "name: filled-treasury-alpha"), "two ways are called");
        refused(good.replaceFirst("name: quick-treasury-alpha", "name: quick/alpha"), "has no slash");
        refused(good.replaceFirst("from: treasury, to: alpha", "from: treasury, to: gamma"), "a vault at both ends");
        refused(good.replaceFirst("from: treasury, to: alpha", "from: bravo, to: alpha"), "joins two chains");
        refused(good.replaceFirst("adapter: \"0x[0-9a-f]{40}", "adapter: \"0x12"), "40 hex digits are wanted");
        String adapter = good.replaceFirst("(?s).*?name: filled-treasury-alpha.*?adapter: \"(0x[0-9a-f]{40}).*", "$1");
        refused(
                good.replaceFirst("(name: quick-treasury-alpha.*?adapter: \")0x[0-9a-f]{40}", "$1" + adapter),
                "an adapter is listed twice");
    }

    private void refused(String text, String why) throws IOException {
        assertFalse(text.equals(Files.readString(files.chains())), "nothing was made wrong for: " + why);
        Path file = Files.writeString(folder.resolve("bad.yaml"), text);
        ProblemException refusal = assertThrows(ProblemException.class, () -> ChainDeskSettings.load(file), why);
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }

    private static void pass(long seconds) throws IOException, InterruptedException {
        for (URI chain : List.of(net.firstUri(), net.secondUri())) {
            TriedDesk.tell(chain, "evm_increaseTime", Long.toString(seconds));
            TriedDesk.tell(chain, "evm_mine", "");
        }
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

    private State state(Intent intent) {
        return known(intent).life().state();
    }

    private void attest() {
        for (int number : List.of(0, 1)) {
            attestors.add(AttestorNode.start(
                    AttestorSettings.load(files.attestors().get(number)), around().keys(), line -> {}));
        }
    }

    private ChainDesk desk(Journal journal, double pace, CommitProbe probe) {
        return desk(files.chains(), journal, pace, probe);
    }

    private ChainDesk desk(Path file, Journal journal, double pace, CommitProbe probe) {
        ChainDeskSettings settings = TriedDesk.vouched(ChainDeskSettings.load(file));
        DeskTerms terms = new DeskTerms(TriedDesk.DESK, pace, (transfer, why) -> chosen.add(why));
        return ChainDesk.open(settings, terms, journal, around(), probe);
    }

    private ChainDesk.Around around() {
        return TriedDesk.around(journal(), shared, pages);
    }
}
