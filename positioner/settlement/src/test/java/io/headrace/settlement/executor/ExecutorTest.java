package io.headrace.settlement.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.vault.Tokens;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.chain.vault.VaultState;
import io.headrace.settlement.courier.Holdings;
import io.headrace.settlement.dossier.Unattended;
import io.headrace.settlement.fact.HoldingView;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.sqlite.CommitProbe;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The courier on a real chain, a real vault and real files, from plan to reconciliation.
class ExecutorTest {
    private static final long DOLLARS = 1_000_000L * 1_000_000;
    private static LocalChain chain;
    private static VaultOnChain vault;
    private static OpenChains open;
    private static LocalDesk desk;
    private static long number;

    @TempDir
    Path home;

    private long expires;

    @BeforeAll
    static void start() {
        chain = LocalChain.start(31337, "--block-time", "0.1", "--accounts", "40");
        vault = VaultOnChain.deploy(chain);
        desk = new LocalDesk(List.of(LocalDesk.OnChain.of(vault, Duration.ofMillis(100))), 2, 8);
        open = desk.connect();
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            open.close();
            chain.close();
        }
    }

    @BeforeEach
    void expiry() {
        expires = System.currentTimeMillis() * 1_000_000 + Duration.ofHours(1).toNanos();
    }

    private static long wall() {
        return System.currentTimeMillis() * 1_000_000;
    }

    /// Senders were used by the tests before: an operator vouches for that.
    private Executor executor(Panel panel) {
        return executor(panel, Holdings.NONE, (about, why) -> {});
    }

    private Executor executor(Panel panel, Holdings holdings, BiConsumer<String, String> pager) {
        return executor(panel, holdings, pager, CommitProbe.NONE);
    }

    private Executor executor(Panel panel, Holdings holdings, BiConsumer<String, String> pager, CommitProbe probe) {
        ExecutorSettings settings = desk.settings(home);
        List<ExecutorSettings.SenderSettings> vouched = settings.senders().stream()
                .map(sender -> new ExecutorSettings.SenderSettings(sender.key(), sender.chains(), true))
                .toList();
        Ports plain = desk.ports(open, System::nanoTime);
        Ports ports =
                new Ports(open, panel, plain.gate(), plain.bridges(), plain.venues(), plain.legs(), holdings, pager);
        return Executor.start(
                new ExecutorSettings(
                        settings.chains(),
                        settings.book(),
                        vouched,
                        settings.terms(),
                        settings.limits(),
                        settings.callGas(),
                        settings.memory()),
                ports,
                ExecutorTest::wall,
                probe);
    }

    private static void until(Executor executor, BooleanSupplier reached) {
        for (int i = 0; i < 600 && !reached.getAsBoolean(); i++) {
            executor.tick();
            LockSupport.parkNanos(20_000_000);
        }
        assertTrue(reached.getAsBoolean(), () -> "not reached: " + executor.open());
    }

    /// What the vault has once both operators call it final. On a young chain the newest block tells of
    /// money that no final block shows yet, and books that were opened with it would be short of all of
    /// it.
    private static long finalBalance(Holdings holdings) {
        long newest = vault.balance(vault.id().address()).longValueExact();
        for (int i = 0; i < 600; i++) {
            List<HoldingView> views = holdings.look(Set.of("treasury-31337")).getOrDefault("treasury-31337", List.of());
            if (views.size() == 2 && views.stream().allMatch(view -> view.units() == newest)) {
                return newest;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new IllegalStateException(
                "the vault's money is in no final block: " + holdings.look(Set.of("treasury-31337")));
    }

    private TransferPlan next() {
        return desk.plan(number++, expires);
    }

    /// A courier that is woken without pause would win the turn again and again: whoever asks waits for the tick that
    /// runs, however soon the next one is due.
    @Test
    void aQuestionWaitsForOneTickAndNotForALullOfTheCourier() throws Exception {
        AtomicLong ticks = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        try (Executor executor = executor(desk.panel())) {
            Thread courier = Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    executor.tick();
                    ticks.incrementAndGet();
                }
            });
            int questions = 100;
            long waited = 0; // for ticks: at most the one that runs, each
            for (int i = 0; i < questions; i++) {
                long before = ticks.get();
                executor.open();
                waited += ticks.get() - before;
                LockSupport.parkNanos(3_000_000);
            }
            over.set(true);
            courier.join();
            assertTrue(waited <= questions * 3 / 2, questions + " questions waited for " + waited + " ticks");
        }
    }

    @Test
    void transfersGoFromPlanToReconciledAndTheBooksAreTheChain() {
        BigInteger before = vault.balance(VaultOnChain.VENUE);
        List<TransferPlan> plans = new ArrayList<>();
        try (Executor executor = executor(desk.panel())) {
            executor.opening("treasury-31337", DOLLARS);
            for (int i = 0; i < 6; i++) {
                TransferPlan plan = next();
                plans.add(plan);
                assertTrue(executor.plan(plan));
                assertFalse(executor.plan(plan), "planned twice is planned once");
            }
            until(executor, () -> executor.open().isEmpty());
            assertEquals(
                    List.of(State.RECONCILED),
                    executor.all().stream().map(Life::state).distinct().toList());
            long moved = plans.stream().mapToLong(TransferPlan::units).sum();
            assertEquals(before.add(BigInteger.valueOf(moved)), vault.balance(VaultOnChain.VENUE));
            assertEquals(moved, executor.ledger().posted("venue-31337"));
            assertEquals(DOLLARS - moved, executor.ledger().posted("treasury-31337"));
            assertEquals(
                    0,
                    executor.ledger().posted(Ledger.IN_FLIGHT)
                            + executor.ledger().posted(Ledger.FEES));
        }
        try (Executor again = executor(desk.panel())) {
            assertTrue(again.open().isEmpty());
            assertFalse(again.plan(plans.getFirst()), "known after a restart");
        }
    }

    @Test
    void whatNoTransferExplainsHaltsEverythingNewUntilPersonsExplainIt() {
        Holdings holdings = new VaultHoldings(
                open,
                Map.of("treasury-31337", vault.id()),
                Tokens.everywhere(new VaultState.Token(vault.token(), 6, 0)));
        List<String> pages = new CopyOnWriteArrayList<>();
        long held = finalBalance(holdings);
        TransferPlan plan = next();
        try (Executor executor = executor(desk.panel(), holdings, (about, why) -> pages.add(about + ": " + why))) {
            executor.opening("treasury-31337", held + 5);
            until(executor, () -> pages.stream().anyMatch(page -> page.startsWith("reconciliation: treasury-31337")));
            assertEquals(-5, executor.unexplained().getFirst().unexplained());
            executor.plan(plan);
            for (int i = 0; i < 20; i++) {
                executor.tick();
            }
            assertFalse(executor.life(plan.id()).orElseThrow().state().holdsSlot());
            assertTrue(executor.explained("treasury-31337", -5, "0xfound"));
            executor.halt("");
            until(executor, () -> executor.open().isEmpty());
            assertEquals(
                    State.RECONCILED, executor.life(plan.id()).orElseThrow().state());
            assertEquals(List.of(), executor.unexplained());
            assertEquals(5, executor.ledger().posted(Ledger.LOSSES));
        }
    }

    @Test
    void aRestartInTheMiddleCarriesOn() {
        BigInteger before = vault.balance(VaultOnChain.VENUE);
        TransferPlan plan = next();
        try (Executor executor = executor(desk.panel())) {
            executor.opening("treasury-31337", DOLLARS);
            executor.plan(plan);
            until(executor, () -> executor.life(plan.id()).orElseThrow().state().holdsSlot());
        }
        try (Executor again = executor(asked -> new Panel.Ruling.Silent())) {
            until(again, () -> again.open().isEmpty());
            assertEquals(State.RECONCILED, again.life(plan.id()).orElseThrow().state());
        }
        assertEquals(before.add(BigInteger.valueOf(plan.units())), vault.balance(VaultOnChain.VENUE));
    }

    /// Several steps go into one commit: whichever of the writes was the last one on disk, the next
    /// instance pays once, without asking the attestors of what they released again.
    @Test
    void anEndBeforeOrAfterAnyWriteOfATransferPaysItOnce() {
        List<String> points = new ArrayList<>();
        CommitProbe noting = points::add;
        assertTrue(paidOnce(noting));
        assertTrue(points.size() >= 12, points::toString);
        int writes = points.size();
        for (int end = 1; end <= writes; end++) {
            int[] left = {end};
            assertTrue(
                    paidOnce(point -> {
                        if (--left[0] == 0) {
                            throw new IllegalStateException("ended " + point);
                        }
                    }),
                    "ended at write " + end + " of " + points);
        }
    }

    /// @param probe of a first instance, which may end it; another one carries on
    private boolean paidOnce(CommitProbe probe) {
        BigInteger before = vault.balance(VaultOnChain.VENUE);
        TransferPlan plan = next();
        boolean[] watched = {false};
        try (Executor first = executor(desk.panel(), Holdings.NONE, (about, why) -> {}, point -> {
            if (watched[0]) {
                probe.reached(point);
            }
        })) {
            if (first.ledger().posted("treasury-31337") == 0) {
                first.opening("treasury-31337", DOLLARS);
            }
            first.tick();
            watched[0] = true;
            first.plan(plan);
            until(first, () -> first.open().isEmpty());
        } catch (IllegalStateException ended) {
            assertTrue(ended.getMessage().startsWith("ended "), ended::getMessage);
        }
        boolean released;
        try (Executor again = executor(desk.panel())) {
            again.plan(plan);
            released = again.life(plan.id()).orElseThrow().state() != State.PLANNED;
            if (!released) {
                until(again, () -> again.open().isEmpty());
            }
        }
        try (Executor silent = executor(asked -> new Panel.Ruling.Silent())) {
            until(silent, () -> silent.open().isEmpty());
        }
        return before.add(BigInteger.valueOf(plan.units())).equals(vault.balance(VaultOnChain.VENUE));
    }

    @Test
    void whatAttestorsDidNotReleaseOrReleasedOtherwiseIsNeverSent() {
        Panel more = plan -> {
            Panel.Ruling.Released right = (Panel.Ruling.Released) desk.panel().ask(plan);
            VaultOrder order = VaultOrder.payment(
                    plan.id(),
                    right.order().epoch(),
                    right.order().asset(),
                    right.order().amount().add(BigInteger.ONE),
                    VaultOnChain.VENUE,
                    right.order().deadline());
            return new Panel.Ruling.Released(right.vault(), order, right.signatures());
        };
        for (Panel panel : List.of(more, asked -> new Panel.Ruling.Held("two of three object"))) {
            TransferPlan plan = next();
            try (Executor executor = executor(panel)) {
                executor.plan(plan);
                until(executor, () -> executor.life(plan.id()).orElseThrow().state() == State.HELD);
                assertTrue(
                        executor.lanes().stream().allMatch(lane -> lane.open().isEmpty()));
            }
        }
    }

    /// What persons released while no service ran had no order that could be signed: its slot blocked its sender.
    @Test
    void whatPersonsReleasedBesideTheAttestorsIsHeldAgainAndBlocksNobody() {
        TransferPlan plan = next();
        Resolution release = new Resolution(Resolution.Kind.RELEASE, "ann", "bob", "they looked");
        try (Executor executor = executor(asked -> new Panel.Ruling.Held("two of three object"))) {
            executor.opening("treasury-31337", DOLLARS);
            executor.plan(plan);
            until(executor, () -> executor.life(plan.id()).orElseThrow().state() == State.HELD);
        }
        try (SqlBooks books = SqlBooks.open(home.resolve("books.sqlite"), CommitProbe.NONE)) {
            new Unattended(books, wall()).resolve(plan.id(), release);
            assertEquals(State.APPROVED, books.life(plan.id()).orElseThrow().state());
        }
        try (Executor again = executor(desk.panel())) {
            until(again, () -> again.life(plan.id()).orElseThrow().state() == State.HELD);
            assertTrue(again.lanes().stream().allMatch(lane -> lane.open().isEmpty()));
            again.resolve(plan.id(), release);
            until(again, () -> again.open().isEmpty());
            assertEquals(State.RECONCILED, again.life(plan.id()).orElseThrow().state());
        }
    }

    @Test
    void theKillSwitchHoldsOverARestartUntilItIsLetGo() {
        TransferPlan plan = next();
        try (Executor executor = executor(desk.panel())) {
            executor.opening("treasury-31337", DOLLARS);
            executor.plan(plan);
            assertTrue(executor.halt("somebody saw something"));
            for (int i = 0; i < 5; i++) {
                executor.tick();
            }
        }
        try (Executor again = executor(desk.panel())) {
            for (int i = 0; i < 5; i++) {
                again.tick();
            }
            assertTrue(again.lanes().stream().allMatch(lane -> lane.open().isEmpty()));
            again.halt("");
            until(again, () -> again.open().isEmpty());
            assertEquals(State.RECONCILED, again.life(plan.id()).orElseThrow().state());
        }
    }

    /// Whatever went wrong, the transfer looked as if it waited for attestors, and nobody was told.
    @Test
    void attestorsThatCannotBeAskedAreToldOnceAndAskedAgain() {
        List<String> pages = new CopyOnWriteArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        Panel broken = plan -> {
            if (asked.incrementAndGet() < 4) {
                throw new IllegalStateException("the record of its decision cannot be read");
            }
            return desk.panel().ask(plan);
        };
        try (Executor executor = executor(broken, Holdings.NONE, (about, why) -> pages.add(why))) {
            executor.opening("treasury-31337", DOLLARS);
            executor.plan(next());
            until(executor, () -> executor.open().isEmpty());
            assertEquals(
                    1,
                    pages.stream().filter(why -> why.contains("cannot be read")).count(),
                    pages::toString);
        }
    }
}
