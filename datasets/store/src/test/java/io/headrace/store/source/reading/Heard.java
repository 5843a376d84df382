package io.headrace.store.source.reading;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// All that a reader told, for tests.
public record Heard(List<MarketEvent> events, List<Long> lines, List<String> notes, List<Problem> problems)
        implements SourceListener {
    public Heard() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /// Reads a file of a named format.
    public static Heard of(Path file, String format) {
        Heard heard = new Heard();
        SourceReader.read(file, SourceFormats.named(format).orElseThrow(), heard, Progress.SILENT);
        return heard;
    }

    /// Reads a text as a file of this name and a named format.
    public static Heard of(Path folder, String fileName, String text, String format) {
        return of(write(folder, fileName, text), format);
    }

    /// Writes a text into a new file, with the folders above it.
    public static Path write(Path folder, String fileName, String text) {
        Path file = folder.resolve(fileName);
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void event(long line, MarketEvent event) {
        events.add(event);
        lines.add(line);
    }

    @Override
    public void note(long line, Oddity oddity, String what) {
        notes.add(line + " " + oddity + " " + what);
    }

    @Override
    public void refused(long line, Problem problem) {
        problems.add(problem);
    }

    /// The only problem.
    public Problem problem() {
        if (problems.size() != 1) {
            throw new AssertionError("expected one problem, were " + problems);
        }
        return problems.getFirst();
    }
}
