package io.headrace.market.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void saysWhatWhereAndWhatToDo() {
        Problem problem = new Problem("HR-1001", "price is 'abc'", "candles.csv:7:3", "Correct it", ExitCode.INVALID);
        assertEquals("price is 'abc' (candles.csv:7:3). Correct it. [HR-1001]", problem.sentence());
        assertSame(problem, problem.toException().problem());
        assertEquals(problem.sentence(), problem.toException().getMessage());
    }

    @Test
    void leavesOutAPlaceThatDoesNotExist() {
        Problem problem = new Problem("HR-5001", "port 80 is in use", "", "Choose another", ExitCode.CONFLICT);
        assertEquals("port 80 is in use. Choose another. [HR-5001]", problem.sentence());
    }

    @Test
    void keepsTheCause() {
        RuntimeException cause = new RuntimeException("disk");
        Problem problem = new Problem("HR-1101", "unreadable", "", "Check it", ExitCode.INVALID);
        assertSame(cause, problem.toException(cause).getCause());
    }

    @Test
    void refusesAnUnnumberedOrSilentProblem() {
        assertThrows(IllegalArgumentException.class, () -> new Problem("E1", "a", "", "b", ExitCode.INVALID));
        assertThrows(IllegalArgumentException.class, () -> new Problem("HR-1001", " ", "", "b", ExitCode.INVALID));
        assertThrows(IllegalArgumentException.class, () -> new Problem("HR-1001", "a", "", "", ExitCode.INVALID));
    }
}
