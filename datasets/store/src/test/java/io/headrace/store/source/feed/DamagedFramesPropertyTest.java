package io.headrace.store.source.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.FrameFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The kept captures, sound and damaged in seeded ways: always read or refused, never a failure.
class DamagedFramesPropertyTest {
    private static final String RECEIPT = "1700000000.5: ";
    private static final int CASES = 1_000;
    private static final String CHARACTERS = "0123456789-.eE\"[]{}:,\n\u0000\uD800 tfn";
    private static final List<String> VALUES = List.of(
            "null",
            "0",
            "-1",
            "1e308",
            "1e-320",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "true",
            "99999999999999999999",
            "\"1e400\"",
            "\"NaN\"",
            "1700000000100",
            "\"1700000000100\"",
            "\"2024-01-01T00:00:00Z\"",
            "9223372036854775807");

    @Test
    void everyFormatHasACapture() throws IOException {
        Set<String> captured = new HashSet<>();
        for (Path capture : captures().toList()) {
            captured.add(Files.readAllLines(capture).getFirst());
        }
        SourceFormats.all().stream()
                .filter(FrameFormat.class::isInstance)
                .forEach(format -> assertTrue(captured.contains(format.name()), format::name));
    }

    @ParameterizedTest
    @MethodSource("captures")
    void aSoundCaptureIsReadWithoutARefusal(Path capture) throws IOException {
        String text = Files.readString(capture);
        int lineEnd = text.indexOf('\n');
        ReadFrames read = ReadFrames.ofText(format(text.substring(0, lineEnd)), text.substring(lineEnd + 1));
        assertEquals(List.of(), read.problems());
    }

    @ParameterizedTest
    @MethodSource("captures")
    void theSameMessagesOneByOneOverAConnectionGiveTheSameEvents(Path capture) throws IOException {
        String text = Files.readString(capture);
        int lineEnd = text.indexOf('\n');
        FrameFormat format = format(text.substring(0, lineEnd));
        ReadFrames file = ReadFrames.ofText(format, text.substring(lineEnd + 1));
        ReadFrames live = new ReadFrames();
        var feed = new FrameFeed(number -> "live:" + number, output -> format.parser("capture", output), live);
        long number = 0;
        for (String line : text.substring(lineEnd + 1).lines().toList()) {
            if (line.startsWith(RECEIPT)) {
                feed.message(++number, 1_700_000_000_500_000_000L, line.substring(RECEIPT.length()));
            }
        }
        feed.end();
        assertEquals(file.events(), live.events());
    }

    @ParameterizedTest
    @MethodSource("captures")
    void aDamagedCaptureIsReadOrRefused(Path capture) throws IOException {
        String text = Files.readString(capture);
        int lineEnd = text.indexOf('\n');
        FrameFormat format = format(text.substring(0, lineEnd));
        Random random = new Random(20241122);
        for (int number = 0; number < CASES; number++) {
            String damaged = damaged(text.substring(lineEnd + 1), random);
            try {
                FrameFuzzTest.read(format, damaged);
            } catch (RuntimeException e) {
                throw new AssertionError("case " + number + ": " + damaged, e);
            }
        }
    }

    private static String damaged(String text, Random random) {
        String damaged = text;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            damaged = switch (random.nextInt(4)) {
                case 0 -> withValue(damaged, random);
                case 1 -> withoutPart(damaged, random);
                case 2 -> withLinesMoved(damaged, random);
                default -> withCharacter(damaged, random);
            };
        }
        return damaged;
    }

    /// Another value for one member.
    private static String withValue(String text, Random random) {
        int colon = text.indexOf("\":", random.nextInt(text.length() + 1));
        if (colon < 0) {
            return text;
        }
        int end = colon + 2;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, colon + 2) + VALUES.get(random.nextInt(VALUES.size())) + text.substring(end);
    }

    private static String withoutPart(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(30));
        return text.substring(0, from) + text.substring(to);
    }

    private static String withLinesMoved(String text, Random random) {
        List<String> lines = text.lines().toList();
        StringBuilder moved = new StringBuilder();
        for (int line = 0; line < lines.size(); line++) {
            moved.append(lines.get(random.nextInt(lines.size()))).append('\n');
        }
        return moved.toString();
    }

    private static String withCharacter(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        return text.substring(0, at) + c + text.substring(Math.min(text.length(), at + 1));
    }

    private static FrameFormat format(String name) {
        return (FrameFormat) SourceFormats.named(name).orElseThrow();
    }

    /// The sound ones: those the fuzzer found are damaged already.
    static Stream<Path> captures() {
        try {
            Path folder = Path.of(DamagedFramesPropertyTest.class
                    .getResource("FrameFuzzTestInputs/everyFrameIsReadOrRefused")
                    .toURI());
            try (Stream<Path> files = Files.list(folder)) {
                return files
                        .filter(file -> !file.getFileName().toString().contains("-found-"))
                        .sorted()
                        .toList()
                        .stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
