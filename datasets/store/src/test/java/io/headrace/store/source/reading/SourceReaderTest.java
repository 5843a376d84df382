package io.headrace.store.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.RawFixture;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.SourceFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
    private static final String HEADER = "exchange,symbol,timestamp,local_timestamp,id,side,price,amount\n";
    private static final String ROWS = "bitmex,XBTUSD,1583020803145000,1583020803307160,a,sell,8531.5,2152\n"
            + "bitmex,XBTUSD,1583020803276000,1583020803336743,b,buy,8531.5,1\n";
    private static final String FORMAT = "tardis-trades";

    @TempDir
    Path home;

    @Test
    void readsPlainGzipAndZipAlike() throws IOException {
        List<MarketEvent> plain = read(HEADER + ROWS).events();
        assertEquals(2, plain.size());
        Path gzip = Files.write(home.resolve("x.csv.gz"), RawFixture.gzip(HEADER + ROWS));
        assertEquals(plain, Heard.of(gzip, FORMAT).events());
        Path zip = Files.write(home.resolve("trades.zip"), zip("trades.csv"));
        assertEquals(plain, Heard.of(zip, FORMAT).events());
        assertEquals(FORMAT, SourceFormats.of(zip).orElseThrow().name());
    }

    @Test
    void skipsAByteOrderMarkAndReadsWindowsLineEndsAndQuotes() {
        List<MarketEvent> plain = read(HEADER + ROWS).events();
        assertEquals(plain, read("\uFEFF" + HEADER + ROWS).events());
        assertEquals(plain, read((HEADER + ROWS).replace("\n", "\r\n")).events());
        assertEquals(plain, read(HEADER + ROWS.replace("sell", "\"sell\"")).events());
        assertEquals(plain, read(HEADER + "\n" + ROWS + "\n").events());
    }

    @Test
    void refusesAFileCutInsideItsLastRow() {
        Problem problem = read(HEADER + ROWS.stripTrailing()).problem();
        assertEquals("HR-1003", problem.code());
        assertTrue(problem.where().endsWith("t.csv:3:8"), problem::sentence);
        assertTrue(problem.what().endsWith("no line break at its end, after '1'"), problem::sentence);
    }

    @Test
    void goesOnAfterARefusedRow() {
        Heard heard = read(HEADER + ROWS.replace("8531.5,2152", "abc,2152"));
        assertEquals(1, heard.events().size());
        assertEquals(List.of(3L), heard.lines());
        Problem problem = heard.problem();
        assertEquals("HR-1008", problem.code());
        assertTrue(problem.where().endsWith("t.csv:2:7, column price"), problem::sentence);
        assertTrue(problem.what().contains("'abc' is not a number"), problem::sentence);
    }

    @Test
    void namesTheRowOfAnotherLength() {
        Problem problem = read(HEADER + ROWS + "bitmex,XBTUSD,1\n").problem();
        assertEquals("HR-1006", problem.code());
        assertTrue(problem.where().endsWith("t.csv:4:3, column timestamp"), problem::sentence);
        assertEquals("row has 3 columns, the header has 8", problem.what());
    }

    @Test
    void saysWhichColumnOfAHeaderIsWrong() {
        Problem problem = read(HEADER.replace("amount", "qty") + ROWS).problem();
        assertEquals("HR-1005", problem.code());
        assertTrue(problem.what().contains("'qty', 'amount' was expected"), problem::sentence);
        Path file = Heard.write(home, "odd.csv", HEADER.replace("amount", "qty") + ROWS);
        assertTrue(SourceFormats.of(file).isEmpty());
    }

    @Test
    void refusesEmptyFiles() {
        assertEquals("HR-1004", read("").problem().code());
        assertEquals("HR-1004", read("\n\n").problem().code());
        assertTrue(read(HEADER).problem().what().contains("no rows"));
    }

    @Test
    void refusesWhatIsNoTextAndWhatIsDamaged() throws IOException {
        byte[] bytes = (HEADER + ROWS).getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 20] = (byte) 0xff;
        Path file = Files.write(home.resolve("t.csv"), bytes);
        assertTrue(Heard.of(file, FORMAT).problem().what().contains("not UTF-8"));
        assertThrows(ProblemException.class, () -> SourceFormats.of(file));
        byte[] whole = RawFixture.gzip(HEADER + ROWS.repeat(2000));
        Path cut = home.resolve("cut.csv.gz");
        for (int length : new int[] {1, 5, 10, whole.length / 2, whole.length - 8, whole.length - 1}) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertEquals("HR-1003", Heard.of(cut, FORMAT).problem().code());
        }
        Files.writeString(cut, HEADER + ROWS);
        assertTrue(Heard.of(cut, FORMAT).problem().what().contains("damaged"));
    }

    @Test
    void refusesAQuoteThatNeverEndsAndARowWithoutEnd() {
        assertEquals(
                "HR-1003",
                read(HEADER + ROWS + "bitmex,\"XBTUSD,1\n")
                        .problems()
                        .getFirst()
                        .code());
        assertEquals(
                "HR-1003", read(HEADER + "x,".repeat(5000) + "\n").problem().code());
        assertEquals(
                "HR-1003", read(HEADER + "x".repeat(3_000_000) + "\n").problem().code());
    }

    @Test
    void refusesAnArchiveWithTwoFilesOrNone() throws IOException {
        Path two = Files.write(home.resolve("x.zip"), zip("a.csv", "b.csv"));
        assertTrue(Heard.of(two, FORMAT).problem().what().contains("more than one file, also b.csv"));
        Path none = Files.write(home.resolve("y.zip"), zip());
        assertEquals("HR-1003", Heard.of(none, FORMAT).problem().code());
    }

    @Test
    void checksAPublishedDigestBesideTheFile() throws Exception {
        byte[] archive = zip("x.csv");
        Path file = Files.write(home.resolve("x.zip"), archive);
        String hex =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        Files.writeString(home.resolve("x.zip.CHECKSUM"), hex + "  x.zip\n");
        assertEquals(2, Heard.of(file, FORMAT).events().size());
        // An archive bears the hour of its making, so its digest may begin with any digit.
        String other = (hex.startsWith("0") ? "1" : "0") + hex.substring(1);
        Files.writeString(home.resolve("x.zip.CHECKSUM"), other + "  x.zip\n");
        Problem problem = Heard.of(file, FORMAT).problem();
        assertEquals("HR-1016", problem.code());
        assertTrue(problem.what().contains(hex), problem::sentence);
    }

    @Test
    void namesOfFormatsDiffer() {
        List<String> names =
                SourceFormats.all().stream().map(SourceFormat::name).toList();
        assertEquals(names.size(), names.stream().distinct().count());
        for (SourceFormat format : SourceFormats.all()) {
            assertTrue(format.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), format.name());
            assertFalse(format.about().isBlank());
        }
    }

    private Heard read(String text) {
        return Heard.of(home, "t.csv", text, FORMAT);
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write((HEADER + ROWS).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
