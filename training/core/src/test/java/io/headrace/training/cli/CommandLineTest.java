package io.headrace.training.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.decision.settings.DeskSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line as a user meets it: another process, its streams and its exit code.
class CommandLineTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private record Outcome(int exit, String out, String err) {}

    @Test
    void theStreamRunsFromDataToABacktest() throws Exception {
        JsonNode demo = json("demo", "--no-serve", "--json");
        assertEquals("headrace/demo/v1", demo.path("schema").asText());
        JsonNode backtest = json("backtest", "--json");
        assertEquals("headrace/backtest/v1", backtest.path("schema").asText());
        assertEquals(3600, backtest.path("period_seconds").asInt());
        assertEquals(
                demo.path("backtest").path("strategies"), backtest.path("strategies"), "the same seed, the same money");
        assertEquals(
                List.of("static", "threshold", "predictive", "unguarded"),
                backtest.path("strategies").findValuesAsText("name"));
        double bound = backtest.path("bound").path("total_usd").asDouble();
        for (JsonNode strategy : backtest.path("strategies")) {
            for (String field : List.of(
                    "carry_usd",
                    "yield_usd",
                    "shortfall_usd",
                    "transfer_usd",
                    "total_usd",
                    "shortfall_minutes",
                    "transfers")) {
                assertTrue(strategy.path(field).isNumber(), field);
            }
            assertTrue(strategy.path("total_usd").asDouble() >= bound);
        }
        assertTrue(backtest.path("gap_closed").has("vs_threshold"));
        assertTrue(backtest.path("gap_closed").has("vs_best_baseline"));
        for (String field : List.of("wql", "wql_climatology", "coverage_95")) {
            assertTrue(backtest.path("forecast").path(field).isNumber(), field);
        }
        report(backtest.path("model").asText());
        judgesForecasts();
        assertEquals(3, json("models", "list", "--json").path("models").size());
        assertTrue(json("doctor", "--json").path("fit").asBoolean());
        assertTrue(json("data", "check", "demo-synthetic", "--json")
                .path("acceptable")
                .asBoolean());
    }

    private void judgesForecasts() throws Exception {
        JsonNode evaluated = json("evaluate", "--json");
        assertEquals("headrace/evaluate/v1", evaluated.path("schema").asText());
        assertTrue(evaluated.path("scopes").path(0).path("wql").path("hac").has("low"));
        List<String> command = new ArrayList<>(List.of("compare", "--json"));
        json("models", "list", "--json")
                .path("models")
                .forEach(model -> command.add(model.path("id").asText()));
        JsonNode compared = json(command.toArray(String[]::new));
        assertEquals(3, compared.path("pairs").size());
        assertEquals(evaluated.path("rows"), compared.path("rows"), "all were judged on the same rows");
        Path page = home.resolve("report.html");
        String other = command.get(2).equals(evaluated.path("model").asText()) ? command.get(3) : command.get(2);
        assertEquals(
                0,
                run("evaluate", "--html", page.toString(), "--against", other).exit());
        assertTrue(Files.readString(page).contains("headrace/compare/v1"));
        refused(2, "HR-9001", "compare", "champion", "champion");
        Path evidence =
                home.resolve("models").resolve(evaluated.path("model").asText()).resolve("out-of-fold.json.gz");
        Path aside = Files.move(evidence, home.resolve("aside"));
        refused(9, "HR-2002", "evaluate");
        Files.move(aside, evidence);
    }

    private void report(String model) throws IOException {
        Path report = home.resolve("reports").resolve("backtest-" + model);
        try (Stream<String> decisions = Files.lines(report.resolve("decisions.ndjson"))) {
            assertTrue(decisions.count() > 24);
        }
        assertTrue(Files.readString(report.resolve("settings.yaml")).contains("treasury"));
        List<String> serve = Files.readAllLines(home.resolve("demo/serve.args"));
        assertTrue(serve.containsAll(List.of("--dataset", "--settings", "--from", "--port")), serve.toString());
        assertFalse(serve.contains("--fresh"), "who uses the arguments again goes on");
    }

    @Test
    void helpComesWithoutLoadingTheRooms() throws Exception {
        Outcome help = run("train", "run", "--help");
        assertEquals(0, help.exit());
        assertTrue(help.out().contains("--family"), help.out());
        assertEquals("", help.err());
    }

    @Test
    void everyCommandHasHelp() throws Exception {
        for (String line : List.of(
                "",
                "demo",
                "test",
                "data",
                "data import",
                "data record",
                "data check",
                "data generate",
                "data list",
                "data leads",
                "train",
                "train run",
                "train resume",
                "train jobs",
                "backtest",
                "evaluate",
                "compare",
                "models",
                "models list",
                "models show",
                "models diff",
                "models tag",
                "models keygen",
                "models trust",
                "models sign",
                "models verify",
                "models promote",
                "models rollback",
                "models log",
                "serve",
                "doctor")) {
            String[] args = (line + " --help").trim().split(" ");
            assertEquals(
                    0,
                    Main.commandLine()
                            .setOut(new PrintWriter(new StringWriter()))
                            .execute(args),
                    line);
        }
    }

    @Test
    void aWrongWordIsAnsweredWithTheNearest() throws Exception {
        Outcome wrong = run("backtset");
        assertEquals(2, wrong.exit());
        assertTrue(wrong.err().contains("'backtest'"), wrong.err());
        assertEquals(1, wrong.err().lines().count());
        assertEquals("", wrong.out());
    }

    @Test
    void whatIsMissingIsNotFound() throws Exception {
        refused(5, "HR-2001", "backtest");
        refused(5, "HR-9011", "train", "run");
        refused(5, "HR-1102", "train", "run", "--dataset", "nothing");
        refused(5, "HR-2001", "models", "show", "m-0123456789abcdef");
    }

    @Test
    void aSpentDatasetLeavesNothingToJudge() throws Exception {
        assertEquals(0, run("data", "generate", "--days", "30").exit());
        assertEquals(
                0,
                run("train", "run", "--until", "1", "--promote", "--force", "for a test")
                        .exit());
        refused(3, "HR-9020", "backtest");
        refused(2, "HR-9001", "train", "run", "--until", "1.5");
        refused(2, "HR-9001", "train", "run", "--family", "magic");
        refused(3, "HR-1121", "train", "run", "--until", "2020-01-01");
        refused(3, "HR-9010", "train", "run", "--until", "0.3");
        refused(6, "HR-1101", "data", "generate", "--days", "30");
        assertEquals(1, json("data", "list", "--json").path("datasets").size());
    }

    @Test
    void aModelCutShortIsRefusedAndLeftAsItIs() throws Exception {
        assertEquals(0, run("data", "generate", "--days", "30").exit());
        JsonNode trained = json("train", "run", "--family", "structural", "--json", "--promote", "--force", "a test");
        Path model =
                home.resolve("models").resolve(trained.path("model").asText()).resolve("model.json.gz");
        byte[] whole = Files.readAllBytes(model);
        Files.write(model, Arrays.copyOf(whole, whole.length / 2));
        Outcome refused = run("backtest");
        assertEquals(9, refused.exit(), refused.err());
        assertEquals(whole.length / 2, Files.size(model));
        assertTrue(run("models", "list").out().contains("damaged"));
        assertFalse(json("doctor", "--json", 3).path("fit").asBoolean());
    }

    @Test
    void aModelIsSignedVerifiedPromotedAndTakenBack() throws Exception {
        assertEquals(0, run("data", "generate", "--days", "30").exit());
        String first = json("train", "run", "--family", "structural", "--json", "--promote", "--force", "a test")
                .path("model")
                .asText();
        Path key = home.resolve("secret").resolve("quant");
        assertEquals(0, run("models", "keygen", key.toString(), "--trust").exit());
        refused(9, "HR-2030", "models", "verify", "champion");
        String second = json("train", "run", "--family", "seasonal", "--json", "--key", key.toString())
                .path("model")
                .asText();
        assertEquals(
                second,
                json("models", "verify", "challenger", "--json").path("model").asText());
        assertEquals(0, run("models", "tag", "challenger", "q3").exit());
        assertTrue(run("models", "list", "--tag", "q3").out().contains(second));
        JsonNode lineage = json("models", "show", second, "--json").path("lineage");
        assertEquals("signed by quant", lineage.path("signature").asText());
        assertEquals(64, lineage.path("datasets").get(0).path("digest").asText().length());
        assertTrue(run("models", "diff", second, first).out().contains("structural"));
        assertEquals(0, run("models", "sign", first, "--key", key.toString()).exit());
        Outcome gated = run("models", "promote", "challenger");
        assertEquals(4, gated.exit(), gated.err());
        assertTrue(gated.out().contains("champion       refused"), gated.out());
        assertEquals(
                0,
                run("models", "promote", "challenger", "--force", "to see it live")
                        .exit());
        assertEquals(
                first, json("models", "rollback", "--json").path("champion").asText());
        JsonNode log = json("models", "log", "--json").path("entries");
        assertEquals(3, log.size());
        assertEquals("to see it live", log.get(1).path("reason").asText());
        refused(9, "HR-2033", "models", "verify", "--at", "2040-01-01T00:00:00Z");
    }

    @Test
    void thePortfolioReportSaysWhatMovedTheDemand() throws Exception {
        assertEquals(0, run("data", "generate", "--days", "20").exit());
        String name = json("data", "list", "--json")
                .path("datasets")
                .get(0)
                .path("name")
                .asText();
        JsonNode report = json("portfolio", "report", name, "--json");
        assertEquals("funding_pairs", report.path("kind").asText());
        assertTrue(report.path("changes").asInt() > 24 * 10);
        for (JsonNode venue : report.path("venues")) {
            double shares = venue.path("planned_share").asDouble()
                    + venue.path("structural_share").asDouble()
                    + venue.path("surprise_share").asDouble();
            assertEquals(1, shares, 1e-9);
            assertTrue(venue.path("surprise_share").asDouble() < 0.1, "a book that follows its plan has few surprises");
        }
        assertTrue(run("portfolio", "report", name).out().contains("structural = sum over coins"));
    }

    @Test
    void aBacktestJudgesTheDeskAndTheDataTheModelWasTrainedOn() throws Exception {
        assertEquals(0, run("data", "generate", "--days", "30").exit());
        JsonNode first = json("train", "run", "--family", "structural", "--json", "--promote", "--force", "a test");
        Path all = home.resolve("evidence").resolve(first.path("model").asText() + ".settings.yaml");
        Path two = home.resolve("two.yaml");
        DeskSettings desk = DeskSettings.load(all);
        DeskSettings.defaults(desk.venues().subList(0, 2), desk.portfolio().coinNames())
                .write(two);
        refused(3, "HR-9023", "backtest", "--settings", two.toString());
        json(
                "train",
                "run",
                "--family",
                "structural",
                "--json",
                "--promote",
                "--force",
                "another desk",
                "--settings",
                two.toString());
        JsonNode judged = json("backtest", "--json");
        assertTrue(judged.path("tuning").path("predictive_tuned").asBoolean());
        assertEquals(1, judged.path("decided_by_model").asDouble());
        assertEquals(
                0,
                run("data", "generate", "--days", "30", "--seed", "7", "--name", "other")
                        .exit());
        refused(3, "HR-9024", "backtest", "--dataset", "other");
        JsonNode other = json("backtest", "--dataset", "other", "--other-data", "--json");
        assertFalse(other.path("tuning").path("predictive_tuned").asBoolean());
        assertTrue(other.path("tuning").path("predictive_tuned_why").asText().contains("on this data"));
    }

    @Test
    void aFailingDemoLeavesTheDatasetOfTheOneBefore() throws Exception {
        assertEquals(
                0,
                run("data", "generate", "--days", "30", "--name", "demo-short").exit());
        String before = Files.readString(home.resolve("datasets/demo-short/manifest.json"));
        Path raw = Files.createDirectories(home.resolve("short"));
        StringBuilder candles = new StringBuilder("timestamp,venue,coin,open,high,low,close,volume\n");
        StringBuilder funding = new StringBuilder("timestamp,venue,coin,funding_rate\n");
        for (int hour = 0; hour < 96; hour++) {
            String time = Instant.ofEpochSecond(1_740_000_000L / 3600 * 3600 + hour * 3600L)
                    .toString();
            for (String venue : List.of("a", "b")) {
                candles.append(time).append(",").append(venue).append(",BTC,100,101,99,100,1\n");
                funding.append(time).append(",").append(venue).append(",BTC,0.0001\n");
            }
        }
        Files.writeString(raw.resolve("candles_1h.csv"), candles);
        Files.writeString(raw.resolve("funding.csv"), funding);
        Outcome failed = run("demo", "--no-serve", "--data", raw.toString());
        assertEquals(3, failed.exit(), failed.err());
        assertTrue(failed.err().contains("HR-9010"), failed.err());
        assertEquals(before, Files.readString(home.resolve("datasets/demo-short/manifest.json")));
    }

    private void refused(int exit, String code, String... args) throws Exception {
        Outcome outcome = run(args);
        assertEquals(exit, outcome.exit(), outcome.err());
        List<String> lines = outcome.err().lines().toList();
        // On a busy machine progress is told before a command fails; the error is one line, and the last.
        assertEquals(
                1, lines.stream().filter(line -> line.startsWith("error: ")).count(), outcome.err());
        assertTrue(lines.getLast().startsWith("error: "), outcome.err());
        assertTrue(lines.getLast().contains("[" + code + "]"), outcome.err());
        assertEquals("", outcome.out());
    }

    private JsonNode json(String... args) throws Exception {
        Outcome outcome = run(args);
        assertEquals(0, outcome.exit(), outcome.err());
        return JSON.readTree(outcome.out());
    }

    private JsonNode json(String verb, String flag, int exit) throws Exception {
        Outcome outcome = run(verb, flag);
        assertEquals(exit, outcome.exit(), outcome.err());
        return JSON.readTree(outcome.out());
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
