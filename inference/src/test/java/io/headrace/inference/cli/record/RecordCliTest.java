package io.headrace.inference.cli.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.simulation.ThresholdTuning;
import io.headrace.inference.SampleHome;
import io.headrace.inference.decide.DeskRun;
import io.headrace.market.problem.Progress;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.settlement.courier.Books.Change;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.paper.PaperExecutor;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.training.backtest.Backtest;
import io.headrace.training.backtest.BacktestRequest;
import io.headrace.training.set.DeskRecording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `replay` and `audit verify` on the journal of a desk that ran: what they say, and how they end.
class RecordCliTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @TempDir
    private static Path shared;

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

    @Test
    void aPaperRunIsMadeAgainBitForBitWithItsForecasts() throws Exception {
        ran(SampleHome.model());
        expect(0, "replay");
        assertTrue(text().contains("decisions  73 of 73 as recorded, bit for bit"), text());
        assertTrue(text().contains("forecasts  73 made again\n"), text());
        expect(0, "replay", "--sequence", "5", "--json");
        JsonNode document = new ObjectMapper().readTree(text());
        assertEquals("headrace/replay/v1", document.get("schema").asText());
        assertEquals(1, document.get("identical").asInt());
        assertEquals(0, document.get("differences").size());
    }

    /// The first forecasts read periods from before the first decision.
    @Test
    void aModelOfSeveralPeriodsIsMadeAgainFromTheFirstDecisionOn() throws Exception {
        ran(SampleHome.sequenceModel());
        expect(0, "replay");
        assertTrue(text().contains("forecasts  73 made again\n"), text());
    }

    /// The desk holds its journal open while it is read.
    @Test
    void aJournalInUseIsReadBesideItsDesk() throws Exception {
        SampleHome home = SampleHome.at(folder);
        try (DeskRun running = DeskRun.toTheEnd(home)) {
            expect(0, "audit", "verify");
            expect(0, "replay");
            assertEquals(73, running.decisions().size());
        }
    }

    @Test
    void withoutTheModelDecisionsAreMadeAgainFromTheRecordedForecasts() throws Exception {
        ran(SampleHome.model());
        Path elsewhere = folder.resolve("empty");
        Files.createDirectories(elsewhere);
        expect(10, "replay", "--models", elsewhere.toString());
        assertTrue(text().contains("73 of 73 as recorded") && text().contains("forecasts  0 made again"), text());
        expect(0, "replay", "--decisions-only");
    }

    /// A backtest's records stand for themselves: the same verbs, and the model from the registry.
    @Test
    void aBacktestIsMadeAgainFromItsFile() throws Exception {
        SampleHome home = SampleHome.at(folder);
        home.promote(SampleHome.model());
        DeskSettings settings = SampleHome.settings();
        DeskRecording recording =
                DeskRecording.replay(SampleHome.EVENTS, settings.portfolio(), settings.periodNanos(), Progress.SILENT);
        Path file = folder.resolve("records.ndjson");
        new Backtest(new BacktestRequest(
                        recording,
                        home.registry().load(ModelRegistry.CHAMPION),
                        List.of(),
                        settings,
                        ThresholdTuning.DEFAULT_BUDGET,
                        1))
                .run(Progress.SILENT)
                .story()
                .write(file);
        expect(0, "replay", "--records", file.toString());
        assertTrue(text().contains("forecasts  ") && text().contains(" made again\n"), text());
        expect(0, "audit", "verify", "--records", file.toString());
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(12);
        Files.write(file, lines);
        expect(9, "audit", "verify", "--records", file.toString());
        assertTrue(text().contains("decision 11 is missing"), text());
    }

    @Test
    void settingsThatAreNotTheRecordedOnesAreRefusedWithTheirDigest() throws Exception {
        SampleHome home = ran(SampleHome.model());
        expect(0, "replay", "--settings", home.settingsFile().toString());
        DeskSettings other = SampleHome.settings().withThreshold(new ThresholdParameters(1.01, 1.2, 1.6, 1.3));
        other.write(folder.resolve("other.yaml"));
        expect(9, "replay", "--settings", folder.resolve("other.yaml").toString());
        assertTrue(
                text().contains(other.digest())
                        && text().contains(SampleHome.settings().digest()),
                text());
    }

    @Test
    void theChainTellsItsLengthAndItsHead() throws Exception {
        ran(SampleHome.model());
        expect(0, "audit", "verify", "--json");
        JsonNode document = new ObjectMapper().readTree(text());
        assertTrue(document.get("unbroken").asBoolean());
        assertEquals(73, document.get("decisions").asInt());
        String head = document.get("head").asText();
        expect(0, "audit", "verify", "--anchor", head);
        expect(9, "audit", "verify", "--anchor", head.replace(head.charAt(0), head.charAt(0) == '0' ? '1' : '0'));
    }

    @Test
    void whatIsChangedInTheJournalIsNamedByNumber() throws Exception {
        ran(SampleHome.model());
        for (String[] change : new String[][] {
            {
                "UPDATE decision SET body = CAST(replace(CAST(body AS TEXT), 'commonLevel', 'commonlevel') AS BLOB) WHERE sequence = 4",
                "decision 4 was changed after it was written"
            },
            {"DELETE FROM decision WHERE sequence = 20", "decision 20 is missing"},
            {"UPDATE decision SET now_nanos = now_nanos + 1 WHERE sequence = 7", "decision 7 is filed under another"},
            {
                "UPDATE evidence SET body = CAST(replace(CAST(body AS TEXT), 'held', 'hold') AS BLOB)"
                        + " WHERE sequence = 9",
                "decision 9 was made from another state"
            },
            {"UPDATE transfer SET units = units + 1 WHERE rowid = 1", "(transfer t-"},
            {"UPDATE transfer SET id = 't-0' WHERE rowid = 1", "did not name it"}
        }) {
            byte[] before = Files.readAllBytes(journal());
            tamper(change[0]);
            expect(9, "audit", "verify");
            assertTrue(text().contains(change[1]), text());
            Files.write(journal(), before);
        }
        expect(0, "audit", "verify");
    }

    @Test
    void whatBecameOfTransfersHasAChainOfItsOwn() throws Exception {
        ran(SampleHome.model());
        try (SqlBooks books = SqlBooks.open(journal(), CommitProbe.NONE)) {
            long fence = books.open().fence();
            List<Entry> opening = List.of(new Entry.Opening("treasury", 10));
            books.commit(new Change(fence, List.of(), Optional.empty(), opening, Optional.of("by ann")));
        }
        expect(0, "audit", "verify", "--json");
        JsonNode document = new ObjectMapper().readTree(text());
        assertEquals(2, document.get("history_rows").asInt());
        expect(0, "audit", "verify", "--anchor", document.get("history_head").asText());
        assertTrue(text().contains("history    2 rows of what became of transfers, head "), text());
        tamper("UPDATE posting SET units = 11");
        expect(9, "audit", "verify");
        assertTrue(text().contains("history row 1: posting 1 was changed after it was written"), text());
    }

    @Test
    void aJournalOfALaterVersionIsOneClearError() throws Exception {
        ran(SampleHome.model());
        tamper("INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, script, checksum, installed_by,"
                + " installed_on, execution_time, success FROM flyway_schema_history WHERE installed_rank = 1");
        expect(9, "audit", "verify");
        assertTrue(text().contains("[HR-4007]") && text().lines().count() == 1, text());
    }

    @Test
    void aReviewSaysWhatWasPredictedWhatCameAndWhatItCost() throws Exception {
        ran(SampleHome.model());
        Path page = folder.resolve("review.html");
        expect(0, "review", "--html", page.toString());
        for (String word : List.of("rule alone", "foresight", "within .95", "windows still open", "cannot be said")) {
            assertTrue(text().contains(word), word + " in " + text());
        }
        String html = Files.readString(page);
        assertTrue(html.length() < 5_000_000 && !html.contains("http:") && !html.contains("https:"));
        expect(0, "review", "--json", "--from", "2025-01-14", "--to", "2025-01-15T12:00:00Z");
        JsonNode document = new ObjectMapper().readTree(text());
        assertEquals("headrace/review/v1", document.get("schema").asText());
        assertEquals("2025-01-14T00:00:00Z", document.get("scope").get("from").asText());
        assertEquals(37, document.get("scope").get("decisions").asInt());
        assertEquals(20, document.get("predicted").get("scopes").size(), "four scopes in five regimes");
        expect(5, "review", "--from", "2026-01-01");
        assertTrue(text().contains("[HR-3120]") && text().contains("2025-01-13T00:00:00Z"), text());
        expect(2, "review", "--from", "2025-01-15", "--to", "2025-01-14");
    }

    @Test
    void whatIsMissingIsOneClearError() {
        expect(5, "audit", "verify");
        assertTrue(text().contains("[HR-5020]"), text());
        expect(5, "replay", "--journal", "nowhere");
        assertTrue(text().contains("[HR-4011]"), text());
        expect(5, "replay", "--records", folder.resolve("nothing").toString());
        assertTrue(text().contains("[HR-3105]"), text());
        expect(2, "audit");
        expect(2, "replay", "--from", "yesterday");
        expect(2, "replay", "--sequence", "-1");
    }

    /// The home of a desk that ran, once for all tests: each has its own copy.
    private SampleHome ran(ModelBundle model) throws InterruptedException, IOException {
        if (model.model().steps() > 1) {
            return run(folder, model);
        }
        if (!Files.exists(shared.resolve("journal"))) {
            run(shared, model);
        }
        try (Stream<Path> files = Files.walk(shared)) {
            for (Path file : files.sorted().toList()) {
                Path copy = folder.resolve(shared.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return SampleHome.existing(folder);
    }

    private static SampleHome run(Path home, ModelBundle model) throws InterruptedException {
        SampleHome made = SampleHome.at(home);
        made.promote(model);
        DeskRun.toTheEnd(made).close();
        return made;
    }

    private Path journal() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("journal"))) {
            return files.filter(file -> file.endsWith(PaperExecutor.JOURNAL_FILE))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void tamper(String change) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = 0");
            assertEquals(1, statement.executeUpdate(change), change);
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private void expect(int status, String... args) {
        said.reset();
        List<String> line = new ArrayList<>(List.of(args));
        boolean plain = args.length == 1 && args[0].equals("audit");
        if (!plain) {
            line.addAll(List.of("--home", folder.toString()));
        }
        assertEquals(status, RecordCli.execute(line.toArray(new String[0])), text());
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
