package io.headrace.store.source.reading;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.headrace.market.problem.Progress;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.FuzzJudge;
import io.headrace.store.source.ReadingCost;
import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.TableFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Whatever a table holds, reading it ends in events and refusals that name file, field and reason, within a second and
/// a bound of memory. Without `JAZZER_FUZZ` the kept inputs are read once more; with it, new ones are sought.
///
/// An input is `<format> <file name>` and the file's text below.
class TableFuzzTest {
    /// For each byte: events, problems and their texts.
    private static final long BYTES_A_BYTE = 4096;

    @FuzzTest(maxDuration = "4m")
    void everyTableIsReadOrRefused(byte[] input) throws IOException {
        int lineEnd = indexOfLineEnd(input);
        String[] head = new String(input, 0, lineEnd, StandardCharsets.ISO_8859_1).split(" ", 2);
        Optional<SourceFormat> format = SourceFormats.named(head[0]);
        boolean named = head.length == 2 && head[1].matches("[A-Za-z0-9_.-]{1,80}\\.csv");
        if (!named || !(format.orElse(null) instanceof TableFormat table)) {
            return;
        }
        Path folder = Files.createTempDirectory("fuzz");
        Path file = folder.resolve(head[1]);
        try {
            Files.write(file, Arrays.copyOfRange(input, Math.min(lineEnd + 1, input.length), input.length));
            ReadingCost.bounded(input.length, BYTES_A_BYTE, () -> read(file, table, input.length));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void read(Path file, TableFormat format, int length) {
        FuzzJudge judge = new FuzzJudge(line -> file.toString());
        SourceReader.read(file, format, judge, Progress.SILENT);
        judge.requireAtMost(4L * length + 16);
    }

    private static int indexOfLineEnd(byte[] input) {
        int at = 0;
        while (at < input.length && input[at] != '\n') {
            at++;
        }
        return at;
    }
}
