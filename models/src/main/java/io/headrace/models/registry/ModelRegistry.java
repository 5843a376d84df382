package io.headrace.models.registry;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Models in a folder: `<id>/model.json` with its digest in `<id>/manifest.json`, and `aliases/champion` and
/// `aliases/previous` with one id each.
///
/// Every write goes to a temporary file and is moved into place, so a reader sees the old or the new and
/// never a part. Safe for many readers and one writer.
public final class ModelRegistry {
    public static final String CHAMPION = "champion";
    public static final String PREVIOUS = "previous";

    private final Path home;
    private final ModelAliases aliases;

    /// @param modelsHome made when the first model is published
    public ModelRegistry(Path modelsHome) {
        home = modelsHome;
        aliases = new ModelAliases(modelsHome.resolve("aliases"));
    }

    /// Writes the model unless it is there already.
    ///
    /// @return its id
    /// @throws ProblemException when a damaged model stands in its place, or the folder cannot be written
    public String publish(ModelBundle bundle) {
        byte[] document = ModelDocument.write(bundle);
        String id = ModelDocument.id(document);
        if (Files.exists(home.resolve(id))) {
            return loadFolder(id).card().id();
        }
        try {
            Files.createDirectories(home);
            Path temporary = Files.createDirectory(home.resolve(".publishing-" + UUID.randomUUID()));
            try {
                ModelFolder.write(temporary, id, document);
                DurableFiles.move(temporary, home, id);
            } catch (FileSystemException e) {
                if (!Files.exists(home.resolve(id))) {
                    throw e;
                }
                return loadFolder(id).card().id(); // another publisher of the same content was first
            } finally {
                ModelFolder.delete(temporary);
            }
            return id;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// Reads a model and checks all of it.
    ///
    /// @param idOrAlias an id, `champion` or `previous`
    /// @throws ProblemException NOT_FOUND when there is none, INTEGRITY when it is not what was published
    public ModelBundle load(String idOrAlias) {
        return loadFolder(resolve(idOrAlias));
    }

    /// The id of the model in charge, if one was promoted.
    public Optional<String> champion() {
        return aliases.read(CHAMPION);
    }

    /// Puts a model in charge; the one before is kept as `previous`. A broken champion is none: promoting mends
    /// it.
    ///
    /// @throws ProblemException when the model is missing or damaged; the champion is then as before
    public void promote(String idOrAlias) {
        String id = load(idOrAlias).card().id();
        Optional<String> before = aliases.readIntact(CHAMPION);
        if (before.isPresent() && before.get().equals(id)) {
            return;
        }
        try {
            if (before.isPresent()) {
                aliases.write(PREVIOUS, before.get());
            }
            aliases.write(CHAMPION, id);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// All models in the order of their ids; a damaged one says so.
    public List<ModelSummary> list() {
        List<String> ids;
        try (Stream<Path> entries = Files.list(home)) {
            ids = entries.map(entry -> entry.getFileName().toString())
                    .filter(ModelCard::isId)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unusable(e);
        }
        List<ModelSummary> summaries = new ArrayList<>();
        for (String id : ids) {
            summaries.add(summary(id));
        }
        return summaries;
    }

    private ModelSummary summary(String id) {
        List<String> names = aliases.of(id);
        try {
            return new ModelSummary.Intact(loadFolder(id).card(), names);
        } catch (ProblemException e) {
            return new ModelSummary.Damaged(id, e.problem().sentence(), names);
        }
    }

    private String resolve(String idOrAlias) {
        if (ModelCard.isId(idOrAlias)) {
            return idOrAlias;
        }
        if (!idOrAlias.equals(CHAMPION) && !idOrAlias.equals(PREVIOUS)) {
            throw new Problem(
                            "HR-2001",
                            "a model is named by its id (m- and 16 hex digits), champion or previous, was '" + idOrAlias
                                    + "'",
                            "",
                            "See 'models list'",
                            ExitCode.NOT_FOUND)
                    .toException();
        }
        return aliases.read(idOrAlias)
                .orElseThrow(() -> new Problem(
                                "HR-2001",
                                "there is no " + idOrAlias + " model",
                                home.toString(),
                                "Train one with 'train run', then 'models promote'",
                                ExitCode.NOT_FOUND)
                        .toException());
    }

    private ModelBundle loadFolder(String id) {
        return ModelFolder.load(home.resolve(id), id);
    }

    private ProblemException unusable(IOException cause) {
        return new Problem(
                        "HR-2005",
                        "the model folder cannot be used: " + IoReason.of(cause),
                        home.toString(),
                        "Check that it is a folder with free space that you may write to",
                        ExitCode.INVALID)
                .toException(cause);
    }
}
