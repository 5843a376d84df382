package io.headrace.settlement.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.vault.VaultCalls;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Passage;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.signer.Calldata.Call;
import io.headrace.settlement.tables.Store;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A round in which many released payments wait for a signature.
class ManyOrderedWaysTest {
    private static final int MANY = 10_000;
    private static final long UNITS = 1_000;

    @TempDir
    Path home;

    private LocalChain chain;
    private VaultOnChain vault;
    private LocalDesk desk;

    @BeforeEach
    void start() {
        chain = LocalChain.start(31337);
        vault = VaultOnChain.deploy(chain, MANY * UNITS);
        desk = new LocalDesk(List.of(LocalDesk.OnChain.of(vault, Duration.ofSeconds(1))), 1, 8);
    }

    @AfterEach
    void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    private Life released(SqlBooks books, long number, long deadline) {
        TransferPlan plan = desk.plan(number, Long.MAX_VALUE);
        VaultOrder order = VaultOrder.payment(
                plan.id(), BigInteger.ZERO, vault.token(), BigInteger.valueOf(UNITS), VaultOnChain.VENUE, deadline);
        books.releases().put(plan.id(), new Call(vault.id().address(), VaultCalls.execute(order, List.of()), 500_000));
        return Life.planned(plan, 0);
    }

    /// Each was held against every other one: a round at which all stood still for many seconds.
    @Test
    void eachOfTenThousandIsHeldAgainstAllThatPassedBeforeItWithinASecond() {
        try (OpenChains open = desk.connect();
                SqlBooks books = SqlBooks.beside(new Store.File(home.resolve("books.sqlite")))) {
            long deadline = chain.time() + 3_600;
            List<Life> lives = LongStream.rangeClosed(0, MANY)
                    .mapToObj(number -> released(books, number, deadline))
                    .toList();
            OrderedWays ways = new OrderedWays(open, books.releases());
            ways.look(lives).run();
            long began = System.nanoTime();
            lives.subList(0, MANY).forEach(life -> assertEquals(new Passage.Open(), ways.passage(life)));
            lives.subList(0, MANY).forEach(life -> assertEquals(new Passage.Open(), ways.passage(life), "asked again"));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertTrue(took.compareTo(Duration.ofSeconds(1)) < 0, took::toString);
            String why = assertInstanceOf(Passage.Shut.class, ways.passage(lives.getLast()))
                    .why();
            assertTrue(why.contains("it holds 0 USDC of "), why);
            ways.look(lives).run();
            assertEquals(new Passage.Open(), ways.passage(lives.getLast()), "each round begins anew");
        }
    }
}
