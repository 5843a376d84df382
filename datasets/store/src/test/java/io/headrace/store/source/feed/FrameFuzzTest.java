package io.headrace.store.source.feed;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.FrameFormat;
import io.headrace.store.source.FuzzJudge;
import io.headrace.store.source.ReadingCost;
import io.headrace.store.source.SourceFormat;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Whatever the messages of a connection hold, reading them ends in events and refusals that name
/// message, field and reason, within a second and a bound of memory. Without `JAZZER_FUZZ` the kept
/// inputs are read once more; with it, new ones are sought.
///
/// An input is the name of a format, and the capture's text below.
class FrameFuzzTest {
    private static final long BYTES_A_BYTE = 8192;

    @FuzzTest(maxDuration = "5m")
    void everyFrameIsReadOrRefused(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int lineEnd = text.indexOf('\n');
        Optional<SourceFormat> format = SourceFormats.named(lineEnd < 0 ? text : text.substring(0, lineEnd));
        if (format.orElse(null) instanceof FrameFormat frames) {
            read(frames, text.substring(lineEnd + 1));
        }
    }

    static void read(FrameFormat format, String text) {
        ReadingCost.bounded(text.length(), BYTES_A_BYTE, () -> readOnce(format, text));
    }

    private static void readOnce(FrameFormat format, String text) {
        FuzzJudge judge = new FuzzJudge(line -> "fuzz:" + line);
        var feed = new FrameFeed(line -> "fuzz:" + line, output -> format.parser("fuzz", output), judge);
        try {
            FrameReader.read(new StringReader(text), feed, () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        judge.requireAtMost(4L * text.length() + 16);
    }
}
