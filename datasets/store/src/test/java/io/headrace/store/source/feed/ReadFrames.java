package io.headrace.store.source.feed;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import io.headrace.store.source.FrameFormat;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// Everything that came out of reading messages: events, oddities and refusals, for tests to look at.
public class ReadFrames implements SourceListener {
    private final List<MarketEvent> events = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Oddity> oddities = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    public static ReadFrames ofText(FrameFormat format, String text) {
        return of(format, "capture", new StringReader(text));
    }

    public static ReadFrames ofFile(FrameFormat format, Path file) {
        String name = file.getFileName().toString();
        try (InputStream stored = Files.newInputStream(file);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(stored) : stored) {
            return of(format, name, new InputStreamReader(plain, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ReadFrames of(FrameFormat format, String name, Reader text) {
        ReadFrames read = new ReadFrames();
        var feed = new FrameFeed(line -> name + ":" + line, output -> format.parser(name, output), read);
        try {
            FrameReader.read(text, feed, () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    public List<MarketEvent> events() {
        return events;
    }

    public <E extends MarketEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public long count(EventKind kind) {
        return events.stream().filter(event -> event.kind() == kind).count();
    }

    public long count(Oddity oddity) {
        return oddities.stream().filter(oddity::equals).count();
    }

    public List<String> notes() {
        return notes;
    }

    public List<Problem> problems() {
        return problems;
    }

    /// The events, one a line.
    public String shown() {
        return events.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public void event(long line, MarketEvent event) {
        events.add(event);
    }

    @Override
    public void note(long line, Oddity oddity, String what) {
        oddities.add(oddity);
        notes.add(line + " " + oddity + " " + what);
    }

    @Override
    public void refused(long line, Problem problem) {
        problems.add(problem);
    }
}
