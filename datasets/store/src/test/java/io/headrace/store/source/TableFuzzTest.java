package io.headrace.store.source;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.store.formats.SourceFormats;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Whatever a table holds, reading it ends in events and refusals that name file, field and reason, within a bound of
/// memory. Without `JAZZER_FUZZ` the kept inputs are read once more; with it, new ones are sought.
///
/// An input is `<format> <file name>` and the file's text below.
class TableFuzzTest {
    /// For one reading whatever its length, and for each byte: events, problems and their texts.
    private static final long BYTES_AT_ALL = 32L << 20;

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
            read(file, table, input.length);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void read(Path file, TableFormat format, int length) {
        Judge judge = new Judge(file);
        long before = allocated();
        SourceReader.read(file, format, judge, Progress.SILENT);
        long bytes = allocated() - before;
        assertTrue(bytes <= BYTES_AT_ALL + BYTES_A_BYTE * length, () -> bytes + " bytes for " + length);
        assertTrue(judge.told <= 4L * length + 16, () -> judge.told + " things told of " + length + " bytes");
    }

    private static long allocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }

    private static int indexOfLineEnd(byte[] input) {
        int at = 0;
        while (at < input.length && input[at] != '\n') {
            at++;
        }
        return at;
    }

    /// Holds every refusal to what a person needs.
    private static final class Judge implements SourceListener {
        private final String file;
        private long told;

        Judge(Path file) {
            this.file = file.toString();
        }

        @Override
        public void event(long line, MarketEvent event) {
            told++;
            assertTrue(line > 0, "an event without a line");
        }

        @Override
        public void note(long line, Oddity oddity, String what) {
            told++;
            assertFalse(what.isBlank());
        }

        @Override
        public void refused(long line, Problem problem) {
            told++;
            assertTrue(problem.code().startsWith("HR-10"), problem::sentence);
            assertTrue(problem.where().startsWith(file), problem::sentence);
            assertTrue(problem.sentence().length() < 2000, problem::sentence);
        }
    }
}
