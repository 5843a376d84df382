package io.headrace.store.source.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.headrace.market.problem.Progress;
import io.headrace.store.source.text.SourceText;
import io.headrace.store.source.text.UnreadableSource;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainRowsTest {
    private static final String ALPHABET = "ab1.-+ ,,,,\n\n\n";
    private static final String ODD = ALPHABET + "\r\"é";

    @TempDir
    Path home;

    @Test
    void anyTextHasTheRowsAndLinesThatTheLibraryFinds() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 2_000; round++) {
            String text = text(random, round % 2 == 0 ? ALPHABET : ODD, 1 + random.nextInt(60));
            assertEquals(byTheLibrary(text), rows(text), text);
        }
    }

    @Test
    void rowsAcrossTheBuffersEndsAreWhole() throws IOException {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < 40; round++) {
            String text = text(random, ALPHABET, 70_000) + "x".repeat(random.nextInt(20_000)) + ",y\n"
                    + text(random, ODD.replace("\"", ""), 500) + "\n\"q\"\"\n\",r\n";
            assertEquals(byTheLibrary(text), rows(text), "round " + round);
        }
    }

    @Test
    void aRowThatRepeatsIsTheSameWhereOneOfThemIsQuoted() throws IOException {
        assertEquals(1, digests("a,b\na,b\n").stream().distinct().count());
        assertEquals(1, digests("a,b\n\"a\",b\n").stream().distinct().count());
        assertEquals(
                4,
                digests("1,2,3\n\"1,2\",3\n1,\"2,3\"\n12,3\n").stream()
                        .distinct()
                        .count());
    }

    @Test
    void theLastRowStaysWhenNothingFollows() throws IOException {
        CsvRow row = new CsvRow();
        PlainRows rows = new PlainRows(new StringReader("a,b\nc,d\n\n"));
        assertEquals(PlainRows.Next.ROW, rows.next(row));
        assertEquals(PlainRows.Next.ROW, rows.next(row));
        assertEquals(PlainRows.Next.END, rows.next(row));
        assertEquals(List.of("c", "d"), row.texts());
        assertEquals(2, row.line());
    }

    private static String text(SplittableRandom random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < length; at++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private List<String> rows(String text) throws IOException {
        Path file = Files.writeString(home.resolve("t.csv"), text);
        List<String> found = new ArrayList<>();
        try (SourceText source = SourceText.open(file, Progress.SILENT)) {
            CsvRows rows = new CsvRows(source);
            CsvRow row = new CsvRow();
            while (rows.next(row)) {
                found.add(row.line() + " " + row.texts());
            }
        } catch (UnreadableSource e) {
            found.add("refused");
        }
        return found;
    }

    private List<Long> digests(String text) throws IOException {
        Path file = Files.writeString(home.resolve("t.csv"), text);
        List<Long> found = new ArrayList<>();
        try (SourceText source = SourceText.open(file, Progress.SILENT)) {
            CsvRows rows = new CsvRows(source);
            CsvRow row = new CsvRow();
            while (rows.next(row)) {
                found.add(row.digest());
            }
        }
        return found;
    }

    private static List<String> byTheLibrary(String text) {
        List<String> found = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            records.forEach(row -> found.add(row.getStartingLineNumber() + " " + row.getFields()));
        } catch (RuntimeException | IOException e) {
            found.add("refused");
        }
        return found;
    }
}
