package io.headrace.store.source.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.source.ReadingCost;
import io.headrace.store.source.reading.Heard;
import io.headrace.store.source.reading.SourceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Whatever a mapping and its table hold, the mapping is refused with its place or the table is read or refused, within
/// a
/// second and a bound of memory. An input is a mapping, a line `---table---`, and the table.
class MappingFuzzTest {
    private static final byte[] BETWEEN = "---table---\n".getBytes(StandardCharsets.US_ASCII);

    private static final long BYTES_A_BYTE = 16_384;

    @FuzzTest(maxDuration = "5m")
    void everyMappingIsReadOrRefused(byte[] input) throws IOException {
        int at = indexOfTable(input);
        Path folder = Files.createTempDirectory("fuzz");
        Path mapping = folder.resolve("m.yaml");
        Path table = folder.resolve("t.csv");
        try {
            Files.write(mapping, Arrays.copyOf(input, at));
            Files.write(table, Arrays.copyOfRange(input, Math.min(at + BETWEEN.length, input.length), input.length));
            ReadingCost.bounded(input.length, BYTES_A_BYTE, () -> read(mapping, table));
        } finally {
            Files.deleteIfExists(mapping);
            Files.deleteIfExists(table);
            Files.delete(folder);
        }
    }

    private static void read(Path mapping, Path table) {
        MappedTable format;
        try {
            format = MappedTable.of(mapping);
        } catch (ProblemException e) {
            assertEquals("HR-1017", e.problem().code());
            assertTrue(
                    e.problem().where().startsWith(mapping.toString()),
                    () -> e.problem().sentence());
            return;
        }
        Heard heard = new Heard();
        SourceReader.read(table, format, heard, Progress.SILENT);
        for (Problem problem : heard.problems()) {
            assertTrue(problem.code().startsWith("HR-10"), problem::sentence);
        }
    }

    private static int indexOfTable(byte[] input) {
        for (int at = 0; at + BETWEEN.length <= input.length; at++) {
            if (Arrays.equals(input, at, at + BETWEEN.length, BETWEEN, 0, BETWEEN.length)) {
                return at;
            }
        }
        return input.length;
    }
}
