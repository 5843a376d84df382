package io.headrace.inference.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A word under a key whose process is killed by SIGKILL, said again to the next process: it is answered once and done
/// at most once. The key is kept in a file here, on a server in the class below this one.
class KilledCallTest {
    @TempDir
    Path folder;

    /// Where a process finds its journal.
    List<String> place() {
        return List.of(folder.resolve("journal.sqlite").toString());
    }

    /// @param done words that the first process had written down when it was killed
    /// @param repeated status of the same call, sent again
    /// @param replayed whether that is told as the answer of before
    /// @param after words in the end
    @ParameterizedTest
    @CsvSource({
        "before journal.call, 0, 200, false, 1",
        "after journal.call, 0, 409, false, 0",
        "before journal.answer, 1, 409, false, 1",
        "after journal.answer, 1, 200, true, 1"
    })
    @Timeout(120)
    void aCallWhoseProcessWasKilledIsNotDoneTwice(String point, int done, int repeated, boolean replayed, int after)
            throws Exception {
        CompletableFuture<Void> first;
        try (StandingDoor door = StandingDoor.open(point, words(), place())) {
            first = CompletableFuture.runAsync(() -> say(door, "k"));
            door.awaitStanding();
            assertFalse(first.isDone(), "nobody was answered");
        }
        first.handle((answer, cut) -> answer).join();
        assertEquals(done, said());
        try (StandingDoor next = StandingDoor.open("", words(), place())) {
            Response again = say(next, "k");
            assertEquals(repeated, again.statusCode(), again.asString());
            assertEquals(replayed, again.header(Once.REPLAYED) != null);
            assertEquals(after, said());
            String code = again.path("code");
            assertEquals(repeated == 409 ? "HR-5030" : null, code);
            Response third = say(next, "k");
            assertEquals(again.asString(), third.asString(), "from then on alike");
            assertEquals(after, said());
            assertEquals(200, say(next, "a new key").statusCode(), "who looked says it again so");
            assertEquals(after + 1, said());
        }
    }

    private static Response say(StandingDoor door, String key) {
        return given().port(door.port())
                .contentType("application/json")
                .header(Once.KEY, key)
                .body("{\"state\": \"PAUSED\", \"reason\": \"a look\"}")
                .post(OperatorResource.PATH);
    }

    private Path words() {
        return folder.resolve("operator.jsonl");
    }

    private int said() throws IOException {
        return Files.exists(words()) ? Files.readAllLines(words()).size() : 0;
    }
}
