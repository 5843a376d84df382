package io.headrace.store.check;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.SourceListener;
import io.headrace.store.source.reading.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks raw files: one, or all below a folder, in the order of their names. A file of no known format is listed and
/// passed over.
final class RawCheck {
    private final Path root;
    private final EventCheck check;
    private final Progress progress;

    private RawCheck(Path root, Progress progress) {
        this.root = root;
        this.progress = progress;
        this.check = EventCheck.ofFiles(root.toString());
    }

    /// @throws ProblemException when the folder cannot be listed
    static CheckReport check(Path fileOrFolder, Progress progress) {
        RawCheck raw = new RawCheck(fileOrFolder, progress);
        files(fileOrFolder).forEach(raw::file);
        return raw.check.report();
    }

    private static List<Path> files(Path root) {
        if (Files.isRegularFile(root)) {
            return List.of(root);
        }
        try (Stream<Path> below = Files.walk(root)) {
            return below.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw CheckFault.NO_FOLDER.at(
                    root, "the folder cannot be listed: " + IoReason.of(e), "Allow reading there");
        }
    }

    private void file(Path file) {
        String name = name(file);
        Optional<SourceFormat> format;
        try {
            format = SourceFormats.of(file);
        } catch (ProblemException e) {
            check.refused(name, 0, e.problem());
            return;
        }
        if (format.isEmpty()) {
            check.unknown(name, "no format that Headrace knows");
        } else {
            SourceReader.read(file, format.get(), new Told(name), progress);
        }
    }

    private String name(Path file) {
        Path inside = file.equals(root) ? file.getFileName() : root.relativize(file);
        return String.valueOf(inside).replace('\\', '/');
    }

    private final class Told implements SourceListener {
        private final String name;

        private Told(String name) {
            this.name = name;
        }

        @Override
        public void event(long line, MarketEvent event) {
            check.observe(name, line, event);
        }

        @Override
        public void note(long line, Oddity oddity, String what) {
            check.note(name, line, oddity, what);
        }

        @Override
        public void refused(long line, Problem problem) {
            check.refused(name, line, problem);
        }
    }
}
