package io.headrace.training.cli.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.training.cli.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `prove` as a user meets it.
class ProveCommandTest {
    private static Captured prove(Path folder) {
        return Captured.run(
                "prove",
                "--synthetic",
                "2",
                "--capital",
                "1.2",
                "--leads",
                "1",
                "--budget",
                "108",
                "--folds",
                "2",
                "--family",
                "structural",
                "--paths",
                "10",
                "--weeks",
                "8",
                "--json",
                "--export",
                folder.toString());
    }

    @Test
    void madeUpMarketsGiveOneProofWithItsFiles(@TempDir Path folder) throws IOException {
        Captured run = prove(folder);

        assertEquals(0, run.exit(), run.err());
        JsonNode proof = new ObjectMapper().readTree(run.out());
        assertEquals("headrace/proof/v1", proof.path("schema").asText());
        assertEquals(2, proof.path("episodes_judged").asInt());
        JsonNode cell = proof.path("cells").path(0);
        assertEquals("best tuned rule", cell.path("baseline").asText());
        assertTrue(cell.path("share_of_true_law").path("value").isNumber());
        assertEquals(
                proof, new ObjectMapper().readTree(folder.resolve("proof.json").toFile()));
        assertTrue(Files.readString(folder.resolve("proof.html")).contains("headrace/proof/v1"));
        askedAgainItRepeatsOnlyTheCellsThatAreNotThere(folder, run.out());
    }

    /// A cell that is gone is found again, as after an interruption; a cell that is there is taken from its file, as
    /// marks in it show; a damaged one is found again.
    private static void askedAgainItRepeatsOnlyTheCellsThatAreNotThere(Path folder, String first) throws IOException {
        List<Path> cells = cells(folder);
        assertEquals(2, cells.size());
        Files.delete(cells.getFirst());
        assertEquals(first, prove(folder).out());
        assertEquals(cells, cells(folder));
        for (Path cell : cells) {
            Files.writeString(cell, Files.readString(cell).replace("own costs", "marked costs"));
        }
        assertTrue(prove(folder).out().contains("marked costs"));
        for (Path cell : cells) {
            Files.writeString(cell, Files.readString(cell).substring(100));
        }
        assertEquals(first, prove(folder).out());
    }

    private static List<Path> cells(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cells"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void optionsThatCannotBeAreAnsweredWithASentence() {
        refused("--capital must be above 0", "--capital", "-1");
        refused("--family must be one of", "--family", "oracle");
        refused("--synthetic must be 2 to 1000", "--synthetic", "1");
        refused("--budget must be at least 108", "--budget", "7");
    }

    private static void refused(String sentence, String... options) {
        String[] command = new String[options.length + 1];
        command[0] = "prove";
        System.arraycopy(options, 0, command, 1, options.length);
        Captured run = Captured.run(command);
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains(sentence), run.err());
    }
}
