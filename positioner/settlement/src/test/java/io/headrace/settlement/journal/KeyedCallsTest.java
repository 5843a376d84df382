package io.headrace.settlement.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.settlement.journal.KeyedCalls.Answer;
import io.headrace.settlement.journal.KeyedCalls.Call;
import io.headrace.settlement.journal.KeyedCalls.Found;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.Store;
import io.headrace.settlement.tables.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each call once by the key of the table: in a file here, on a server in the class below this one.
class KeyedCallsTest {
    static final Call CALL = new Call("k-1", "ann", "POST", "/api/v1/transfers/0xabc/resolve");
    static final Answer TAKEN = new Answer(200, "application/json", "{\"decided\":false}");
    private static final int ROUNDS = 200;
    static final long NOW = 1_700_000_000_000_000_000L;

    @TempDir
    Path folder;

    Store store() {
        return new Store.File(folder.resolve("journal"));
    }

    /// [#store] as another process is told of it.
    List<String> place() {
        return List.of(folder.resolve("journal").toString());
    }

    /// What stands for the end of the process.
    private static final class Killed extends RuntimeException {}

    @Test
    void aCallIsFreshOnceAndAnsweredFromThenOn() {
        try (Journal journal = open()) {
            KeyedCalls calls = journal.calls();
            assertEquals(new Found.Fresh(), calls.reserve(CALL, "body", NOW));
            assertEquals(new Found.Unanswered(NOW), calls.reserve(CALL, "body", NOW + 1));
            calls.answer(CALL, TAKEN);
            calls.answer(CALL, TAKEN);
            assertEquals(new Found.Answered(TAKEN), calls.reserve(CALL, "body", NOW + 2));
        }
        try (Journal journal = open()) {
            assertEquals(new Found.Answered(TAKEN), journal.calls().reserve(CALL, "body", NOW + 3), "after a restart");
        }
    }

    @Test
    void anotherBodyIsTold() {
        try (Journal journal = open()) {
            KeyedCalls calls = journal.calls();
            calls.reserve(CALL, "body", NOW);
            assertEquals(new Found.OtherBody(), calls.reserve(CALL, "other", NOW), "also while the first runs");
            calls.answer(CALL, TAKEN);
            assertEquals(new Found.OtherBody(), calls.reserve(CALL, "other", NOW));
        }
    }

    @Test
    void aKeyBelongsToWhoSaysItAndToWhatIsCalled() {
        try (Journal journal = open()) {
            KeyedCalls calls = journal.calls();
            for (Call each : List.of(
                    CALL,
                    new Call("k-2", "ann", "POST", CALL.path()),
                    new Call("k-1", "ben", "POST", CALL.path()),
                    new Call("k-1", "ann", "PUT", CALL.path()),
                    new Call("k-1", "ann", "POST", "/api/v1/transfers/0xdef/resolve"))) {
                assertEquals(new Found.Fresh(), calls.reserve(each, "body", NOW), each.toString());
            }
        }
    }

    /// A kill at each durable step: before the row nothing is known of the call, between row and answer
    /// nobody may carry it out, and after the answer it is answered.
    @ParameterizedTest
    @CsvSource({
        "before journal.call, Fresh",
        "after journal.call, Unanswered",
        "before journal.answer, Unanswered",
        "after journal.answer, Answered"
    })
    void aKillLeavesWhatIsTrue(String point, String found) {
        CommitProbe kill = reached -> {
            if (reached.equals(point)) {
                throw new Killed();
            }
        };
        try (Journal journal = Journal.open(store(), kill)) {
            assertThrows(Killed.class, () -> {
                journal.calls().reserve(CALL, "body", NOW);
                journal.calls().answer(CALL, TAKEN);
            });
        }
        try (Journal journal = open()) {
            Found after = journal.calls().reserve(CALL, "body", NOW + 1);
            assertEquals(found, after.getClass().getSimpleName());
        }
    }

    /// The same by SIGKILL of a process that stands at that step.
    @ParameterizedTest
    @CsvSource({
        "before journal.call, Fresh",
        "after journal.call, Unanswered",
        "before journal.answer, Unanswered",
        "after journal.answer, Answered"
    })
    @Timeout(60)
    void aProcessThatIsKilledLeavesWhatIsTrue(String point, String found) throws Exception {
        KilledCall.at(point, place());
        try (Journal journal = open()) {
            Found after = journal.calls().reserve(CALL, "body", NOW + 1);
            assertEquals(found, after.getClass().getSimpleName());
        }
    }

    @Test
    void ofManyThreadsOfTwoServicesExactlyOneIsToldToGoOn() throws Exception {
        int threads = 8;
        try (Journal one = open();
                Journal other = open();
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            CyclicBarrier together = new CyclicBarrier(threads);
            for (int round = 0; round < ROUNDS; round++) {
                Call call = new Call("round-" + round, "", "POST", "/api/v1/operator");
                List<Future<Found>> told = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    KeyedCalls calls = (i % 2 == 0 ? one : other).calls();
                    told.add(pool.submit(() -> {
                        together.await();
                        return calls.reserve(call, "body", NOW);
                    }));
                }
                int fresh = 0;
                for (Future<Found> each : told) {
                    fresh += each.get() instanceof Found.Fresh ? 1 : 0;
                }
                assertEquals(1, fresh, "round " + round);
            }
        }
    }

    @Test
    void aKeyIsForgottenAfterADayAndNotBefore() {
        try (Journal journal = open()) {
            KeyedCalls calls = journal.calls();
            calls.reserve(CALL, "body", NOW);
            calls.answer(CALL, TAKEN);
            long aDay = NOW + KeyedCalls.KEPT.toNanos();
            assertEquals(new Found.Answered(TAKEN), calls.reserve(CALL, "body", aDay));
            assertEquals(new Found.Fresh(), calls.reserve(CALL, "body", aDay + 1));
        }
    }

    @Test
    void theOldestAnswersGoOnceThereAreManyAndACallWithoutOneStays() {
        try (Tables tables = store().open(Journal.MIGRATIONS, CommitProbe.NONE)) {
            KeyedCalls calls = new KeyedCalls(tables, 3);
            for (int i = 0; i < 6; i++) {
                assertEquals(new Found.Fresh(), calls.reserve(numbered(i), "body", NOW + i));
                if (i != 1) {
                    calls.answer(numbered(i), TAKEN);
                }
            }
            assertEquals(new Found.Answered(TAKEN), calls.reserve(numbered(4), "body", NOW + 6));
            assertEquals(new Found.Unanswered(NOW + 1), calls.reserve(numbered(1), "body", NOW + 7));
            assertEquals(new Found.Fresh(), calls.reserve(numbered(0), "body", NOW + 8));
        }
    }

    private static Call numbered(int number) {
        return new Call("n-" + number, "", "POST", "/api/v1/operator");
    }

    private Journal open() {
        return Journal.open(store(), CommitProbe.NONE);
    }
}
