package io.headrace.models.registry;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.card.ModelCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Names that point to models: one file each with an id and a line end, replaced atomically.
final class ModelAliases {
    private static final int FILE_BYTES = ModelCard.UNIDENTIFIED.length() + 1;
    static final List<String> NAMES = List.of(ModelRegistry.CHAMPION, ModelRegistry.CHALLENGER, ModelRegistry.PREVIOUS);

    private final Path folder;

    ModelAliases(Path folder) {
        this.folder = folder;
    }

    Optional<String> read(String alias) {
        Path file = folder.resolve(alias);
        String text;
        try {
            if (Files.size(file) != FILE_BYTES) {
                throw broken(file);
            }
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw broken(file);
        }
        String id = text.substring(0, text.length() - 1);
        if (!text.endsWith("\n") || !ModelCard.isId(id)) {
            throw broken(file);
        }
        return Optional.of(id);
    }

    /// As [#read], with a broken alias pointing nowhere.
    Optional<String> readIntact(String alias) {
        try {
            return read(alias);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    void write(String alias, String id) throws IOException {
        Files.createDirectories(folder);
        DurableFiles.replace(folder, alias, (id + '\n').getBytes(StandardCharsets.ISO_8859_1));
    }

    void remove(String alias) throws IOException {
        Files.deleteIfExists(folder.resolve(alias));
    }

    /// The names that point to a model. A broken alias points nowhere.
    List<String> of(String id) {
        return NAMES.stream().filter(alias -> pointsTo(alias, id)).toList();
    }

    private boolean pointsTo(String alias, String id) {
        return readIntact(alias).filter(id::equals).isPresent();
    }

    private static RuntimeException broken(Path file) {
        return new Problem(
                        "HR-2004",
                        "the pointer to a model must be 'm-', 16 hex digits and a line end, and is not",
                        file.toString(),
                        "Run 'models promote' with the id of a model, see 'models list'",
                        ExitCode.INTEGRITY)
                .toException();
    }
}
