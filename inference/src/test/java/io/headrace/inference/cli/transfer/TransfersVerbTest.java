package io.headrace.inference.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.headrace.settlement.courier.Books.Change;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.lifecycle.Lifecycle;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.Terms;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.lifecycle.View;
import io.headrace.settlement.lifecycle.View.Permission;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.sqlite.HomeLock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `transfers list|show|resolve` on a journal that no service works on: what they print, and how they
/// end.
class TransfersVerbTest {
    private static final long NOW = 1_700_000_000_000_000_000L;
    private static final LaneId LANE = new LaneId(31337, "0x70997970c51812dc3a010c7d01b50e0d17dc79c8");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @TempDir
    Path home;

    @BeforeEach
    void held() {
        try (SqlBooks books = SqlBooks.open(home.resolve("journal/desk/journal.sqlite"), CommitProbe.NONE)) {
            Route route = new Route("direct", Route.Bridge.NONE, false, LANE, Optional.empty());
            TransferPlan plan =
                    new TransferPlan("0xabc1", "d1", "USDC", "treasury", "alpha", route, 5_000_000, 4_990_000, NOW * 2);
            Life life = Life.planned(plan, NOW);
            View view = new View(life, Lane.opened(LANE, 0), Ledger.EMPTY, 1, NOW, Permission.HALTED, Terms.USUAL);
            Life held = new Lifecycle()
                    .step(view, new LifeEvent.Held("two attestors disagree"))
                    .life();
            long fence = books.open().fence();
            for (Life each : List.of(life, held)) {
                books.commit(new Change(fence, List.of(each), Optional.empty(), List.of(), Optional.empty()));
            }
        }
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
    }

    private String run(int status, String... args) {
        said.reset();
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--home";
        all[args.length + 1] = home.toString();
        assertEquals(status, TransferCli.execute(all), () -> said.toString(StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void listsAndShowsAndTwoPersonsRelease() throws Exception {
        assertTrue(run(0, "transfers", "list", "--state", "held").contains("two attestors disagree"));
        assertEquals("no transfer\n", run(0, "transfers", "list", "--state", "stranded"));
        JsonNode list = new ObjectMapper().readTree(run(0, "transfers", "list", "--json"));
        assertEquals("HELD", list.at("/items/0/state").asText());
        assertTrue(run(0, "transfers", "show", "0xabc").contains("two persons may decide: RELEASE, REJECT"));
        assertTrue(run(0, resolve("ann", "RELEASE")).contains("until another person says the same"));
        assertTrue(run(7, resolve("ann", "RELEASE")).contains("[HR-4183]"));
        assertTrue(
                run(0, resolve("ben", "release")).contains("decided by ann and ben: transfer 0xabc1 is now APPROVED"));
        JsonNode shown = new ObjectMapper().readTree(run(0, "transfers", "show", "0xabc1", "--json"));
        assertEquals("APPROVED", shown.path("state").asText());
        assertEquals(3, shown.path("steps").size());
        assertEquals("ben", shown.at("/verdicts/1/person").asText());
    }

    @Test
    void refusalsAreOneSentenceWithANumber() {
        assertTrue(run(7, resolve("ann", "WRITE_OFF")).contains("it is HELD and was never begun"));
        assertTrue(run(5, "transfers", "show", "0xdef").contains("[HR-4180]"));
        assertTrue(run(2, "transfers", "list", "--state", "lost").contains("there is no state 'LOST'"));
        assertTrue(run(2, "transfers", "resolve", "0xabc1", "--as", "RELEASE", "--by", "ann")
                .contains("--why"));
        assertEquals(2, TransferCli.execute("transfers"));
        try (HomeLock ignored = HomeLock.take(home.resolve("journal/desk"))) {
            String told = run(
                    8,
                    "transfers",
                    "resolve",
                    "0xabc1",
                    "--as",
                    "RELEASE",
                    "--by",
                    "ann",
                    "--why",
                    "x",
                    "--url",
                    "http://127.0.0.1:1");
            assertTrue(told.contains("[HR-4185]"), told);
        }
    }

    /// The folder was made, with a journal in it that holds nothing.
    @Test
    void aMistypedJournalIsNotMade() {
        Path mistyped = home.resolve("journal/dsek");
        String[] word = Arrays.copyOf(resolve("ann", "RELEASE"), 11);
        word[9] = "--journal";
        word[10] = mistyped.toString();
        assertTrue(run(5, word).contains("[HR-4011]"));
        assertFalse(Files.exists(mistyped));
    }

    /// A service that takes the word and whose first answer is lost.
    @Test
    void aLostAnswerIsAskedForAgainUnderTheSameKey() throws Exception {
        List<String> keys = new CopyOnWriteArrayList<>();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", asked -> {
            keys.add(asked.getRequestHeaders().getFirst("Idempotency-Key"));
            asked.getRequestBody().readAllBytes();
            if (keys.size() > 1) {
                byte[] answer = "{\"decided\": false, \"transfer\": \"0xabc1\", \"state\": \"HELD\"}"
                        .getBytes(StandardCharsets.UTF_8);
                asked.sendResponseHeaders(200, answer.length);
                asked.getResponseBody().write(answer);
            }
            asked.close();
        });
        service.start();
        String[] word = Arrays.copyOf(resolve("ann", "RELEASE"), 11);
        word[9] = "--url";
        word[10] = "http://127.0.0.1:" + service.getAddress().getPort();
        try (HomeLock ignored = HomeLock.take(home.resolve("journal/desk"))) {
            run(0, word);
            run(0, word);
        } finally {
            service.stop(0);
        }
        assertEquals(3, keys.size(), "lost, asked again, said another time");
        assertEquals(keys.getFirst(), keys.get(1));
        assertEquals(2, Set.copyOf(keys).size(), "what is said another time is another call");
    }

    private static String[] resolve(String person, String decision) {
        return new String[] {"transfers", "resolve", "0xabc1", "--as", decision, "--by", person, "--why", "because"};
    }
}
