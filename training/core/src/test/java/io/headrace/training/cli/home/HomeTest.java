package io.headrace.training.cli.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.market.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path folder;

    @Test
    void aHomeThatIsAFileIsRefusedBeforeAnythingIsMissedInIt() throws Exception {
        Path file = Files.createFile(folder.resolve("home"));
        var refused = assertThrows(ProblemException.class, () -> Home.at(file));
        assertEquals("HR-9013", refused.problem().code());
        assertEquals(folder.resolve("new"), Home.at(folder.resolve("new")).root());
    }
}
