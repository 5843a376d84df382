package io.headrace.settlement.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.TransferPlan;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a vault would turn down by now is not signed, though attestors released it.
class OrderedWaysTest {
    private static final long CAPACITY = 1_500; // base units an hour: one transfer of a thousand and some, not two

    @TempDir
    Path home;

    private LocalChain chain;
    private VaultOnChain vault;
    private OpenChains open;
    private LocalDesk desk;
    private final List<String> pages = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        chain = LocalChain.start(31337, "--block-time", "0.1", "--accounts", "40");
        vault = VaultOnChain.deploy(chain, CAPACITY);
        desk = new LocalDesk(List.of(LocalDesk.OnChain.of(vault, Duration.ofMillis(100))), 1, 8);
        open = desk.connect();
    }

    @AfterEach
    void stop() {
        if (chain != null) {
            open.close();
            chain.close();
        }
    }

    private static long wall() {
        return System.currentTimeMillis() * 1_000_000;
    }

    private TransferPlan plan(long number) {
        return desk.plan(number, wall() + Duration.ofHours(1).toNanos());
    }

    /// @param signed called when attestors have signed, before they are heard
    private Executor executor(Consumer<TransferPlan> signed) {
        return asking(plan -> {
            Panel.Ruling ruling = desk.panel().ask(plan);
            signed.accept(plan);
            return ruling;
        });
    }

    private Executor asking(Panel panel) {
        Ports plain = desk.ports(open, System::nanoTime);
        Ports ports = new Ports(
                open,
                panel,
                plain.gate(),
                plain.bridges(),
                plain.venues(),
                plain.legs(),
                (about, why) -> pages.add(about + ": " + why));
        return Executor.start(desk.settings(home), ports, OrderedWaysTest::wall);
    }

    private void until(Executor executor, BooleanSupplier reached) {
        for (int i = 0; i < 600 && !reached.getAsBoolean(); i++) {
            executor.tick();
            LockSupport.parkNanos(20_000_000);
        }
        assertTrue(reached.getAsBoolean(), () -> "not reached: " + executor.all() + " " + pages);
    }

    private static Life life(Executor executor, TransferPlan plan) {
        return executor.life(plan.id()).orElseThrow();
    }

    private long sent() {
        return chain.node().transactionCount(desk.keys().getFirst().address(), BlockTag.LATEST);
    }

    private void guardian(String call) {
        assertTrue(chain.send(VaultOnChain.GUARDIAN, vault.id().address(), call).succeeded(), call);
    }

    private void givesBackUnsigned(String call, String why) {
        TransferPlan plan = plan(1);
        try (Executor executor = executor(asked -> guardian(call))) {
            executor.opening(
                    "treasury-31337", vault.balance(vault.id().address()).longValueExact());
            executor.plan(plan);
            until(executor, () -> executor.open().isEmpty());
            Life life = life(executor, plan);
            assertEquals(State.RELEASED, life.state());
            assertTrue(life.reason().contains(why), life::reason);
            assertEquals(1, pages.size(), pages::toString);
            assertEquals(0, sent());
            assertEquals(
                    vault.balance(vault.id().address()).longValueExact(),
                    executor.ledger().available("treasury-31337"));
        }
    }

    /// It was signed, sent and reverted three times over, and its money promised for a day.
    @Test
    void whatTheGuardianPausesBetweenAttestationAndSignatureIsGivenBackUnsigned() {
        givesBackUnsigned(Abi.call("pause"), "is paused after the order was signed");
    }

    @Test
    void whatTheGuardianTightensBetweenAttestationAndSignatureIsGivenBackUnsigned() {
        String tighter = Abi.callAs(
                "tightenLane(address,address,(uint208,uint48))",
                vault.token(),
                VaultOnChain.VENUE,
                BigInteger.TEN,
                BigInteger.valueOf(3_600));
        givesBackUnsigned(tighter, "was changed after the order was signed");
    }

    /// Both were let pass by what the bucket held when they were decided; the second was reverted.
    @Test
    void theSecondOfTwoThatABucketHoldsOneOfWaitsForTheRefillAndPassesByItself() {
        TransferPlan one = plan(1);
        TransferPlan two = plan(2);
        try (Executor executor = executor(asked -> {})) {
            executor.opening(
                    "treasury-31337", vault.balance(vault.id().address()).longValueExact());
            executor.plan(one);
            executor.plan(two);
            until(
                    executor,
                    () -> executor.all().stream().anyMatch(life -> life.state() == State.RECONCILED)
                            && executor.open().stream().allMatch(life -> life.state() == State.RESERVED)
                            && !executor.open().isEmpty());
            Life waiting = executor.open().getFirst();
            assertTrue(waiting.reason().contains(" is short: it holds 0.000"), waiting::reason);
            assertEquals(1, pages.size(), pages::toString);
            assertEquals(1, sent());
            chain.client().call("evm_increaseTime", 3_600);
            until(executor, () -> executor.open().isEmpty());
            assertEquals(State.RECONCILED, life(executor, one).state());
            assertEquals(State.RECONCILED, life(executor, two).state());
            assertEquals(2, sent(), "each once, none reverted");
            assertEquals(
                    one.units() + two.units(), vault.balance(VaultOnChain.VENUE).longValueExact());
        }
    }

    /// Too late to hold it back: it is reverted once, and not signed for again.
    @Test
    void whatIsPausedOnceItIsSentIsRevertedOnceAndNotSignedAgain() {
        TransferPlan plan = plan(1);
        try (Executor executor = executor(asked -> {})) {
            executor.opening(
                    "treasury-31337", vault.balance(vault.id().address()).longValueExact());
            chain.client().call("anvil_setIntervalMining", 0);
            executor.plan(plan);
            until(executor, () -> life(executor, plan).state() == State.IN_MEMPOOL);
            chain.client().call("anvil_dropAllTransactions");
            chain.client().call("evm_setAutomine", true);
            guardian(Abi.call("pause"));
            chain.client().call("anvil_setIntervalMining", 1);
            until(executor, () -> life(executor, plan).state() == State.LAPSING);
            assertEquals(1, sent());
            assertTrue(life(executor, plan).reason().contains("is paused after"), life(executor, plan)::reason);
        }
    }

    /// They were told that it was refused, and nobody why.
    @Test
    void whoReleasesWhatAVaultLetsNotPassIsToldWhy() {
        Deque<Panel.Ruling> rulings = new ConcurrentLinkedDeque<>(List.of(
                new Panel.Ruling.Held("two object"),
                new Panel.Ruling.Shut("the vault of chain 31337 is paused"),
                new Panel.Ruling.Silent()));
        TransferPlan plan = plan(1);
        Resolution release = new Resolution(Resolution.Kind.RELEASE, "ann", "bob", "they looked");
        try (Executor executor = asking(asked -> rulings.remove())) {
            executor.opening(
                    "treasury-31337", vault.balance(vault.id().address()).longValueExact());
            executor.plan(plan);
            until(executor, () -> life(executor, plan).state() == State.HELD);
            pages.clear();
            assertEquals(
                    State.HELD,
                    executor.resolve(plan.id(), release).orElseThrow().state());
            assertEquals(
                    State.HELD,
                    executor.resolve(plan.id(), release).orElseThrow().state());
            assertEquals(2, pages.size(), pages::toString);
            assertTrue(
                    pages.getFirst().endsWith("it stays as it is: the vault of chain 31337 is paused"),
                    pages::toString);
            assertTrue(pages.getLast().contains("too few"), pages::toString);
        }
    }
}
