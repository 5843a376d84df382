package io.headrace.models.registry;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.signature.SigningKey;
import io.headrace.models.signature.TrustedKeys;
import io.headrace.models.signature.Vouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Models in a folder: `<id>/` as [ModelFolder] keeps it, `aliases/champion`, `challenger` and `previous` with
/// one id each, and `tags/<id>`.
///
/// Every write goes to a temporary file and is moved into place, so a reader sees the old or the new and
/// never a part. Safe for many readers; writers wait for one another.
public final class ModelRegistry {
    /// The model in charge.
    public static final String CHAMPION = "champion";
    /// The newest model that was trained and is not in charge.
    public static final String CHALLENGER = "challenger";
    /// The champion before.
    public static final String PREVIOUS = "previous";

    private static final String PUBLISHING = ".publishing-";

    private final Path home;
    private final TrustedKeys trusted;
    private final ModelAliases aliases;
    private final ModelTags tags;

    /// A registry that asks for no signature.
    public ModelRegistry(Path modelsHome) {
        this(modelsHome, TrustedKeys.NONE);
    }

    /// @param modelsHome made when the first model is published
    /// @param trusted whose models may be loaded and put in charge
    public ModelRegistry(Path modelsHome, TrustedKeys trusted) {
        home = modelsHome;
        this.trusted = trusted;
        aliases = new ModelAliases(modelsHome.resolve("aliases"));
        tags = new ModelTags(modelsHome.resolve("tags"));
    }

    /// The id a model has or would have.
    public String identify(ModelBundle bundle) {
        return ModelDocument.id(ModelDocument.write(bundle));
    }

    public String publish(ModelBundle bundle) {
        return publish(bundle, List.of());
    }

    /// Writes the model unless it is there already, and the files that it lacks.
    ///
    /// @return its id
    /// @throws ProblemException when a damaged model stands in its place, or the folder cannot be written;
    ///     nothing half-written is then left
    public String publish(ModelBundle bundle, List<PublishedFile> files) {
        byte[] document = ModelDocument.write(bundle);
        String id = ModelDocument.id(document);
        changing(() -> {
            clearLeftovers();
            if (Files.exists(home.resolve(id))) {
                ModelFolder folder = folder(id);
                folder.load(TrustedKeys.NONE);
                folder.attach(files.stream()
                        .filter(file -> folder.published(file.name()).isEmpty())
                        .toList());
                return;
            }
            Path temporary = Files.createDirectory(home.resolve(PUBLISHING + UUID.randomUUID()));
            try {
                new ModelFolder(temporary).write(bundle.withId(id), document, files);
                DurableFiles.move(temporary, home, id);
            } finally {
                ModelFolder.delete(temporary);
            }
        });
        return id;
    }

    /// Adds files to a model; it must then be signed anew.
    ///
    /// @throws ProblemException when it is damaged, or has another file of that name
    public void attach(String idOrAlias, List<PublishedFile> files) {
        String id = resolve(idOrAlias);
        changing(() -> folder(id).attach(files));
    }

    /// Reads a model to serve it or put it in charge: checks who vouches for it, and all of it.
    ///
    /// @param idOrAlias an id, `champion`, `challenger` or `previous`
    /// @throws ProblemException NOT_FOUND when there is none, INTEGRITY when it is not what was published, or
    ///     not signed by a trusted key where there are any
    public ModelBundle load(String idOrAlias) {
        return folder(resolve(idOrAlias)).load(trusted);
    }

    /// Reads a model to look at it: checks all of it, and asks for no signature.
    ///
    /// @throws ProblemException as [#load], but for a missing signature or one of a key that is not trusted
    public ModelBundle inspect(String idOrAlias) {
        return folder(resolve(idOrAlias)).load(trusted.unasked());
    }

    /// A file that was published with a model, checked; empty when it has none of that name.
    public Optional<byte[]> published(String idOrAlias, String name) {
        return folder(resolve(idOrAlias)).published(name);
    }

    /// What a model consists of, as its manifest says; nothing else is read.
    public ModelManifest manifest(String idOrAlias) {
        return folder(resolve(idOrAlias)).manifest();
    }

    /// Who signed a model.
    public Vouched vouched(String idOrAlias) {
        return folder(resolve(idOrAlias)).vouched(trusted);
    }

    /// Signs a model after checking it; an earlier signature is replaced.
    public void sign(String idOrAlias, SigningKey key) {
        String id = resolve(idOrAlias);
        changing(() -> folder(id).sign(key));
    }

    /// The id of the model in charge, if one was promoted.
    public Optional<String> champion() {
        return aliases.read(CHAMPION);
    }

    /// What a name points to, if it is set.
    ///
    /// @throws ProblemException NOT_FOUND when it is neither an id nor one of the names
    public Optional<String> id(String idOrAlias) {
        return ModelCard.isId(idOrAlias) ? Optional.of(idOrAlias) : aliases.read(requireAlias(idOrAlias));
    }

    /// Puts a model in charge; the one before is kept as `previous`. A broken champion is none: promoting mends
    /// it.
    ///
    /// @throws ProblemException when the model may not be served; the champion is then as before
    public void promote(String idOrAlias) {
        String id = load(idOrAlias).card().id();
        changing(() -> {
            Optional<String> before = aliases.readIntact(CHAMPION);
            if (before.isPresent() && before.get().equals(id)) {
                return;
            }
            if (before.isPresent()) {
                aliases.write(PREVIOUS, before.get());
            }
            aliases.write(CHAMPION, id);
            if (aliases.readIntact(CHALLENGER).filter(id::equals).isPresent()) {
                aliases.remove(CHALLENGER);
            }
        });
    }

    /// Makes a model the challenger, unless it is in charge already.
    public void challenge(String id) {
        changing(() -> {
            if (aliases.readIntact(CHAMPION).filter(id::equals).isEmpty()) {
                aliases.write(CHALLENGER, id);
            }
        });
    }

    /// Puts words on a model and takes words off it.
    public void tag(String idOrAlias, List<String> added, List<String> removed) {
        String id = inspect(idOrAlias).card().id();
        changing(() -> tags.change(id, added, removed));
    }

    /// All models in the order of their ids; a damaged one says so.
    public List<ModelSummary> list() {
        List<ModelSummary> summaries = new ArrayList<>();
        for (String name : names()) {
            if (ModelCard.isId(name)) {
                summaries.add(summary(name));
            }
        }
        return summaries;
    }

    /// The names and words of a model.
    public ModelSummary.Names names(String id) {
        return new ModelSummary.Names(aliases.of(id), tags.of(id));
    }

    private ModelSummary summary(String id) {
        ModelSummary.Names names = names(id);
        try {
            ModelFolder folder = folder(id);
            return new ModelSummary.Intact(folder.load(trusted.unasked()).card(), folder.vouched(trusted), names);
        } catch (ProblemException e) {
            return new ModelSummary.Damaged(id, e.problem().sentence(), names);
        }
    }

    private List<String> names() {
        try (Stream<Path> entries = Files.list(home)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// What a killed publisher left; only the holder of the lock may know that it is nobody's.
    private void clearLeftovers() throws IOException {
        for (String name : names()) {
            if (name.startsWith(PUBLISHING)) {
                ModelFolder.delete(home.resolve(name));
            }
        }
    }

    private String resolve(String idOrAlias) {
        return id(idOrAlias)
                .orElseThrow(() -> new Problem(
                                "HR-2001",
                                "there is no " + idOrAlias + " model",
                                home.toString(),
                                "Train one with 'train run', then 'models promote'",
                                ExitCode.NOT_FOUND)
                        .toException());
    }

    private static String requireAlias(String name) {
        if (!ModelAliases.NAMES.contains(name)) {
            throw new Problem(
                            "HR-2001",
                            "a model is named by its id (m- and 16 hex digits), champion, challenger or previous, was '"
                                    + name + "'",
                            "",
                            "See 'models list'",
                            ExitCode.NOT_FOUND)
                    .toException();
        }
        return name;
    }

    private ModelFolder folder(String id) {
        return new ModelFolder(home.resolve(id));
    }

    private interface Change {
        void run() throws IOException;
    }

    private void changing(Change change) {
        try (WriterLock ignored = WriterLock.take(home)) {
            change.run();
        } catch (IOException e) {
            throw unusable(e);
        }
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
