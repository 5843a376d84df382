package io.headrace.settlement.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.courier.Books.Fenced;
import io.headrace.settlement.executor.ExecutorSettings.Memory;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.tables.PostgresServer;
import io.headrace.settlement.tables.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two executors on the same books: the newer one works, the older one can neither write nor sign, and however many
/// ask for the same transfer at once, there is one.
class TwoInstancesTest {
    private static final long DOLLARS = 1_000_000L * 1_000_000;
    private static final int TRANSFERS = 12;

    @TempDir
    Path home;

    @Test
    void theNewerOfTwoWorksAndASharedIntentIsOneTransferInAFile() throws Exception {
        race(new Store.File(home.resolve("books.sqlite")), new Store.File(home.resolve("signer.sqlite")));
    }

    @Test
    void theNewerOfTwoWorksAndASharedIntentIsOneTransferOnAServer() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            race(server.schema("books"), server.schema("signer"));
        }
    }

    private static void race(Store books, Store signer) throws Exception {
        try (LocalChain chain = LocalChain.start(31337, "--block-time", "0.1", "--accounts", "20")) {
            VaultOnChain vault = VaultOnChain.deploy(chain);
            LocalDesk desk = new LocalDesk(List.of(LocalDesk.OnChain.of(vault, Duration.ofMillis(100))), 2, 8);
            List<TransferPlan> plans =
                    desk.plans(0, TRANSFERS, wall() + Duration.ofHours(1).toNanos());
            try (OpenChains open = desk.connect();
                    Executor older = start(desk, open, books, signer)) {
                older.opening("treasury-31337", DOLLARS);
                older.plan(plans.getFirst());
                older.tick();
                older.tick();
                try (Executor newer = start(desk, open, books, signer)) {
                    Map<String, Integer> fresh = planned(List.of(older, newer), plans);
                    plans.stream().skip(1).forEach(plan -> assertEquals(1, fresh.getOrDefault(plan.id(), 0), plan::id));
                    assertEquals(0, fresh.getOrDefault(plans.getFirst().id(), 0), "planned before");
                    assertThrows(
                            Fenced.class,
                            () -> older.plan(desk.plan(99, plans.getFirst().expiresNanos())));
                    finish(newer);
                    assertEquals(TRANSFERS, newer.all().size());
                    assertTrue(newer.all().stream().allMatch(life -> life.state() == State.RECONCILED));
                    assertThrows(Fenced.class, () -> older.halt("too late"));
                }
            }
            Reckoning reckoning =
                    Reckoning.of(desk, new Memory(books, signer), List.of(vault), Path.of("no notes were taken"));
            assertTrue(reckoning.isGood() && reckoning.transfers() == TRANSFERS, reckoning::fields);
        }
    }

    @Test
    void aSecondThatMustNotStartLeavesTheLeaseWithTheFirstInAFile() throws Exception {
        refused(new Store.File(home.resolve("books.sqlite")), new Store.File(home.resolve("signer.sqlite")));
    }

    @Test
    void aSecondThatMustNotStartLeavesTheLeaseWithTheFirstOnAServer() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            refused(server.schema("books"), server.schema("signer"));
        }
    }

    /// The second has a signer's memory that knows nothing of what the first signed. It once took the lease before it
    /// found that out, and the first stayed down.
    private void refused(Store books, Store signer) throws Exception {
        try (LocalChain chain = LocalChain.start(31337, "--block-time", "0.1", "--accounts", "20")) {
            VaultOnChain vault = VaultOnChain.deploy(chain);
            LocalDesk desk = new LocalDesk(List.of(LocalDesk.OnChain.of(vault, Duration.ofMillis(100))), 2, 8);
            List<TransferPlan> plans =
                    desk.plans(0, 2, wall() + Duration.ofHours(1).toNanos());
            try (OpenChains open = desk.connect();
                    Executor first = start(desk, open, books, signer)) {
                first.opening("treasury-31337", DOLLARS);
                first.plan(plans.getFirst());
                finish(first);
                Store another = new Store.File(home.resolve("another.sqlite"));
                ProblemException refusal =
                        assertThrows(ProblemException.class, () -> start(desk, open, books, another));
                assertEquals("HR-4104", refusal.problem().code());
                first.plan(plans.getLast());
                finish(first);
                assertTrue(first.all().stream().allMatch(life -> life.state() == State.RECONCILED));
            }
        }
    }

    private static Executor start(LocalDesk desk, OpenChains open, Store books, Store signer) {
        return Executor.start(desk.settings(books, signer), desk.ports(open, System::nanoTime), TwoInstancesTest::wall);
    }

    /// Every plan asked of every instance by four threads at once; how often each was new.
    private static Map<String, Integer> planned(List<Executor> instances, List<TransferPlan> plans) throws Exception {
        int threads = 4 * instances.size();
        CyclicBarrier together = new CyclicBarrier(threads);
        Map<String, Integer> fresh = new HashMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<List<String>>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Executor instance = instances.get(i % instances.size());
                answers.add(pool.submit(() -> {
                    together.await();
                    return plans.stream()
                            .filter(plan -> isNew(instance, plan))
                            .map(TransferPlan::id)
                            .toList();
                }));
            }
            for (Future<List<String>> answer : answers) {
                answer.get().forEach(id -> fresh.merge(id, 1, Integer::sum));
            }
        }
        return fresh;
    }

    private static boolean isNew(Executor instance, TransferPlan plan) {
        try {
            return instance.plan(plan);
        } catch (Fenced older) {
            return false;
        }
    }

    private static void finish(Executor executor) {
        for (int i = 0; i < 1_000 && !executor.open().isEmpty(); i++) {
            executor.tick();
            LockSupport.parkNanos(20_000_000);
        }
        assertTrue(executor.open().isEmpty(), () -> "not done: " + executor.open());
    }

    private static long wall() {
        return System.currentTimeMillis() * 1_000_000;
    }
}
