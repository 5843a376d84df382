package io.headrace.training.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.market.synthetic.SyntheticSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `models import-onnx` as a user meets it: another process, its streams and its exit code.
class OnnxImportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIMES = "\"seen_until\":\"2026-01-20T00:00:00Z\"";

    @TempDir
    private Path home;

    private record Outcome(int exit, String out, String err) {}

    @Test
    void aFileBecomesAChallengerThatIsJudged() throws Exception {
        assertEquals(
                0, run("data", "generate", "--days", "40", "--name", "sample").exit());
        Instant from = Instant.ofEpochSecond(0, SyntheticSpec.demo().startNanos());
        Path file = home.resolve("model.onnx");
        // Quantiles of the planned rise and three steps around it.
        Files.write(
                file,
                new OnnxFile()
                        .tensor("w", new long[] {1, 3}, 1, 1, 1)
                        .tensor("b", new long[] {3}, -1, 0, 2)
                        .node("Gemm", List.of("x", "w", "b"), List.of("y"))
                        .bytes(1, 1));
        Files.writeString(
                Path.of(file + ".json"),
                "{\"levels\":[0.1,0.5,0.95],\"columns\":[\"planned_rise\"],\"seen_until\":\"" + from + "\"}");
        Outcome imported = run("models", "import-onnx", file.toString(), "--until", "1.0", "--folds", "2", "--json");
        assertEquals(0, imported.exit(), imported.err());
        JsonNode list = JSON.readTree(run("models", "list", "--json").out());
        assertEquals(
                "onnx", list.path("models").path(0).path("card").path("family").asText(), list.toString());
        Outcome judged = run("evaluate", "--model", "challenger", "--json");
        assertEquals(0, judged.exit(), judged.err());
        assertTrue(JSON.readTree(judged.out()).path("rows").asInt() > 100);
        aBrokenFileLeavesNothing(file);
    }

    private void aBrokenFileLeavesNothing(Path file) throws Exception {
        List<Path> before = models();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        Outcome refused = run("models", "import-onnx", file.toString());
        assertEquals(3, refused.exit(), refused.err());
        assertTrue(refused.err().contains("HR-9085") && refused.err().contains("model.onnx"), refused.err());
        assertFalse(refused.err().contains("Exception"), refused.err());
        Files.writeString(Path.of(file + ".json"), "{\"level\":[0.5]," + TIMES + "}");
        assertTrue(run("models", "import-onnx", file.toString()).err().contains("unknown fields [level]"));
        assertEquals(before, models());
    }

    private List<Path> models() throws Exception {
        try (Stream<Path> files = Files.walk(home.resolve("models"))) {
            return files.sorted().toList();
        }
    }

    private Outcome run(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.headrace.training.cli.Main"));
        command.addAll(List.of(args));
        Path out = Files.createTempFile("headrace", ".out");
        Path err = Files.createTempFile("headrace", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("HEADRACE_HOME", home.toString());
            int exit = builder.start().waitFor();
            return new Outcome(exit, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
