package io.headrace.store.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetReaderTest {
    private static final List<MarketEvent> EVENTS = List.copyOf(RandomEvents.draw(300, 3));

    @TempDir
    Path home;

    private Path dir;
    private Path manifestFile;
    private Path bars;
    private String json;

    @BeforeEach
    void writeDataset() throws IOException {
        dir = home.resolve("one");
        DatasetManifest manifest =
                DatasetWriter.write(dir, new DatasetHeader("one", "CC0-1.0", "test"), EVENTS, Progress.SILENT);
        manifestFile = dir.resolve(ManifestFile.NAME);
        bars = dir.resolve(manifest.segments().getFirst().file());
        json = Files.readString(manifestFile);
    }

    @Test
    void saysWhichDatasetIsMissing() {
        dir = home.resolve("two");
        assertEquals(ExitCode.NOT_FOUND, refused("HR-1102").exit());
        dir = home;
        refused("HR-1102");
    }

    @Test
    void refusesAManifestWithAnUnknownField() throws IOException {
        rewrite("\"name\"", "\"colour\" : \"blue\", \"name\"");
        Problem problem = refused("HR-1103");
        assertTrue(problem.what().contains("colour"), problem::sentence);
        assertEquals(ExitCode.INTEGRITY, problem.exit());
    }

    @Test
    void refusesAManifestThatIsNotWhole() throws IOException {
        for (int length = 0; length < json.length() - 2; length += 37) {
            Files.writeString(manifestFile, json.substring(0, length));
            refused("HR-1103");
        }
        Files.writeString(manifestFile, json + "{}");
        refused("HR-1103");
        rewrite("\"licence\" : \"CC0-1.0\",", "");
        refused("HR-1103");
        rewrite("\"licence\" : \"CC0-1.0\"", "\"licence\" : null");
        refused("HR-1103");
        rewrite("\"licence\" : \"CC0-1.0\"", "\"licence\" : NaN");
        assertEquals(
                "the manifest is not valid: it is not JSON", refused("HR-1103").what());
        rewrite("\"licence\"", "\"extra\" : 1, \"licence\"");
        assertEquals(
                "the manifest is not valid: field 'extra' is unknown",
                refused("HR-1103").what());
        rewrite("\"licence\"", "\"name\" : \"again\", \"licence\"");
        refused("HR-1103");
    }

    @Test
    void refusesAManifestThatPointsOutsideItsFolder() throws IOException {
        rewrite("\"" + bars.getFileName() + "\"", "\"../" + bars.getFileName() + "\"");
        refused("HR-1103");
    }

    @Test
    void refusesAManifestWhoseDigestDoesNotFit() throws IOException {
        long rows = EVENTS.stream()
                .filter(event -> SegmentTable.of(event) == SegmentTable.BARS)
                .count();
        rewrite("\"rows\" : " + rows, "\"rows\" : " + (rows + 1));
        refused("HR-1103");
    }

    @Test
    void refusesAnotherLayout() throws IOException {
        rewrite("\"version\" : 1", "\"version\" : 2");
        assertTrue(refused("HR-1104").what().contains("layout 2"));
    }

    @Test
    void refusesAMissingSegment() throws IOException {
        Files.delete(bars);
        assertTrue(refused("HR-1105").where().contains("bars-0000"));
    }

    @Test
    void refusesASegmentCutShort() throws IOException {
        byte[] whole = Files.readAllBytes(bars);
        Files.write(bars, Arrays.copyOf(whole, whole.length / 2));
        refused("HR-1106");
        // Even when the manifest was made to fit the shorter file.
        rewrite("\"bytes\" : " + whole.length, "\"bytes\" : " + whole.length / 2);
        assertTrue(refused("HR-1107").where().contains("bars-0000"));
    }

    @Test
    void refusesChangedBytesOrReadsTheSameValues() throws IOException {
        byte[] whole = Files.readAllBytes(bars);
        List<MarketEvent> good = EVENTS.stream().sorted(MarketEvent.ORDER).toList();
        SplittableRandom random = new SplittableRandom(11);
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(bars, changed);
            try {
                assertEquals(good, read());
            } catch (ProblemException e) {
                assertEquals(ExitCode.INTEGRITY, e.problem().exit());
                refused++;
            }
        }
        assertTrue(refused > 150, "only " + refused + " of 300 changes were seen");
    }

    private void rewrite(String from, String to) throws IOException {
        assertTrue(json.contains(from), json);
        Files.writeString(manifestFile, json.replace(from, to));
    }

    private List<MarketEvent> read() {
        try (DatasetReader reader = DatasetReader.open(dir)) {
            return reader.events();
        }
    }

    private Problem refused(String code) {
        Problem problem = assertThrows(ProblemException.class, this::read).problem();
        assertEquals(code, problem.code(), problem::sentence);
        return problem;
    }
}
