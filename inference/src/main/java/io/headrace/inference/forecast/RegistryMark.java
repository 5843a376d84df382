package io.headrace.inference.forecast;

import io.headrace.models.card.ModelCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/// What the registry looks like from outside: names, sizes and times of the champion's files and of the trusted
/// keys. Cheap enough to ask every period; as long as it stays the same nothing has to be read again.
final class RegistryMark {
    private RegistryMark() {}

    static String of(Path home) {
        Path models = home.resolve("models");
        Path alias = models.resolve("aliases").resolve("champion");
        StringBuilder mark = new StringBuilder();
        String id;
        try {
            id = Files.readString(alias).strip();
        } catch (IOException e) {
            id = "";
        }
        mark.append(id);
        note(mark, alias);
        if (ModelCard.isId(id)) {
            folder(mark, models.resolve(id));
        }
        folder(mark, home.resolve("keys"));
        return mark.toString();
    }

    private static void folder(StringBuilder mark, Path folder) {
        List<Path> files;
        try (Stream<Path> listing = Files.list(folder)) {
            files = listing.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            mark.append("|no ").append(folder.getFileName());
            return;
        }
        files.forEach(file -> note(mark, file));
    }

    private static void note(StringBuilder mark, Path file) {
        mark.append('|').append(file.getFileName());
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            mark.append(' ').append(found.size()).append(' ').append(found.lastModifiedTime());
        } catch (IOException e) {
            mark.append(" gone");
        }
    }
}
