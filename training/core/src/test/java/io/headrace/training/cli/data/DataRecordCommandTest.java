package io.headrace.training.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A desk records a stream: another process, and a venue on the loopback.
@Timeout(300)
class DataRecordCommandTest {
    private static final long START_MILLIS = 1_700_000_000_000L;

    @TempDir
    private Path home;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatATestThatFailedLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aKillLosesNothingThatWasCommittedAndTheSameCommandGoesOn() throws Exception {
        try (LoopbackFeed venue = new LoopbackFeed()) {
            Process killed = record(venue, "--commit-every", "1s");
            Socket socket = venue.connection();
            trade(socket, 1);
            Path manifest = home.resolve("datasets/live/manifest.json");
            while (!Files.exists(manifest)) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            trade(socket, 2); // may be lost: it may not be committed yet
            killed.destroyForcibly().waitFor();
            long kept = listed().path("rows").asLong();
            assertTrue(kept >= 1, "rows were " + kept);

            String before = Files.readString(manifest);
            Process again = record(venue, "--commit-every", "1s");
            trade(venue.connection(), 3);
            while (Files.readString(manifest).equals(before)) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            again.destroyForcibly().waitFor();
            // the trade, and the gap of what nobody heard between the two
            assertEquals(kept + 2, listed().path("rows").asLong());
        }
    }

    @Test
    void ctrlCPublishesWhatCameAndTellsIt() throws Exception {
        try (LoopbackFeed venue = new LoopbackFeed()) {
            Process process = record(venue, "--commit-every", "1h", "--json");
            trade(venue.connection(), 1);
            while (!err().contains("1 events")) { // said each ten seconds
                TimeUnit.MILLISECONDS.sleep(50);
            }
            process.destroy(); // as Ctrl-C, but for the signal's name
            process.waitFor();
            JsonNode told = new ObjectMapper().readTree(home.resolve("out").toFile());
            assertEquals("headrace/data-record/v1", told.path("schema").asText(), () -> err());
            assertEquals(1, told.path("rows").asLong());
            assertEquals(1, told.path("venues").path(0).path("connections").asLong());
            assertEquals(1, listed().path("rows").asLong());
        }
    }

    @Test
    void whatCannotBeHeardIsSaidInOneLine() throws Exception {
        refused(5, "HR-1051", "There are: binance, ", "--venue", "mtgox", "--coins", "BTC");
        refused(3, "HR-1052", "'btc-USD'", "--venue", "dydx", "--coins", "btc");
        refused(2, "HR-9001", "must name its venue", "--venue", "dydx,binance", "--coins", "BTC", "--url", "ws://h");
        refused(2, "HR-9001", "--url must begin with ws://", "--venue", "dydx", "--coins", "BTC", "--url", "http://h");
        refused(2, "HR-9001", "--for must be a whole number", "--venue", "dydx", "--coins", "BTC", "--for", "soon");
        String nobody;
        try (LoopbackFeed venue = new LoopbackFeed()) {
            nobody = venue.url();
        }
        try (LoopbackFeed silent = new LoopbackFeed()) {
            String[] asked = {"--venue", "dydx", "--coins", "BTC", "--url", silent.url(), "--for", "1s"};
            refused(8, "HR-1055", "no event was heard", asked);
        }
        refused(8, "HR-1054", "the connection was refused", "--venue", "dydx", "--coins", "BTC", "--url", nobody);
    }

    private void refused(int exit, String code, String word, String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of("data", "record", "--name", "live"));
        line.addAll(List.of(options));
        assertEquals(exit, start(line).waitFor(), () -> err());
        String last = err().lines().reduce("", (before, next) -> next);
        assertTrue(last.startsWith("error: ") && last.contains(code) && last.contains(word), last);
    }

    private Process record(LoopbackFeed venue, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "data", "record", "--venue", "hyperliquid", "--coins", "BTC", "--name", "live", "--url", venue.url()));
        line.addAll(List.of(options));
        return start(line);
    }

    private static void trade(Socket socket, int number) throws IOException {
        LoopbackFeed.send(
                socket,
                "{\"channel\":\"trades\",\"data\":[{\"coin\":\"BTC\",\"side\":\"B\",\"px\":\"60000\",\"sz\":\"1\",\"time\":"
                        + (START_MILLIS + number) + ",\"tid\":" + number + "}]}");
    }

    private JsonNode listed() throws Exception {
        assertEquals(0, start(List.of("data", "list", "live", "--json")).waitFor(), () -> err());
        return new ObjectMapper().readTree(home.resolve("out").toFile());
    }

    private Process start(List<String> line) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.headrace.training.cli.Main"));
        command.addAll(line);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile());
        builder.environment().put("HEADRACE_HOME", home.toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private String err() {
        try {
            return Files.readString(home.resolve("err"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
