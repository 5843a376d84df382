package io.headrace.models.registry;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Words that people put on models: one file per model, one word a line. They say nothing about trust and
/// stand outside the digest and the signature.
final class ModelTags {
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");
    private final Path folder;

    ModelTags(Path folder) {
        this.folder = folder;
    }

    /// In alphabetical order. A file that cannot be read, or is not of such words, counts as none.
    List<String> of(String id) {
        try {
            return Files.readAllLines(folder.resolve(id), StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> WORD.matcher(line).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    void change(String id, Collection<String> added, Collection<String> removed) throws IOException {
        added.forEach(ModelTags::requireWord);
        TreeSet<String> words = new TreeSet<>(of(id));
        words.addAll(added);
        words.removeAll(removed);
        try {
            if (words.isEmpty()) {
                Files.deleteIfExists(folder.resolve(id));
                return;
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.createDirectories(folder);
        DurableFiles.replace(folder, id, (String.join("\n", words) + '\n').getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void requireWord(String word) {
        if (!WORD.matcher(word).matches()) {
            throw new Problem(
                            "HR-2006",
                            "a tag must be at most 32 lower-case letters, digits, dots, dashes and underscores, was '"
                                    + word + "'",
                            "",
                            "Choose another word",
                            ExitCode.USAGE)
                    .toException();
        }
    }
}
