package io.headrace.store.source;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import io.headrace.store.formats.SourceFormats;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Whatever the messages of a connection hold, reading them ends in events and refusals that name
/// message, field and reason, within a bound of memory. Without `JAZZER_FUZZ` the kept inputs are read
/// once more; with it, new ones are sought.
///
/// An input is the name of a format, and the capture's text below.
class FrameFuzzTest {
    private static final long BYTES_AT_ALL = 32L << 20;
    private static final long BYTES_A_BYTE = 8192;

    @FuzzTest(maxDuration = "5m")
    void everyFrameIsReadOrRefused(byte[] input) throws IOException {
        String text = new String(input, StandardCharsets.UTF_8);
        int lineEnd = text.indexOf('\n');
        Optional<SourceFormat> format = SourceFormats.named(lineEnd < 0 ? text : text.substring(0, lineEnd));
        if (format.orElse(null) instanceof FrameFormat frames) {
            read(frames, text.substring(lineEnd + 1));
        }
    }

    static void read(FrameFormat format, String text) throws IOException {
        readOnce(format, text, new Judge()); // the first reading loads classes, which costs memory of its own
        Judge judge = new Judge();
        long before = allocated();
        readOnce(format, text, judge);
        long bytes = allocated() - before;
        assertTrue(bytes <= BYTES_AT_ALL + BYTES_A_BYTE * text.length(), () -> bytes + " bytes for " + text.length());
        assertTrue(judge.told <= 4L * text.length() + 16, () -> judge.told + " things told of " + text.length());
    }

    private static void readOnce(FrameFormat format, String text, Judge judge) throws IOException {
        var feed = new FrameFeed(line -> "fuzz:" + line, output -> format.parser("fuzz", output), judge);
        FrameReader.read(new StringReader(text), feed, () -> {});
    }

    private static long allocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }

    /// Holds every refusal to what a person needs.
    private static final class Judge implements SourceListener {
        private long told;

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
            assertTrue(problem.where().startsWith("fuzz:" + line), problem::sentence);
            assertTrue(problem.sentence().length() < 2000, problem::sentence);
        }
    }
}
