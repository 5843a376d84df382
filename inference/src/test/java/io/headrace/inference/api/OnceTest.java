package io.headrace.inference.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.decision.circumstance.OperatorState;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.feed.FakeClock;
import io.headrace.inference.operator.OperatorFile;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.sqlite.CommitProbe;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Writing calls under a key, on a real journal: one effect however often and by however many a call is
/// sent.
class OnceTest {
    private static final int ROUNDS = 150;
    private static final Once.Post HALT = new Once.Post("", "/api/v1/operator", Map.of("state", "HALTED"));

    @TempDir
    Path folder;

    private final DeskBoard board = new DeskBoard(new FakeClock());
    private final List<String> keys = new ArrayList<>();
    private final Once once = new Once(board, new ObjectMapper().findAndRegisterModules(), Headers.with(keys));
    private final AtomicInteger effects = new AtomicInteger();
    private Journal journal;

    @BeforeEach
    void open() {
        open(CommitProbe.NONE);
    }

    private void open(CommitProbe probe) {
        journal = Journal.open(folder.resolve("journal.sqlite"), probe);
        board.show(Optional.of(journal));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    /// What stands for the end of the process.
    private static final class Killed extends Error {}

    @Test
    void theSameCallIsCarriedOutOnceAndAnsweredAlike() {
        Response first = send("k", HALT);
        Response again = send("k", HALT);
        assertEquals(1, effects.get());
        assertEquals(201, first.getStatus());
        assertNull(first.getHeaderString(Once.REPLAYED));
        assertAnsweredAgain(first, again);
        close();
        open();
        assertAnsweredAgain(first, send("k", HALT));
        assertEquals(1, effects.get(), "nor after a restart");
    }

    @Test
    void withoutAKeyEachCallIsCarriedOut() {
        assertEquals(201, once.answer(List.of(), HALT, this::effect).getStatus());
        assertEquals(201, once.answer(List.of(), HALT, this::effect).getStatus());
        assertEquals(2, effects.get());
    }

    @Test
    void anotherBodyUnderTheKeyIsRefusedAndAnotherPersonOrPathIsAnotherCall() {
        send("k", HALT);
        Response other = send("k", new Once.Post("", HALT.path(), Map.of("state", "RUNNING")));
        assertProblem(422, "HR-5029", other);
        assertEquals(1, effects.get());
        send("k", new Once.Post("ann", HALT.path(), HALT.body()));
        send("k", new Once.Post("", "/api/v1/plan", HALT.body()));
        assertEquals(3, effects.get());
    }

    @Test
    void aRefusalIsAnAnswerToo() {
        Problem problem = new Problem("HR-4184", "it moved on", "", "Look again", ExitCode.CONFLICT);
        Response first = once.answer(List.of("k"), HALT, () -> {
            effects.incrementAndGet();
            throw problem.toException();
        });
        assertEquals(409, first.getStatus());
        assertEquals(ProblemAnswer.TYPE, first.getMediaType().toString());
        assertAnsweredAgain(first, send("k", HALT));
        Response fault = once.answer(List.of("f"), HALT, () -> {
            throw new IllegalStateException("a fault");
        });
        assertEquals(500, fault.getStatus());
        assertAnsweredAgain(fault, send("f", HALT));
        assertEquals(1, effects.get());
    }

    @Test
    void whileTheFirstRunsTheOthersAreToldSo() {
        Response first = once.answer(List.of("k"), HALT, () -> {
            assertProblem(409, "HR-5030", send("k", HALT));
            return effect();
        });
        assertEquals(201, first.getStatus());
        assertEquals(1, effects.get());
    }

    @Test
    void ofManyAtOnceOneRunsAndNobodyElse() throws Exception {
        int threads = 6;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            CyclicBarrier together = new CyclicBarrier(threads);
            for (int round = 0; round < ROUNDS; round++) {
                String key = "round-" + round;
                List<Future<Response>> answers = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    answers.add(pool.submit(() -> {
                        together.await();
                        return send(key, HALT);
                    }));
                }
                int taken = 0;
                for (Future<Response> answer : answers) {
                    Response response = answer.get();
                    boolean replayed = response.getHeaderString(Once.REPLAYED) != null;
                    taken += response.getStatus() == 201 && !replayed ? 1 : 0;
                    assertTrue(response.getStatus() == 201 || response.getStatus() == 409, key);
                }
                assertEquals(1, taken, key);
                assertEquals(round + 1, effects.get(), key);
            }
        }
    }

    /// Between row and effect, and between effect and answer: neither is carried out again.
    @ParameterizedTest
    @ValueSource(strings = {"after journal.call", "before journal.answer"})
    void aCallThatAKillCutShortIsNotCarriedOutAgain(String point) {
        close();
        open(reached -> {
            if (reached.equals(point)) {
                throw new Killed();
            }
        });
        assertThrows(Killed.class, () -> send("k", HALT));
        int before = effects.get();
        close();
        open();
        assertProblem(409, "HR-5030", send("k", HALT));
        assertEquals(before, effects.get());
        assertEquals(201, send("a new key", HALT).getStatus(), "who looked says it again so");
    }

    @Test
    void whatIsDoneIsToldAlsoWhereItsAnswerCannotBeKept() {
        close();
        AtomicInteger failures = new AtomicInteger();
        int[] fails = {1};
        open(reached -> {
            if (reached.equals("before journal.answer") && failures.getAndIncrement() < fails[0]) {
                throw new Problem("HR-4009", "the disk is full", "", "Make room", ExitCode.UNREACHABLE).toException();
            }
        });
        Response first = send("k", HALT);
        assertEquals(201, first.getStatus());
        assertAnsweredAgain(first, send("k", HALT));
        failures.set(0);
        fails[0] = 2;
        assertEquals(201, send("full", HALT).getStatus());
        assertProblem(409, "HR-5030", send("full", HALT));
        assertEquals(2, effects.get());
    }

    /// To carry RUNNING out a second time would lift what was halted since.
    @Test
    void aWordSaidAgainDoesNotUndoWhatWasSaidSince() throws IOException {
        Path file = folder.resolve("operator.jsonl");
        board.show(OperatorFile.open(file));
        OperatorResource operator = new OperatorResource(board, once);
        keys.add("ann-1");
        operator.say(new OperatorRequest(OperatorState.RUNNING, "go on"));
        keys.set(0, "ben-1");
        operator.say(new OperatorRequest(OperatorState.HALTED, "stop"));
        keys.set(0, "ann-1");
        Response again = operator.say(new OperatorRequest(OperatorState.RUNNING, "go on"));
        assertEquals("true", again.getHeaderString(Once.REPLAYED));
        assertEquals(OperatorState.HALTED, operator.operator().state());
        assertEquals(2, Files.readAllLines(file).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "caf\u00e9", "a\tb", "\u2028"})
    void aKeyThatIsNoneIsRefused(String key) {
        assertRefused("HR-5028", List.of(key));
    }

    @Test
    void aKeyIsThereOnceAndHasOneToAHundredAndTwentyEightCharacters() {
        assertRefused("HR-5028", List.of("k".repeat(129)));
        assertRefused("HR-5028", List.of("a", "b"));
        assertRefused("HR-5028", List.of("a", "a"));
        assertEquals(201, send("k".repeat(128), HALT).getStatus());
        assertEquals(201, send("\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", HALT).getStatus());
    }

    @Test
    void noKeyIsTakenWhereItCannotBeKept() {
        board.show(Optional.empty());
        assertRefused("HR-5016", List.of("k"));
    }

    private Response send(String key, Once.Post post) {
        return once.answer(List.of(key), post, this::effect);
    }

    private Response effect() {
        return Response.status(201)
                .entity(Map.of("number", effects.incrementAndGet()))
                .build();
    }

    private void assertRefused(String code, List<String> keys) {
        ProblemException refused = assertThrows(ProblemException.class, () -> once.answer(keys, HALT, this::effect));
        assertEquals(code, refused.problem().code());
        assertEquals(0, effects.get());
    }

    private static void assertAnsweredAgain(Response first, Response again) {
        assertEquals(first.getStatus(), again.getStatus());
        assertEquals(first.getEntity(), again.getEntity());
        assertEquals(first.getMediaType(), again.getMediaType());
        assertEquals("true", again.getHeaderString(Once.REPLAYED));
    }

    private static void assertProblem(int status, String code, Response response) {
        assertEquals(status, response.getStatus());
        assertEquals(code, ((ProblemAnswer) response.getEntity()).code());
    }
}
