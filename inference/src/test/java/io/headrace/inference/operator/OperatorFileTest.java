package io.headrace.inference.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.circumstance.OperatorState;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorFileTest {
    @TempDir
    Path folder;

    @Test
    void theLastWordOutlivesARestart() {
        OperatorFile file = OperatorFile.open(word());
        assertEquals(Operator.RUNNING, file.current());
        file.say(OperatorState.PAUSED, "look at \"b\"\n", 5);
        Operator halted = file.say(OperatorState.HALTED, "", 7);
        assertEquals(halted, file.say(OperatorState.HALTED, "", 9), "said twice, since the first");
        assertEquals(halted, OperatorFile.open(word()).current());
        file.say(OperatorState.RUNNING, "all clear", 11);
        assertEquals(
                new Operator(OperatorState.RUNNING, 11, "all clear"),
                OperatorFile.open(word()).current());
    }

    /// It was said to be since 1970.
    @Test
    void aFirstWordThatLetsTheDeskRunHasItsTime() {
        assertEquals(
                new Operator(OperatorState.RUNNING, 7, "go on"),
                OperatorFile.open(word()).say(OperatorState.RUNNING, "go on", 7));
    }

    @Test
    void aWordThatWasCutShortWasNeverSaidAndAFirstOneHalts() throws IOException {
        OperatorFile.open(word()).say(OperatorState.PAUSED, "x", 5);
        String whole = Files.readString(word());
        Files.writeString(word(), whole + whole.substring(0, whole.length() / 2));
        assertEquals(OperatorState.PAUSED, OperatorFile.open(word()).current().state());
        Files.writeString(word(), whole.substring(0, whole.length() / 2));
        assertEquals(OperatorState.HALTED, OperatorFile.open(word()).current().state());
        Files.writeString(word(), "{\"state\":\"MERRY\"}\n");
        assertEquals(OperatorState.HALTED, OperatorFile.open(word()).current().state());
    }

    @Test
    void aWordThatCannotBeWrittenIsNotInForce() {
        OperatorFile nowhere = OperatorFile.open(folder.resolve("missing").resolve("operator.jsonl"));
        ProblemException refused = assertThrows(ProblemException.class, () -> nowhere.say(OperatorState.HALTED, "", 1));
        assertEquals("HR-5023", refused.problem().code());
        assertEquals(Operator.RUNNING, nowhere.current());
    }

    private Path word() {
        return folder.resolve("operator.jsonl");
    }
}
