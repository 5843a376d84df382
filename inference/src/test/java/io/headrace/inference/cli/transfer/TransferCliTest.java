package io.headrace.inference.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `simulate`: what it prints, and that it goes on where it stopped.
class TransferCliTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
    }

    private String run(String... args) {
        said.reset();
        assertEquals(0, TransferCli.execute(args), () -> said.toString(StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsExactlySixNumbers() throws Exception {
        JsonNode printed = new ObjectMapper().readTree(run("simulate", "--seeds", "20", "--seed", "7", "--json"));
        List<String> names = new ArrayList<>();
        printed.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("seeds", "transfers", "faults", "lost", "doubled", "invariant_breaks"), names);
        assertEquals(20, printed.get("seeds").asInt());
        assertTrue(
                printed.get("transfers").asInt() > 40 && printed.get("faults").asInt() > 100, printed::toString);
        assertEquals(0, printed.get("lost").asInt() + printed.get("doubled").asInt());
    }

    @Test
    void goesOnWhereItStoppedAndGivesTheSameNumbers() {
        String whole = run("simulate", "--seeds", "60", "--threads", "1", "--json");
        String file = folder.resolve("checkpoint.json").toString();
        run("simulate", "--seeds", "25", "--threads", "1", "--resume", file, "--json");
        assertEquals(whole, run("simulate", "--seeds", "60", "--threads", "2", "--resume", file, "--json"));
        assertTrue(run("simulate", "--seeds", "60", "--resume", file).contains("seeds       60 from 1"));
    }

    @Test
    void refusesACheckpointOfOtherSeeds() throws Exception {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"first_seed\": 5}");
        assertEquals(3, TransferCli.execute("simulate", "--seeds", "5", "--resume", file.toString()));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("HR-4111"));
        assertEquals(2, TransferCli.execute("simulate", "--seeds", "0"));
    }
}
