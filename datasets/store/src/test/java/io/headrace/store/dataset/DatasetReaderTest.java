package io.headrace.store.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.segment.FileBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetReaderTest {
    private static final List<MarketEvent> EVENTS =
            List.copyOf(RandomEvents.draw(300, 3, EventKind.BAR, EventKind.TRADE));

    @TempDir
    Path home;

    private Path dir;
    private Path manifestFile;
    private Path bars;
    private String json;
    private long rows;

    @BeforeEach
    void writeDataset() throws IOException {
        dir = home.resolve("one");
        DatasetManifest manifest =
                DatasetWriter.write(dir, new DatasetHeader("one", "CC0-1.0", "test"), EVENTS, Progress.SILENT);
        manifestFile = dir.resolve(ManifestFile.NAME);
        bars = dir.resolve(manifest.segments().getFirst().file());
        rows = manifest.segments().getFirst().rows();
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
        String file = dir.relativize(bars).toString();
        rewrite("\"" + file + "\"", "\"../" + file + "\"");
        refused("HR-1103");
    }

    @Test
    void refusesAManifestWhoseDigestDoesNotFit() throws IOException {
        rewrite("\"rows\" : " + rows + ",", "\"rows\" : " + (rows + 1) + ",");
        refused("HR-1103");
    }

    @Test
    void refusesAnotherLayout() throws IOException {
        rewrite("\"version\" : 4", "\"version\" : 1");
        assertTrue(refused("HR-1104").what().contains("layout 1"));
    }

    @Test
    void refusesAMissingSegment() throws IOException {
        Files.delete(bars);
        assertTrue(refused("HR-1105").where().contains("part-0000"));
    }

    @Test
    void refusesASegmentCutShort() throws IOException {
        byte[] whole = Files.readAllBytes(bars);
        Files.write(bars, Arrays.copyOf(whole, whole.length / 2));
        refused("HR-1106");
        // Even when the manifest was made to fit the shorter file.
        rewrite("\"bytes\" : " + whole.length + ",", "\"bytes\" : " + whole.length / 2 + ",");
        refused("HR-1106");
    }

    @Test
    void refusesAFileThatIsNoParquetThoughTheManifestFitsIt() throws IOException {
        byte[] whole = Files.readAllBytes(bars);
        String crc = FileBytes.crc32c(bars);
        whole[0] = 'X';
        Files.write(bars, whole);
        rewrite("\"" + crc + "\"", "\"" + FileBytes.crc32c(bars) + "\"");
        assertTrue(refused("HR-1107").where().contains("part-0000"));
    }

    @Test
    void refusesEveryChangedByte() throws IOException {
        byte[] whole = Files.readAllBytes(bars);
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 100; round++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(bars, changed);
            refused("HR-1106");
        }
    }

    @Test
    void refusesOtherValuesThoughTheBytesFitTheManifest() throws Exception {
        String crc = FileBytes.crc32c(bars);
        long bytes = Files.size(bars);
        Path packed = bars.resolveSibling("packed.parquet");
        PlainDuckDb.ask("COPY (SELECT * REPLACE (1.5::DOUBLE AS high) FROM read_parquet(" + PlainDuckDb.text(bars)
                + ", hive_partitioning = false)) TO " + PlainDuckDb.text(packed)
                + " (FORMAT parquet, COMPRESSION zstd)");
        Files.move(packed, bars, StandardCopyOption.REPLACE_EXISTING);
        json = json.replace("\"" + crc + "\"", "\"" + FileBytes.crc32c(bars) + "\"");
        rewrite("\"bytes\" : " + bytes + ",", "\"bytes\" : " + Files.size(bars) + ",");
        assertTrue(refused("HR-1106").what().contains("digest"));
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
