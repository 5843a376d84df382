package io.headrace.settlement.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.simulation.World;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.journal.Opening;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.transfer.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PaperExecutorTest {
    private static final TestDesk DESK = TestDesk.of(20);

    @TempDir
    Path home;

    @Test
    void refusesASecondOpenerUntilTheFirstIsClosed() {
        try (PaperExecutor first = DESK.open(home)) {
            Problem problem = problem(() -> DESK.open(home));

            assertEquals("HR-4001", problem.code());
            assertEquals(ExitCode.CONFLICT, problem.exit());
            assertTrue(first.resumeFrom().isEmpty());
        }
        DESK.open(home).close();
    }

    @Test
    void refusesAnotherDesksFolderAndSaysWhatDiffers() {
        DESK.run(home, CommitProbe.NONE);
        Opening own = DESK.opening();

        Opening otherSettings = new Opening("settings-2", "dataset-1", own.startNanos(), own.balances());
        Opening otherData = new Opening("settings-1", "dataset-2", own.startNanos(), own.balances());
        Opening richer = new Opening(
                "settings-1",
                "dataset-1",
                own.startNanos(),
                List.of(TokenAmount.usd(1), TokenAmount.usd(2), TokenAmount.usd(3), TokenAmount.usd(4)));

        assertRefused("HR-4004", "settings is settings-1", DESK.withOpening(otherSettings));
        assertRefused("HR-4004", "dataset is dataset-1", DESK.withOpening(otherData));
        assertRefused("HR-4004", "start balances", DESK.withOpening(richer));
        DeskSettings fewer = DeskSettings.defaults(List.of("alpha", "bravo"), List.of("BTC"));
        Opening smaller = new Opening(
                "settings-2", "dataset-1", own.startNanos(), own.balances().subList(0, 3));
        assertRefused("HR-4004", "settings is", new TestDesk(fewer, DESK.periods(), smaller, DESK.policy()));
        assertEquals(20, DESK.run(home, CommitProbe.NONE).decisions().size());
    }

    @Test
    void refusesAnEmptyJournalBesideABankWithHistory() throws IOException {
        DESK.run(home, CommitProbe.NONE);
        Files.delete(home.resolve(PaperExecutor.JOURNAL_FILE));

        assertRefused("HR-4006", "the journal is empty", DESK);
    }

    @Test
    void refusesAnEmptyBankBesideAJournalWithDecisions() throws IOException {
        DESK.run(home, CommitProbe.NONE);
        Files.delete(home.resolve(PaperExecutor.BANK_FILE));

        assertRefused("HR-4006", "the bank is empty", DESK);
    }

    @Test
    void refusesAJournalRestoredFromAnOlderMoment(@TempDir Path older) throws IOException {
        new TestDesk(DESK.settings(), DESK.periods().subList(0, 8), DESK.opening(), DESK.policy())
                .run(older, CommitProbe.NONE);
        DESK.run(home, CommitProbe.NONE);
        Path journal = home.resolve(PaperExecutor.JOURNAL_FILE);
        Files.delete(journal);
        Files.copy(older.resolve(PaperExecutor.JOURNAL_FILE), journal);

        assertRefused("HR-4005", "12 periods ahead", DESK);
    }

    @Test
    void refusesABankThatPaidWhatTheJournalNeverIntended() throws SQLException {
        DESK.run(home, CommitProbe.NONE);
        change(PaperExecutor.JOURNAL_FILE, "DELETE FROM transfer WHERE rowid = 1");

        assertRefused("HR-4005", "never intended", DESK);
    }

    @Test
    void refusesATransferTheBankDoesNotKnow() throws SQLException {
        DESK.run(home, CommitProbe.NONE);
        change(PaperExecutor.BANK_FILE, "DELETE FROM payment WHERE number = 1");

        assertRefused("HR-4005", "unknown to the bank", DESK);
    }

    @Test
    void refusesATransferWhoseAmountWasChanged() throws SQLException {
        DESK.run(home, CommitProbe.NONE);
        change(PaperExecutor.JOURNAL_FILE, "UPDATE transfer SET units = units + 1 WHERE rowid = 1");

        assertRefused("HR-4005", "in the journal and", DESK);
    }

    @Test
    void refusesADecisionThatWasChanged() throws SQLException {
        DESK.run(home, CommitProbe.NONE);
        change(
                PaperExecutor.JOURNAL_FILE,
                "UPDATE decision SET body = CAST(replace(CAST(body AS TEXT), 'alpha', 'alphb') AS BLOB)");

        assertRefused("HR-4008", "was changed", DESK);
    }

    @Test
    void refusesBooksThatDoNotConserveMoney() throws SQLException {
        DESK.run(home, CommitProbe.NONE);
        change(PaperExecutor.BANK_FILE, "UPDATE account SET on_hand = on_hand + 1 WHERE node = 'bravo'");

        IllegalStateException broken = assertThrows(IllegalStateException.class, () -> DESK.open(home));
        assertTrue(broken.getMessage().contains("money must be conserved"), broken.getMessage());
    }

    @Test
    void conservationNamesTheNumbers() {
        World world = new World(DESK.settings());
        WorldState books = world.start(DESK.opening().balances(), TestDesk.START);

        IllegalStateException broken = assertThrows(
                IllegalStateException.class,
                () -> Conservation.require(books, books.total(), TokenAmount.usd(0.000001)));
        assertTrue(broken.getMessage().contains("360000.123456 USDC"), broken.getMessage());
        assertTrue(broken.getMessage().contains("360000.123457 USDC"), broken.getMessage());
    }

    @Test
    void refusesFilesThatAreNotDatabasesAndLeavesThemAlone() throws IOException {
        Path journal = home.resolve(PaperExecutor.JOURNAL_FILE);
        String text = "this is not a database, but it is long enough to be taken for one: " + "x".repeat(2000);
        Files.writeString(journal, text);

        assertRefused("HR-4002", "damaged or not an SQLite database", DESK);
        assertEquals(text, Files.readString(journal));
    }

    @Test
    void refusesATruncatedJournal() throws IOException {
        DESK.run(home, CommitProbe.NONE);
        Path journal = home.resolve(PaperExecutor.JOURNAL_FILE);
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, java.util.Arrays.copyOf(whole, whole.length / 2));

        assertRefused("HR-4002", "damaged", DESK);
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");

        Problem problem = problem(() -> DESK.open(file.resolve("desk")));
        assertEquals("HR-4009", problem.code());
    }

    @Test
    void appliesThePeriodOnceHoweverOftenItIsBegun() {
        try (PaperExecutor executor = DESK.open(home)) {
            DESK.step(executor, DESK.periods().get(0));
            DeskPeriod second = DESK.periods().get(1);
            WorldState begun = begin(executor, second);

            assertEquals(begun, begin(executor, second));
            DeskPeriod other = DESK.periods().get(2);
            List<MarginSnapshot> changed = other.snapshots();
            assertEquals(
                    "HR-4010",
                    problem(() -> executor.beginPeriod(second.nowNanos(), changed))
                            .code());
            assertThrows(IllegalStateException.class, () -> begin(executor, other));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> begin(executor, DESK.periods().get(0)));
        }
    }

    @Test
    void takesOneDecisionAPeriodAndOnlyTheNext() {
        try (PaperExecutor executor = DESK.open(home)) {
            DeskPeriod first = DESK.periods().get(0);
            var decision = DESK.policy()
                    .decide(
                            executor.memory(),
                            executor.beginPeriod(first.nowNanos(), first.snapshots()),
                            first.outlook(),
                            first.nowNanos());
            executor.execute(decision);

            assertThrows(IllegalStateException.class, () -> executor.execute(decision));
            begin(executor, DESK.periods().get(1));
            assertThrows(IllegalArgumentException.class, () -> executor.execute(decision));
            assertEquals(1, executor.journal().decisions(10, Long.MAX_VALUE).size());
        }
    }

    @Test
    void resumesAfterTheLastCompletedPeriodWithItsMemory() {
        List<Transfer> sent;
        try (PaperExecutor executor = DESK.open(home)) {
            assertTrue(executor.resumeFrom().isEmpty());
            assertEquals(0, executor.memory().sequence());
            DESK.step(executor, DESK.periods().get(0));
            sent = DESK.step(executor, DESK.periods().get(1));
        }
        try (PaperExecutor executor = DESK.open(home)) {
            assertEquals(TestDesk.START + TestDesk.HOUR, executor.resumeFrom().orElseThrow());
            assertEquals(2, executor.memory().sequence());
            assertTrue(executor.recovery().nothingToDo());
            assertEquals(
                    Optional.of("forecaster-1"),
                    executor.journal().lastDecision().map(record -> record.forecasterDigest()));
            sent.forEach(transfer ->
                    assertEquals(Optional.of(transfer), executor.journal().transfer(transfer.id())));
        }
    }

    @Test
    void tellsWhatRecoveryDid() {
        assertThrows(
                IllegalCallerException.class,
                () -> DESK.run(home, point -> {
                    if (point.equals("after bank.payment")) {
                        throw new IllegalCallerException("killed");
                    }
                }));
        try (PaperExecutor executor = DESK.open(home)) {
            assertFalse(executor.recovery().sentAgain().isEmpty());
            assertEquals(executor.journal().allTransfers(), executor.recovery().sentAgain());
            assertTrue(executor.recover().nothingToDo());
        }
    }

    @Test
    void goesOnAfterAFailedWriteWithoutARestart(@TempDir Path undisturbed) {
        int[] writes = {0};
        CommitProbe failing = point -> {
            if (++writes[0] % 7 == 0) {
                throw new IllegalCallerException("the disk was busy " + point);
            }
        };
        int failed = 0;
        try (PaperExecutor executor = PaperExecutor.open(home, DESK.settings(), DESK.opening(), failing)) {
            for (DeskPeriod period : DESK.periods()) {
                while (executor.resumeFrom().orElse(Long.MIN_VALUE) < period.nowNanos()) {
                    try {
                        DESK.step(executor, period);
                    } catch (IllegalCallerException expected) {
                        failed++;
                    }
                }
            }
        }
        assertTrue(failed > 10, "had " + failed);
        TestDesk.Outcome calm = DESK.run(undisturbed, CommitProbe.NONE);
        TestDesk.Outcome healed = DESK.run(home, CommitProbe.NONE);
        assertEquals(calm, healed);
    }

    private static WorldState begin(PaperExecutor executor, DeskPeriod period) {
        executor.beginPeriod(period.nowNanos(), period.snapshots());
        return executor.world();
    }

    private void assertRefused(String code, String part, TestDesk desk) {
        Problem problem = problem(() -> desk.open(home));
        assertEquals(code, problem.code(), problem.sentence());
        assertTrue(problem.what().contains(part), problem.sentence());
    }

    private static Problem problem(Executable executable) {
        return assertThrows(ProblemException.class, executable).problem();
    }

    private void change(String file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve(file));
                Statement statement = connection.createStatement()) {
            assertTrue(statement.executeUpdate(sql) > 0);
        }
    }
}
