package io.headrace.store.intake;

import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.Packing;
import io.headrace.store.source.SourceFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which files an import reads, in order, and which it passes over.
///
/// @param sources by the order of the paths given and, below a folder, of their names
public record IntakePlan(List<RawSource> sources, List<PassedOver> passedOver) {
    private static final int MOST_NAMED = 5;

    public IntakePlan {
        sources = List.copyOf(sources);
        passedOver = List.copyOf(passedOver);
    }

    /// A file that is not imported.
    public record PassedOver(String name, String reason) {}

    /// @param paths files and folders
    /// @param format of all files; null to recognize each
    /// @throws ProblemException HR-1041 when a path leads nowhere, HR-1042 when no file is of a known format,
    ///     HR-1045 when a file lies beside its own archive
    public static IntakePlan of(List<Path> paths, @Nullable SourceFormat format) {
        List<RawSource> sources = new ArrayList<>();
        List<PassedOver> passedOver = new ArrayList<>();
        for (Path root : paths) {
            for (Path file : files(root)) {
                String name = name(root, file);
                Optional<SourceFormat> found;
                try {
                    found = format == null ? SourceFormats.of(file) : Optional.of(format);
                } catch (ProblemException e) {
                    if (file.equals(root)) {
                        throw e;
                    }
                    passedOver.add(new PassedOver(name, e.problem().what()));
                    continue;
                }
                if (found.isPresent()) {
                    sources.add(source(file, name, found.get(), file.equals(root)));
                } else {
                    passedOver.add(new PassedOver(name, "of no format that Headrace knows"));
                }
            }
        }
        if (sources.isEmpty()) {
            throw nothingKnown(paths, passedOver);
        }
        requirePackedOnce(sources);
        return new IntakePlan(sources, passedOver);
    }

    /// A table beside its own archive would be stored twice.
    private static void requirePackedOnce(List<RawSource> sources) {
        Map<Path, Path> plain = new HashMap<>();
        for (RawSource source : sources) {
            Path file = source.path();
            Path other = plain.put(file.resolveSibling(Packing.plainName(file)), file);
            if (other != null && !other.equals(file)) {
                throw IntakeFault.PACKED_TWICE.at(
                        file,
                        "both " + other.getFileName() + " and " + file.getFileName() + " are here",
                        "Keep the one that is right and move the other away");
            }
        }
    }

    private static ProblemException nothingKnown(List<Path> paths, List<PassedOver> passedOver) {
        StringBuilder what = new StringBuilder("there is no file to import");
        passedOver.stream()
                .limit(MOST_NAMED)
                .forEach(file ->
                        what.append("; ").append(file.name()).append(" is ").append(file.reason()));
        return IntakeFault.NOTHING_KNOWN.at(
                paths.getFirst(),
                what.toString(),
                "Name a format with --format, or describe the columns with --mapping");
    }

    private static List<Path> files(Path root) {
        if (Files.isRegularFile(root)) {
            return List.of(root);
        }
        if (!Files.isDirectory(root)) {
            throw IntakeFault.NO_PATH.at(root, "there is no such file or folder", "Check the path");
        }
        try (Stream<Path> below = Files.walk(root)) {
            return below.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw IntakeFault.NO_PATH.at(root, "the folder cannot be listed: " + IoReason.of(e), "Allow reading there");
        }
    }

    private static String name(Path root, Path file) {
        Path inside = file.equals(root) ? file.getFileName() : root.relativize(file);
        return String.valueOf(inside).replace('\\', '/');
    }

    private static RawSource source(Path file, String name, SourceFormat format, boolean named) {
        try {
            return new RawSource(
                    file,
                    name,
                    format,
                    named,
                    Files.size(file),
                    Files.getLastModifiedTime(file).toMillis());
        } catch (IOException e) {
            throw IntakeFault.NO_PATH.at(file, "the file cannot be read: " + IoReason.of(e), "Allow reading it");
        }
    }
}
