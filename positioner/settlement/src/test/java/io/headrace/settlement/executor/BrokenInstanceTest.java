package io.headrace.settlement.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.sqlite.CommitProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an instance may do no more once something went wrong in it, whichever thread met it; on a real chain and real
/// files.
class BrokenInstanceTest {
    private static final long DOLLARS = 1_000_000L * 1_000_000;
    private LocalChain chain;
    private OpenChains open;
    private LocalDesk desk;

    @TempDir
    Path home;

    private TransferPlan plan;

    @BeforeEach
    void start() {
        chain = LocalChain.start(31337, "--block-time", "0.1", "--accounts", "40");
        VaultOnChain vault = VaultOnChain.deploy(chain);
        desk = new LocalDesk(List.of(LocalDesk.OnChain.of(vault, Duration.ofMillis(100))), 2, 8);
        open = desk.connect();
        plan = desk.plan(0, wall() + Duration.ofHours(1).toNanos());
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

    private Executor executor(CommitProbe probe) {
        return executor(probe, desk.panel());
    }

    private Executor executor(CommitProbe probe, Panel panel) {
        Ports usual = desk.ports(open, System::nanoTime);
        Ports ports = Ports.onOneChain(open, panel, usual.venues(), usual.pager());
        return Executor.start(desk.settings(home), ports, BrokenInstanceTest::wall, probe);
    }

    private static void ticked(Executor executor) {
        for (int i = 0; i < 600 && !executor.open().isEmpty(); i++) {
            executor.tick();
            LockSupport.parkNanos(20_000_000);
        }
    }

    /// Memory may be short in the thread of who asks, between the commit and what this instance knows of it: it went on
    /// without the transfer that was written down, and whoever planned it was told that it was known.
    @Test
    void anErrorBetweenACommitAndItsMemoryEndsTheInstance() {
        boolean[] armed = {false};
        try (Executor executor = executor(point -> {
            if (armed[0] && point.equals("after courier.change")) {
                armed[0] = false;
                throw new OutOfMemoryError("once");
            }
        })) {
            executor.opening("treasury-31337", DOLLARS);
            executor.tick();
            armed[0] = true;
            assertThrows(OutOfMemoryError.class, () -> executor.plan(plan));
            assertThrows(IllegalStateException.class, executor::tick);
            assertThrows(IllegalStateException.class, () -> executor.plan(plan));
        }
        try (Executor again = executor(CommitProbe.NONE)) {
            assertFalse(again.plan(plan));
            ticked(again);
            assertEquals(State.RECONCILED, again.life(plan.id()).orElseThrow().state());
        }
    }

    /// Under a halt nothing that has not left yet leaves: the signer's own memory had it, and the next instance sent
    /// it.
    @Test
    void whatWasSignedWhenTheHaltCameDoesNotLeaveAfterARestart() {
        Executor[] first = new Executor[1];
        boolean[] halted = {false};
        try (Executor executor = executor(point -> {
            if (point.equals("after signed slot")) {
                halted[0] = first[0].halt("somebody saw something");
            }
        })) {
            first[0] = executor;
            executor.opening("treasury-31337", DOLLARS);
            executor.plan(plan);
            for (int i = 0; i < 600 && !halted[0]; i++) {
                executor.tick();
                LockSupport.parkNanos(20_000_000);
            }
            executor.tick();
            assertTrue(halted[0]);
            assertEquals(State.SLOTTED, executor.life(plan.id()).orElseThrow().state());
        }
        try (Executor again = executor(CommitProbe.NONE)) {
            for (int i = 0; i < 20; i++) {
                again.tick();
                LockSupport.parkNanos(20_000_000);
            }
            assertEquals(State.SLOTTED, again.life(plan.id()).orElseThrow().state());
            again.halt("");
            ticked(again);
            assertEquals(State.RECONCILED, again.life(plan.id()).orElseThrow().state());
        }
    }

    /// It was of 1970: what persons wanted tried again had waited too long at once, and was given up.
    @Test
    void whatPersonsDecideBeforeTheFirstTickIsNotOf1970() {
        try (Executor executor = executor(CommitProbe.NONE, asked -> new Panel.Ruling.Held("two of three object"))) {
            executor.plan(plan);
            for (int i = 0; i < 600 && !isHeld(executor); i++) {
                executor.tick();
                LockSupport.parkNanos(20_000_000);
            }
            assertTrue(isHeld(executor));
        }
        try (Executor again = executor(CommitProbe.NONE)) {
            long held = again.life(plan.id()).orElseThrow().sinceNanos();
            again.resolve(plan.id(), new Resolution(Resolution.Kind.REJECT, "ann", "ben", "they object"));
            Life after = again.life(plan.id()).orElseThrow();
            assertEquals(State.REJECTED, after.state());
            assertTrue(after.sinceNanos() >= held, after::toString);
        }
    }

    private boolean isHeld(Executor executor) {
        return executor.life(plan.id()).orElseThrow().state() == State.HELD;
    }

    /// What came with one transaction to two places was explained by its hash twice: the books refused the second, and
    /// the instance was over.
    @Test
    void aReferenceThatWasBookedIsRefusedAndEndsNothing() {
        try (Executor executor = executor(CommitProbe.NONE)) {
            executor.opening("treasury-31337", DOLLARS);
            assertTrue(executor.explained("treasury-31337", 5, "0xfound"));
            assertFalse(executor.explained("treasury-31337", 7, "0xfound"));
            assertTrue(executor.explained("treasury-31337", -5, "0xgone"));
            assertFalse(executor.explained("treasury-31337", -5, "0xgone"));
            executor.tick();
            assertEquals(DOLLARS, executor.ledger().posted("treasury-31337"));
        }
    }
}
