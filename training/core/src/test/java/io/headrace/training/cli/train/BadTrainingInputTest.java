package io.headrace.training.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.training.cli.Captured;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bad input of `models import-onnx`, `train run` and `evaluate`: one sentence with what, where and what to
/// do, before any work.
class BadTrainingInputTest {
    private static final String SEEN = "\"seen_until\":\"2026-01-20T00:00:00Z\"";

    @TempDir
    private Path folder;

    @Test
    void aModelWithoutItsDescriptionIsToldHowToDescribeIt() throws Exception {
        Path model = Files.createFile(folder.resolve("model.onnx"));
        Captured missing = refused(3, "models", "import-onnx", model.toString());
        assertEquals(
                "error: the model is not imported, there is no such file (" + model + ".json). Describe the model in "
                        + "that file, such as {\"levels\": [0.5, 0.95], \"seen_until\": \"2025-03-01T00:00:00Z\"}; "
                        + "'models import-onnx --help' tells the rest. [HR-9085]",
                missing.err().strip());
        assertTrue(refused(3, "models", "import-onnx", folder.resolve("no.onnx").toString())
                .err()
                .contains("there is no such file (" + folder.resolve("no.onnx") + "). Name the ONNX file"));
        assertTrue(refused(3, "models", "import-onnx", folder.toString()).err().contains("this is no file"));
    }

    @Test
    void aDescriptionThatIsWrongIsToldWhere() throws Exception {
        described("{", "it is not JSON, or tells a field twice, line 1, column 2");
        described("{\"levels\":[0.5],\"levels\":[0.6]," + SEEN + "}", "tells a field twice, line 1");
        described("{\"levels\":[0.5]," + SEEN + "} and more", "it is not JSON");
        described("{\"levels\":\"0.5\"," + SEEN + "}", "levels must be a list, such as [0.5, 0.95]");
        described("{\"levels\":[0.5],\"columns\":\"a\"," + SEEN + "}", "columns must be a list, such as");
        described("{\"levels\":[0.5],\"seen_until\":\"+9999-01-01T00:00:00Z\"}", "a time from 1970 to 2261");
        described("{\"levels\":[0.5],\"seen_until\":\"9999-01-01T00:00:00Z\"}", "a time from 1970 to 2261");
        described("{\"levels\":[0.5],\"seen_until\":7}", "was '7'");
    }

    @Test
    void anOptionThatWouldSayNothingIsRefused() {
        usage("commons-math has no setting 'trees'", "train", "run", "--trees", "5");
        usage("--force goes with --promote", "train", "run", "--force", "because");
        usage("--runs goes with --schedule", "train", "run", "--runs", "2");
        usage("--runs must not be negative, was -1", "train", "run", "--schedule", "6h", "--runs", "-1");
        usage("--against goes with --html", "evaluate", "--against", "champion");
        usage("--folds must be 1 to 50, was 0", "models", "import-onnx", "model.onnx", "--folds", "0");
    }

    @Test
    void aReportThatCannotBeWrittenIsRefusedBeforeTheWork() {
        String nowhere = folder.resolve("no/report.html").toString();
        assertTrue(refused(3, "evaluate", "--html", nowhere).err().contains("its folder is not there (" + nowhere));
        assertTrue(refused(3, "evaluate", "--html", folder.toString()).err().contains("this is a folder"));
    }

    private void described(String description, String rule) throws Exception {
        Path model = folder.resolve("model.onnx");
        Files.writeString(model, "");
        Files.writeString(Path.of(model + ".json"), description);
        String said = refused(3, "models", "import-onnx", model.toString()).err();
        assertTrue(said.contains(rule) && said.contains("model.onnx.json"), said);
    }

    private static void usage(String rule, String... arguments) {
        String said = refused(2, arguments).err();
        assertTrue(said.contains(rule), said);
    }

    private static Captured refused(int exit, String... arguments) {
        Captured outcome = Captured.run(arguments);
        assertEquals(exit, outcome.exit(), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertFalse(outcome.err().contains("Exception"), outcome.err());
        return outcome;
    }
}
