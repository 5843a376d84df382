package io.headrace.inference.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.inference.LocalDesk;
import io.headrace.inference.decide.ChainCarrier;
import io.headrace.inference.decide.CourierLoop;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.DeskPlan;
import io.headrace.inference.feed.FakeClock;
import io.headrace.inference.feed.Speed;
import io.headrace.inference.forecast.ChampionModel;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.desk.ChainDesk;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.sqlite.SqliteReader;
import io.headrace.settlement.tables.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// A courier that fails and comes back on real local chains: what the operator said while it was down
/// counts, and what the courier itself halted stays.
@EnabledIf(value = "io.headrace.inference.LocalDesk#isThere", disabledReason = "skipped: no local chain")
class ReopenedCourierTest {
    private static final DeskSettings DESK = DeskSettings.defaults(List.of("alpha", "bravo"), List.of("BTC"))
            .withCapital(new Capital.Balances(
                    Map.of(DeskSettings.TREASURY, 500_000.0, "alpha", 20_000.0, "bravo", 27_500.0)));

    @TempDir
    private static Path shared;

    private static LocalDesk chains;

    @TempDir
    Path folder;

    private DeskPlan plan;
    private Failing carrier;
    private Journal journal;
    private CourierLoop courier;

    @BeforeAll
    static void start() {
        chains = LocalDesk.start(DESK, shared);
    }

    @AfterAll
    static void stop() {
        chains.close();
    }

    @BeforeEach
    void open() throws IOException {
        plan = plan();
        carrier = new Failing(new ServedChains(
                chains.chains(),
                new DeskBoard(new FakeClock()),
                () -> System.currentTimeMillis() * 1_000_000,
                0,
                () -> {}));
        journal = Journal.open(carrier.books(plan), CommitProbe.NONE);
        courier = new CourierLoop(carrier, plan, journal, "");
        courier.start();
    }

    @AfterEach
    void close() {
        courier.close();
        journal.close();
    }

    @Test
    void whatIsResumedWhileTheCourierIsDownGoesOnWhenItIsBack() {
        courier.brake("a drill");
        assertEquals("a drill", halt());
        fail();
        courier.brake("");
        assertEquals("a drill", halt(), "nobody can write it down yet");
        comeBack();
        until(() -> halt().isEmpty());
    }

    @Test
    void whatIsResumedTwiceAndHaltedOnceMoreWhileTheCourierIsDownGoesOn() {
        courier.brake("a drill");
        fail();
        courier.brake("another drill");
        courier.brake("");
        courier.brake("");
        comeBack();
        until(() -> halt().isEmpty());
    }

    @Test
    void whatIsHaltedWhileTheCourierIsDownIsHaltedWhenItIsBack() {
        fail();
        courier.brake("");
        courier.brake("a drill");
        comeBack();
        until(() -> halt().equals("a drill"));
    }

    @Test
    void whatTheCourierItselfHaltedStaysWhenTheOperatorsWordIsTakenBackWhileItIsDown() {
        courier.brake("a drill");
        courier.brake("");
        courier.tell(desk -> desk.halt("treasury: 5 base units are unexplained"));
        fail();
        courier.brake("a drill nobody wrote down");
        courier.brake("");
        comeBack();
        assertEquals("treasury: 5 base units are unexplained", halt());
        courier.brake("");
        assertEquals("", halt(), "a person who sees it lifts it");
    }

    @Test
    void anInstanceThatCannotBeToldOfTheBrakeIsClosed() throws SQLException {
        fail();
        courier.brake("a drill");
        onBooks("CREATE TRIGGER full BEFORE UPDATE OF halt ON desk BEGIN SELECT RAISE(ABORT, 'full'); END");
        int before = carrier.opened.size();
        carrier.down = false;
        until(() -> carrier.opened.size() > before + 1);
        onBooks("DROP TRIGGER full");
        until(() -> halt().equals("a drill"));
        ChainDesk left = carrier.opened.get(before);
        assertThrows(ProblemException.class, () -> left.halt("it is closed, and not only without the lease"));
    }

    @Test
    void anErrorOnTheCouriersThreadDoesNotEndTheCourierForGood() {
        int before = carrier.opened.size();
        carrier.error = true;
        until(() -> carrier.opened.size() > before);
        int rounds = carrier.rounds;
        until(() -> carrier.rounds > rounds);
    }

    private void onBooks(String statement) throws SQLException {
        try (Connection books = DriverManager.getConnection(
                        "jdbc:sqlite:" + plan.booksHome().resolve("journal.sqlite"));
                Statement changed = books.createStatement()) {
            changed.execute(statement);
        }
    }

    private void fail() {
        int tries = carrier.refused.size();
        carrier.down = true;
        until(() -> carrier.refused.size() > tries);
    }

    /// The second round of the one that came back: it has been told of every word by then.
    private void comeBack() {
        carrier.down = false;
        int rounds = carrier.rounds;
        until(() -> carrier.rounds > rounds + 1);
    }

    /// Why the books are halted.
    private String halt() {
        try (SqliteReader reader =
                SqliteReader.open(plan.booksHome().resolve("journal.sqlite"), "db/migration/journal")) {
            return reader.read(connection -> {
                try (ResultSet row = connection.createStatement().executeQuery("SELECT halt FROM desk")) {
                    return row.getString(1);
                }
            });
        }
    }

    private static void until(BooleanSupplier reached) {
        for (int i = 0; i < 400 && !reached.getAsBoolean(); i++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertTrue(reached.getAsBoolean());
    }

    private DeskPlan plan() throws IOException {
        Path home = Files.createDirectories(folder.resolve("journal").resolve("desk-" + System.nanoTime()));
        return new DeskPlan(
                "none",
                "none",
                DESK,
                "none",
                new ChampionModel.Refused("no model", home),
                home,
                new Speed(1),
                0,
                1,
                Optional.empty());
    }

    /// Chains whose courier fails, and cannot be opened again, while it is told to be down.
    private static final class Failing implements ChainCarrier {
        private final ServedChains chains;
        private final List<ChainDesk> opened = new CopyOnWriteArrayList<>();
        private final List<String> refused = new CopyOnWriteArrayList<>();
        private volatile boolean down;
        private volatile boolean error;
        private volatile int rounds;

        Failing(ServedChains chains) {
            this.chains = chains;
        }

        @Override
        public Store books(DeskPlan plan) {
            return chains.books(plan);
        }

        @Override
        public ChainDesk open(DeskPlan plan, Journal journal) {
            if (down) {
                refused.add("open");
                throw new IllegalStateException("the test keeps it down");
            }
            ChainDesk desk = chains.open(plan, journal);
            opened.add(desk);
            return desk;
        }

        @Override
        public long epochNanos() {
            return chains.epochNanos();
        }

        @Override
        public void decided(Decision decision, DemandOutlook outlook) {}

        @Override
        public void lost(Problem over) {
            chains.lost(over);
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // by the courier's thread alone
        public void after(ChainDesk desk) {
            if (down) {
                throw new IllegalStateException("the test lets it fail");
            }
            if (error) {
                error = false;
                throw new StackOverflowError("the test has it fail once");
            }
            rounds++;
        }
    }
}
