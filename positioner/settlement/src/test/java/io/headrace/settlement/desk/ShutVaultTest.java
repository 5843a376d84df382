package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.network.Asset;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.settlement.attestor.AttestorNode;
import io.headrace.settlement.attestor.AttestorSettings;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.journal.Intent;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.local.LocalFiles;
import io.headrace.settlement.local.LocalNet;
import io.headrace.settlement.sqlite.CommitProbe;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desk whose treasury's vault lets nothing pass, or too little.
class ShutVaultTest {
    private static final long OWNER = 1;
    private static final long GUARDIAN = 2;
    private static final long DAY = 86_400;

    @TempDir
    Path folder;

    private LocalNet net;
    private LocalFiles files;
    private final List<AttestorNode> attestors = new ArrayList<>();
    private final List<String> pages = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        net = TriedDesk.net();
        files = LocalFiles.write(net, TriedDesk.DESK, folder);
        for (int i = 0; i < 3; i++) {
            attestors.add(
                    AttestorNode.start(AttestorSettings.load(files.attestors().get(i)), around().keys(), line -> {}));
        }
    }

    @AfterEach
    void stop() {
        if (net != null) {
            attestors.forEach(AttestorNode::close);
            net.close();
        }
    }

    private ChainDesk.Around around() {
        return TriedDesk.around(journal(), folder, pages);
    }

    private Path journal() {
        return folder.resolve("desk").resolve("journal.sqlite");
    }

    private ChainDesk desk(Journal journal) {
        return ChainDesk.open(
                ChainDeskSettings.load(files.chains()),
                new DeskTerms(TriedDesk.DESK, 300, (transfer, why) -> {}),
                journal,
                around());
    }

    private Dossier known(Intent intent) {
        return TriedDesk.known(journal(), intent);
    }

    private ChainDeskSettings settings() {
        return ChainDeskSettings.load(files.chains());
    }

    /// One of the first chain's accounts tells the treasury's vault.
    private void tell(long key, String call) throws IOException, InterruptedException {
        TriedDesk.tell(
                net.firstUri(), key, settings().vault(DeskSettings.TREASURY).address(), call);
    }

    private void someTicks(ChainDesk desk) {
        for (int i = 0; i < 60; i++) {
            desk.tick();
            LockSupport.parkNanos(50_000_000);
        }
    }

    /// It was attested never, or sent and reverted three times over; nothing said why.
    @Test
    void aPausedVaultLetsADecidedMoveWaitUnattestedAndItGoesOnWhenThatIsLifted() throws Exception {
        byte[] unpause = Hex.bytes(Abi.call("unpause"));
        tell(OWNER, Abi.call("schedule", unpause));
        TriedDesk.tell(net.firstUri(), "evm_increaseTime", Long.toString(DAY));
        tell(GUARDIAN, Abi.call("pause"));
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal)) {
            Intent intent = TriedDesk.decide(journal, desk.opened(TriedDesk.NODES));
            desk.planIntents();
            someTicks(desk);
            Dossier waiting = known(intent);
            assertEquals(State.PLANNED, waiting.life().state());
            assertTrue(waiting.life().reason().contains("vault of chain 31337 is paused"), waiting::toString);
            assertEquals(List.of(), waiting.attested(), "attestors are not asked");
            assertEquals(List.of(), waiting.slots(), "no nonce is taken");
            assertEquals(1, pages.size(), pages::toString);
            tell(OWNER, Abi.call("enact", unpause));
            TriedDesk.until(desk, () -> known(intent).life().state() == State.RECONCILED, pages);
            assertEquals(0, desk.unexplained());
            assertEquals(1, pages.size(), pages::toString);
        }
    }

    @Test
    void whatIsBeyondATightenedLaneIsRefusedAtOnce() throws Exception {
        tighten("alpha", 1_000_000);
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal)) {
            Intent intent = TriedDesk.decide(journal, desk.opened(TriedDesk.NODES));
            desk.planIntents();
            TriedDesk.until(desk, () -> desk.open().isEmpty(), pages);
            Dossier over = known(intent);
            assertEquals(State.REJECTED, over.life().state());
            assertTrue(over.life().reason().contains("never holds more than 1 USDC, wanted are "), over::toString);
            assertEquals(List.of(), over.slots());
        }
    }

    /// Each lane of the treasury to a venue; 0 closes them.
    private void tighten(String venue, long units) throws IOException, InterruptedException {
        for (ChainDeskSettings.Way way : settings().ways(DeskSettings.TREASURY, venue)) {
            tell(
                    GUARDIAN,
                    Abi.callAs(
                            "tightenLane(address,address,(uint208,uint48))",
                            settings().tokenOf(DeskSettings.TREASURY),
                            way.adapter(),
                            BigInteger.valueOf(units),
                            BigInteger.valueOf(units == 0 ? 0 : 3_600)));
        }
    }

    /// What is decided for a venue that needs 25,000 USD and has 20,000, in a network as the vaults let it be.
    private static List<Move> decided(VaultRoom room) {
        TokenAmount none = TokenAmount.usd(0);
        long treasury = TokenAmount.usd(500_000).units();
        TokenAmount held =
                new TokenAmount(Asset.USDC, Math.max(0, treasury - room.most(DeskSettings.TREASURY, Map.of())));
        NetworkState state = new NetworkState(
                0,
                List.of(
                        new NodeState(DeskSettings.TREASURY, TokenAmount.usd(500_000), none, held),
                        new NodeState("alpha", TokenAmount.usd(20_000), none, none),
                        new NodeState("bravo", TokenAmount.usd(27_500), none, none)),
                List.of(),
                room.open(TriedDesk.DESK.routes()));
        return PredictivePolicy.of(TriedDesk.DESK)
                .decide(PolicyMemory.initial(0), state, TriedDesk.outlook(), 0)
                .moves();
    }

    /// Base units of each move; what the treasury may not give another venue may.
    private static List<Long> fromTreasury(List<Move> moves) {
        return moves.stream()
                .filter(move -> move.from().equals(DeskSettings.TREASURY))
                .map(move -> move.amount().units())
                .toList();
    }

    /// It was decided again and again as if the vault let everything pass.
    @Test
    void whatIsDecidedKeepsToWhatTheVaultLetsPass() throws Exception {
        try (Journal journal = Journal.open(journal(), CommitProbe.NONE);
                ChainDesk desk = desk(journal)) {
            assertEquals(TokenAmount.usd(50_000_000).units(), desk.room().most(DeskSettings.TREASURY, Map.of()));
            assertEquals(1, decided(desk.room()).size());
            tighten("alpha", 3_000_000_000L);
            tighten("bravo", 3_000_000_000L);
            TriedDesk.until(
                    desk, () -> desk.room().most(DeskSettings.TREASURY, Map.of()) == 3_000_000_000L, pages); // mined
            Map<String, Long> promised = new HashMap<>();
            settings().ways(DeskSettings.TREASURY, "alpha").forEach(way -> promised.put(way.name(), 1_000_000L));
            assertEquals(
                    3_000_000_000L,
                    desk.room().most(DeskSettings.TREASURY, promised),
                    "what is promised on one lane takes nothing from another");
            settings().ways(DeskSettings.TREASURY, "bravo").forEach(way -> promised.put(way.name(), 1_000_000L));
            assertEquals(2_999_000_000L, desk.room().most(DeskSettings.TREASURY, promised));
            assertEquals(List.of(3_000_000_000L), fromTreasury(decided(desk.room())));
            tighten("alpha", 0);
            TriedDesk.until(desk, () -> desk.room().closed().equals(Set.of("treasury>alpha")), pages);
            assertEquals(List.of(), fromTreasury(decided(desk.room())));
            tell(GUARDIAN, Abi.call("pause"));
            TriedDesk.until(desk, () -> desk.room().most(DeskSettings.TREASURY, Map.of()) == 0, pages);
            assertEquals(2, pages.size(), "told once each: " + pages);
            assertTrue(pages.getFirst().startsWith("treasury>alpha: "), pages::toString);
            assertTrue(pages.getLast().startsWith("treasury: its vault lets nothing leave"), pages::toString);
            assertEquals(Long.MAX_VALUE, VaultRoom.UNBOUND.most("alpha", Map.of()));
        }
    }
}
