package io.headrace.inference.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.decision.circumstance.OperatorState;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.feed.FakeClock;
import io.headrace.inference.operator.OperatorFile;
import io.headrace.market.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorResourceTest {
    @TempDir
    Path folder;

    private final DeskBoard board = new DeskBoard(new FakeClock());
    private final OperatorResource resource =
            new OperatorResource(board, new Once(board, new ObjectMapper(), Headers.with(List.of())));

    @Test
    void aWordIsInForceOnceItIsAcknowledgedAndShownWithTheStatus() {
        board.show(OperatorFile.open(folder.resolve("operator.jsonl")));
        assertNull(resource.operator().since(), "nobody has said anything");
        OperatorAnswer answer = (OperatorAnswer)
                resource.say(new OperatorRequest(OperatorState.HALTED, "drill")).getEntity();
        assertEquals(OperatorState.HALTED, answer.state());
        assertEquals(answer, resource.operator());
        SafetyAnswer safety = StatusAnswer.of(board, board.snapshot()).safety();
        assertEquals(answer, safety.operator());
        assertNull(safety.rung(), "nothing was decided yet");
    }

    @Test
    void aPauseLiftsNoHaltThatTheCourierItselfBegan() {
        board.show(OperatorFile.open(folder.resolve("operator.jsonl")));
        List<String> pulled = new ArrayList<>();
        board.showBrake(Optional.of(pulled::add));
        resource.say(new OperatorRequest(OperatorState.PAUSED, "careful"));
        assertEquals(List.of(), pulled);
        resource.say(new OperatorRequest(OperatorState.HALTED, ""));
        resource.say(new OperatorRequest(OperatorState.PAUSED, ""));
        resource.say(new OperatorRequest(OperatorState.RUNNING, "books are explained"));
        assertEquals(List.of("halted by the operator", "", ""), pulled);
    }

    /// Its server may be away just when somebody must halt.
    @Test
    void aHaltUnderAKeyNeedsNoJournal() {
        board.show(OperatorFile.open(folder.resolve("operator.jsonl")));
        OperatorResource keyed =
                new OperatorResource(board, new Once(board, new ObjectMapper(), Headers.with(List.of("k"))));
        OperatorRequest running = new OperatorRequest(OperatorState.RUNNING, "");
        ProblemException refused = assertThrows(ProblemException.class, () -> keyed.say(running));
        assertEquals("HR-5016", refused.problem().code());
        assertEquals(
                200, keyed.say(new OperatorRequest(OperatorState.HALTED, "now")).getStatus());
        assertEquals(OperatorState.HALTED, keyed.operator().state());
    }

    @Test
    void aWordThatIsNoneIsRefused() {
        board.show(OperatorFile.open(folder.resolve("operator.jsonl")));
        expect("HR-5018", null);
        expect("HR-5018", new OperatorRequest(null, "?"));
        expect("HR-5018", new OperatorRequest(OperatorState.PAUSED, "x".repeat(201)));
        assertEquals(OperatorState.RUNNING, resource.operator().state());
    }

    @Test
    void noWordIsTakenWhereNoDeskRuns() {
        expect("HR-5016", new OperatorRequest(OperatorState.PAUSED, null));
        assertEquals(OperatorState.RUNNING, resource.operator().state());
    }

    private void expect(String code, @Nullable OperatorRequest request) {
        ProblemException refused = assertThrows(ProblemException.class, () -> resource.say(request));
        assertEquals(code, refused.problem().code());
    }
}
