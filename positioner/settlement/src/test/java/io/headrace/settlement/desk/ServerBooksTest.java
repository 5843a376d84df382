package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.settings.Section;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.tables.PostgresServer;
import io.headrace.settlement.tables.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the settings say of a database, and what is said when they are wrong: one sentence without the
/// password.
class ServerBooksTest {
    private static final String URL = "jdbc:postgresql://db.example:5432/headrace";
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    @Test
    void thePasswordComesFromTheEnvironmentOrAFileAndIsNeverTold() throws IOException {
        Files.writeString(folder.resolve("db-password"), PASSWORD + '\n');
        for (String place : List.of("password_env: DESK_DB", "password_file: db-password")) {
            ServerBooks books = books("url: \"" + URL + "\"\nuser: desk\n" + place + '\n');
            Store.Server store = books.store("1a2b-3C4d", around());
            assertEquals(new Store.Server(URL, "desk", PASSWORD, "desk_1a2b_3c4d"), store);
            assertFalse((books + " " + store).contains(PASSWORD), "no secret in a log, ever");
        }
        ServerBooks named = books("url: \"" + URL + "\"\nuser: desk\nschema: money\n");
        assertEquals(new Store.Server(URL, "desk", "", "money"), named.store("any", around()));
    }

    @Test
    void badSettingsAreOneSentence() {
        assertEquals("HR-3005", refusal("url: \"jdbc:sqlite:x\"\nuser: desk\n"));
        assertEquals("HR-3005", refusal("url: \"" + URL + "?password=x\"\nuser: desk\n"));
        assertEquals("HR-3005", refusal("url: \"jdbc:postgresql://desk:hushhush@db/headrace\"\nuser: desk\n"));
        assertEquals("HR-3005", refusal("url: \"" + URL + "\"\nuser: \" \"\n"));
        assertEquals("HR-3005", refusal("url: \"" + URL + "\"\nuser: desk\nschema: \"a; DROP\"\n"));
        assertEquals("HR-3004", refusal("url: \"" + URL + "\"\n"), "'url' is no misspelt 'user'");
        assertEquals("HR-3003", refusal("url: \"" + URL + "\"\nuser: desk\npassword: x\n"), "never in the file");
        assertEquals("HR-4125", refusal("url: \"" + URL + "\"\nuser: desk\npassword_env: NOBODY_SET\n"));
        assertEquals("HR-4125", refusal("url: \"" + URL + "\"\nuser: desk\npassword_file: nowhere\n"));
        String nobody = "url: \"jdbc:postgresql://127.0.0.1:1/x\"\nuser: desk\npassword_env: DESK_DB\n";
        assertEquals("HR-4009", refusal(nobody));
    }

    @Test
    void aServerThatLetsNobodyInOrForgetsIsRefused() throws IOException {
        try (PostgresServer server = PostgresServer.start()) {
            String place = "url: \"" + server.url() + "\"\n";
            books(place + "user: postgres\n").store("desk", around()).requireUsable();
            assertEquals("HR-4009", refusal(place + "user: stranger\npassword_env: DESK_DB\n"));
            String hasty = server.url() + "?options=-c%20synchronous_commit=off";
            assertEquals("HR-4003", refusal("url: \"" + hasty + "\"\nuser: postgres\n"));
        }
    }

    private String refusal(String text) {
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> books(text).store("desk", around()).requireUsable(),
                text);
        String sentence = refused.problem().sentence();
        assertFalse(sentence.contains(PASSWORD) || sentence.contains("hushhush"), sentence);
        assertTrue(sentence.lines().count() <= 3, sentence);
        return refused.problem().code();
    }

    private ServerBooks books(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("books.yaml"), text);
        return Section.read(file, "the books", ServerBooks::read);
    }

    private KeySettings.Surroundings around() {
        return new KeySettings.Surroundings(folder, Map.of("DESK_DB", PASSWORD)::get, Instant::now);
    }
}
