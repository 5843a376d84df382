package io.headrace.settlement.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.policy.Decision;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.courier.Books.Change;
import io.headrace.settlement.courier.Books.Fenced;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.LossyLine;
import io.headrace.settlement.tables.OnPostgres;
import io.headrace.settlement.tables.PostgresServer;
import io.headrace.settlement.tables.Store;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A server that ends connections, or whose answers are lost: a journal goes on over another connection and asks what
/// is written, a courier's books end, and nothing is written twice.
class LostConnectionTest {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Test
    void betweenTwoTransactionsNobodyNotices() {
        try (Journal journal = Journal.open(POSTGRES.server().schema("between"), CommitProbe.NONE)) {
            Decision first = JournalTest.decision(0, 100);
            journal.commit(first, List.of(), "");
            POSTGRES.server().cut();
            assertEquals(first, journal.decision(0).orElseThrow().decision(), "what only reads is asked again");
            POSTGRES.server().cut();
            journal.commit(JournalTest.decision(1, 101), List.of(), "");
            assertEquals(2, journal.decisions(9, Long.MAX_VALUE).size());
        }
    }

    @Test
    void aCommitThatNeverReachedTheServerIsToldAsUnknownAndFoundNotWritten() {
        AtomicReference<Runnable> before = new AtomicReference<>(POSTGRES.server()::cut);
        CommitProbe cutting = point -> {
            if (point.equals("before journal.decision")) {
                before.getAndSet(() -> {}).run();
            }
        };
        try (Journal journal = Journal.open(POSTGRES.server().schema("unsent"), cutting)) {
            unknown(() -> journal.commit(JournalTest.decision(0, 100), List.of(), ""));
            assertEquals(Optional.empty(), journal.lastDecision(), "not there, and nobody tried it again");
            journal.commit(JournalTest.decision(0, 100), List.of(), "");
            assertEquals(0, journal.lastDecision().orElseThrow().sequence());
        }
    }

    @Test
    void aCommitWhoseAnswerIsLostIsToldAsUnknownAndFoundWrittenOnce() throws IOException {
        try (LossyLine line = LossyLine.to(POSTGRES.server().port())) {
            CommitProbe losing = point -> {
                if (point.equals("before journal.decision")) {
                    line.loseTheNextAnswer();
                }
            };
            Store over = PostgresServer.schema("jdbc:postgresql://127.0.0.1:" + line.port() + "/postgres", "unheard");
            try (Journal journal = Journal.open(over, losing)) {
                Decision decision = JournalTest.decision(0, 100);
                unknown(() -> journal.commit(decision, List.of(), ""));
                assertEquals(
                        decision, journal.lastDecision().orElseThrow().decision(), "read back over another connection");
                assertThrows(IllegalStateException.class, () -> journal.commit(decision, List.of(), ""));
            }
        }
    }

    /// Whoever was not told that the row is there must not carry the call out, and neither may who asks
    /// next.
    @Test
    void aReservedCallWhoseAnswerIsLostIsCarriedOutByNobody() throws IOException {
        KeyedCalls.Call call = new KeyedCalls.Call("k", "", "POST", "/api/v1/operator");
        try (LossyLine line = LossyLine.to(POSTGRES.server().port())) {
            AtomicReference<Runnable> before = new AtomicReference<>(line::loseTheNextAnswer);
            CommitProbe losing = point -> {
                if (point.equals("before journal.call")) {
                    before.getAndSet(() -> {}).run();
                }
            };
            Store over = PostgresServer.schema("jdbc:postgresql://127.0.0.1:" + line.port() + "/postgres", "keyed");
            try (Journal journal = Journal.open(over, losing)) {
                unknown(() -> journal.calls().reserve(call, "body", 7));
                assertEquals(new KeyedCalls.Found.Unanswered(7), journal.calls().reserve(call, "body", 8));
                POSTGRES.server().cut();
                journal.calls().answer(call, new KeyedCalls.Answer(200, "application/json", "{}"));
            }
        }
    }

    /// What a courier remembers of its books must not outlive the connection: the next one reads them, if nobody else
    /// has taken the lease by then.
    @Test
    void aCouriersBooksEndAndTheNextOneTakesTheLeaseOnlyWhereNobodyElseDid() {
        Store store = POSTGRES.server().schema("courier");
        long first;
        try (SqlBooks books = SqlBooks.open(store, CommitProbe.NONE)) {
            first = books.open().fence();
            POSTGRES.server().cut();
            assertThrows(ProblemException.class, () -> books.commit(halt(first)));
            assertThrows(ProblemException.class, () -> books.commit(halt(first)), "it stays ended");
        }
        long second;
        try (SqlBooks books = SqlBooks.open(store, CommitProbe.NONE)) {
            second = books.openAfter(first).fence();
            assertEquals(first + 1, second);
            assertTrue(books.commit(halt(second)));
        }
        POSTGRES.server().cut();
        try (SqlBooks other = SqlBooks.open(store, CommitProbe.NONE)) {
            long newest = other.open().fence();
            try (SqlBooks books = SqlBooks.open(store, CommitProbe.NONE)) {
                assertThrows(Fenced.class, () -> books.openAfter(second));
            }
            assertTrue(other.commit(halt(newest)));
        }
    }

    /// A transaction that nobody will go on with, on a server that has not noticed: what would wait behind it for
    /// ever is told as broken after a while.
    @Test
    void whatTheServerDoesNotAnswerIsBrokenAfterAWhile() throws Exception {
        Store.Server patient = POSTGRES.server().schema("silent");
        try (Journal journal = Journal.open(
                PostgresServer.schema(POSTGRES.server().url() + "?socketTimeout=1", "silent"), CommitProbe.NONE)) {
            journal.commit(JournalTest.decision(0, 100), List.of(), "");
            try (java.sql.Connection held =
                            java.sql.DriverManager.getConnection(patient.url(), patient.user(), patient.password());
                    java.sql.Statement hand = held.createStatement()) {
                held.setAutoCommit(false);
                hand.execute("LOCK TABLE silent.decision IN ACCESS EXCLUSIVE MODE");
                assertThrows(ProblemException.class, () -> journal.commit(JournalTest.decision(1, 101), List.of(), ""));
                held.rollback();
            }
            journal.commit(JournalTest.decision(1, 101), List.of(), "");
            assertEquals(2, journal.decisions(9, Long.MAX_VALUE).size());
        }
    }

    private static Change halt(long fence) {
        return new Change(fence, List.of(), Optional.empty(), List.of(), Optional.of("why"));
    }

    private static void unknown(org.junit.jupiter.api.function.Executable what) {
        String said = assertThrows(ProblemException.class, what).problem().sentence();
        assertTrue(said.contains("is not known") && said.contains("HR-4009"), said);
    }
}
