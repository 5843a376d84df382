package io.headrace.inference.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.inference.decide.DeskBoard;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.journal.transfer.BooksQuery;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.lifecycle.State;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/// The running service with its money on two real chains, spoken to over HTTP.
@QuarkusTest
@TestProfile(ChainsDesk.class)
@EnabledIf(value = "io.headrace.inference.LocalDesk#isThere", disabledReason = "skipped: no local chain")
class ChainsServiceTest {
    /// What the thrifty bridge of local chains takes from burn to claim is less, by far.
    private static final long LONG_ENOUGH_MILLIS = 15_000;

    private static final Set<State> ON_ITS_WAY = Set.of(State.SENDING, State.IN_MEMPOOL, State.INCLUDED);

    @Inject
    DeskBoard board;

    @ConfigProperty(name = "headrace.chains")
    Path chains;

    @Test
    @Timeout(480)
    void theWatchOverEachChainIsAmongTheStreams() throws InterruptedException {
        await(() -> streams().getList("").size() == 2 && streams().getLong("events.min()") > 2);
        JsonPath streams = streams();
        assertEquals(Set.of("chain first", "chain second"), new TreeSet<>(streams.<String>getList("venue")));
        for (int i = 0; i < 2; i++) {
            assertTrue(streams.getBoolean("[" + i + "].connected"));
            assertFalse(streams.getBoolean("[" + i + "].relied_on"));
            assertFalse(streams.getBoolean("[" + i + "].stale"));
            assertTrue(streams.getDouble("[" + i + "].seconds_since_heard") < 10);
        }
    }

    @Test
    @Timeout(480)
    void nothingIsSignedAfterAHaltIsAnswered() throws InterruptedException {
        say("RUNNING"); // the first word takes longest
        Set<String> toCome = Set.of();
        Set<String> signed = Set.of();
        while (toCome.isEmpty()) { // on a slow machine a claim may be signed before the word is taken
            say("RUNNING");
            await(() -> dossiers().stream()
                    .anyMatch(known -> ON_ITS_WAY.contains(known.life().state()) && hasAnotherLegToCome(known)));
            say("HALTED");
            signed = signed();
            toCome = dossiers().stream()
                    .filter(ChainsServiceTest::hasAnotherLegToCome)
                    .map(known -> known.life().id())
                    .collect(Collectors.toSet());
        }
        Thread.sleep(LONG_ENOUGH_MILLIS);
        assertEquals(signed, signed(), "nothing is signed after the answer");
        say("RUNNING");
        Set<String> held = toCome;
        await(() -> held.stream()
                .allMatch(id -> books().dossier(id).orElseThrow().life().state() == State.RECONCILED));
        assertTrue(signed().size() > signed.size(), "what the halt held back was signed then");
    }

    /// In what the service says at its most talkative, and in what it keeps.
    @Test
    @Timeout(480)
    void noKeyPasswordOrTokenStandsInALogOrInTheBooks() throws Exception {
        await(() -> dossiers().stream().anyMatch(known -> known.life().state() == State.RECONCILED));
        Path folder = chains.toAbsolutePath().getParent();
        List<String> secrets = List.of(
                Files.readString(folder.resolve("password")).strip(),
                Files.readString(folder.resolve("token")).strip(),
                ChainsDesk.KEY.toString(16),
                ChainsDesk.KEY.toString(),
                new String(Hex.bytes("0x" + ChainsDesk.KEY.toString(16)), StandardCharsets.ISO_8859_1));
        Path log = folder.resolve(ChainsDesk.LOG);
        String said = Files.readString(log);
        assertTrue(
                said.contains("The courier carries") && said.contains("DEBUG"), "it is the service's, and talkative");
        List<Path> kept = new ArrayList<>(List.of(log));
        for (Path place : List.of(board.plan().orElseThrow().booksHome(), signer().getParent())) {
            try (Stream<Path> files = Files.list(place)) {
                files.filter(file -> file.toString().contains(".sqlite")).forEach(kept::add);
            }
        }
        assertTrue(kept.size() > 2, "the log, the books and the signer's memory: " + kept);
        for (Path file : kept) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            String small = text.toLowerCase(Locale.ROOT);
            for (String secret : secrets) {
                assertFalse(text.contains(secret) || small.contains(secret), () -> "a secret stands in " + file);
            }
        }
    }

    /// What was sent leaves, and no claim of it is signed yet.
    private static boolean hasAnotherLegToCome(Dossier known) {
        return !known.life().state().isFinal()
                && known.steps().stream().anyMatch(step -> step.state() == State.SENDING)
                && known.slots().stream()
                                .filter(slot -> !slot.attempts().isEmpty())
                                .count()
                        == 1;
    }

    /// Hashes of all that was ever signed, as the signer's own file has them.
    private Set<String> signed() {
        Set<String> hashes = new TreeSet<>();
        try (Connection signer = DriverManager.getConnection("jdbc:sqlite:" + signer());
                ResultSet row = signer.createStatement().executeQuery("SELECT hash FROM signed_attempt")) {
            while (row.next()) {
                hashes.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return hashes;
    }

    private Path signer() {
        String desk = String.valueOf(board.plan().orElseThrow().booksHome().getFileName());
        return chains.resolveSibling("signer").resolve(desk + ".sqlite");
    }

    private List<Dossier> dossiers() {
        return board.persons().stream()
                .flatMap(persons -> persons.books().page(BooksQuery.newest(1_000)).stream())
                .flatMap(life -> books().dossier(life.id()).stream())
                .toList();
    }

    private BooksReader books() {
        return board.persons().orElseThrow().books();
    }

    private static void say(String state) {
        given().contentType(ContentType.JSON)
                .body("{\"state\": \"" + state + "\", \"reason\": \"a drill\"}")
                .post("/api/v1/operator")
                .then()
                .statusCode(200)
                .body("state", equalTo(state));
    }

    private static JsonPath streams() {
        return given().get("/api/v1/streams").then().statusCode(200).extract().jsonPath();
    }

    private static void await(BooleanSupplier wanted) throws InterruptedException {
        while (!wanted.getAsBoolean()) {
            Thread.sleep(50);
        }
    }
}
