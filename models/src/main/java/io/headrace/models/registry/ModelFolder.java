package io.headrace.models.registry;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.signature.SigningKey;
import io.headrace.models.signature.TrustedKeys;
import io.headrace.models.signature.Vouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One model's folder: the compressed document, the card for people, the self-test, what was published with them, a
/// manifest of all their digests, and a signature over the manifest when there is one.
///
/// @param path named by the model's id
record ModelFolder(Path path) {
    static final String DOCUMENT = "model.json.gz";
    static final String CARD = "card.json";
    static final String SELF_TEST = "self-test.json";
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "signature.json";

    static boolean isReserved(String name) {
        return Set.of(DOCUMENT, CARD, SELF_TEST, MANIFEST, SIGNATURE).contains(name);
    }

    /// Writes all files of a new model.
    void write(ModelBundle identified, byte[] document, List<PublishedFile> published) throws IOException {
        List<ModelManifest.Entry> entries = new ArrayList<>();
        entries.add(put(DOCUMENT, CompressedDocument.compress(document)));
        entries.add(put(CARD, DocumentWriter.card(identified.card())));
        entries.add(put(SELF_TEST, SelfTest.of(identified).write()));
        for (PublishedFile file : published) {
            entries.add(put(file.name(), file.content()));
        }
        DurableFiles.write(path.resolve(MANIFEST), manifest(identified.card().id(), entries));
    }

    /// Adds files to a model that is there. A signature it had no longer covers all of it and is taken off.
    ///
    /// @throws io.headrace.market.problem.ProblemException when the model is damaged, or was published with
    ///     another file of that name
    void attach(List<PublishedFile> published) throws IOException {
        reader(TrustedKeys.NONE).files();
        ModelManifest before = reader(TrustedKeys.NONE).manifest();
        List<ModelManifest.Entry> entries = new ArrayList<>(before.files());
        for (PublishedFile file : published) {
            ModelManifest.Entry entry = ModelManifest.Entry.of(file.name(), file.content());
            if (entries.contains(entry)) {
                continue;
            }
            if (before.file(file.name()).isPresent()) {
                throw FolderReader.changed("it was published with another " + file.name(), path);
            }
            DurableFiles.replace(path, file.name(), file.content());
            entries.add(entry);
        }
        if (entries.size() > before.files().size()) {
            Files.deleteIfExists(path.resolve(SIGNATURE));
            DurableFiles.replace(path, MANIFEST, manifest(before.id(), entries));
        }
    }

    /// Signs the manifest after all it names has been checked.
    void sign(SigningKey key) throws IOException {
        load(TrustedKeys.NONE);
        ModelManifest manifest = reader(TrustedKeys.NONE).manifest();
        DurableFiles.replace(path, SIGNATURE, key.sign(manifest.write()).write());
    }

    /// The model, checked to the last byte. A forged signature is refused even where none is required.
    ModelBundle load(TrustedKeys trusted) {
        Map<String, byte[]> files = reader(trusted).files();
        Path file = path.resolve(DOCUMENT);
        byte[] document = expanded(Objects.requireNonNull(files.get(DOCUMENT)), file);
        String id = ModelDocument.id(document);
        if (!path.endsWith(id)) {
            throw FolderReader.changed("the folder is named " + path.getFileName() + " but holds " + id, file);
        }
        ModelBundle bundle = ModelDocument.read(document, id, file.toString());
        Optional.ofNullable(files.get(SELF_TEST)).ifPresent(published -> requireAnswersAlike(bundle, published));
        return bundle;
    }

    /// Models published before there was one have no self-test.
    private void requireAnswersAlike(ModelBundle bundle, byte[] published) {
        Path file = path.resolve(SELF_TEST);
        SelfTest then;
        try {
            then = SelfTest.read(published, bundle.card().levels().size());
        } catch (IllegalArgumentException e) {
            throw FolderReader.changed("its self-test is unreadable, " + e.getMessage(), file);
        }
        then.differs(SelfTest.of(bundle)).ifPresent(sentence -> {
            throw new Problem(
                            "HR-2007",
                            "the model is refused, " + sentence,
                            file.toString(),
                            "Serve it with the build that published it, or train it anew with this one",
                            ExitCode.INTEGRITY)
                    .toException();
        });
    }

    /// A file that was published with the model; empty when there is none.
    Optional<byte[]> published(String name) {
        return Optional.ofNullable(reader(TrustedKeys.NONE).files().get(name));
    }

    ModelManifest manifest() {
        return reader(TrustedKeys.NONE).manifest();
    }

    Vouched vouched(TrustedKeys trusted) {
        return reader(trusted).vouched();
    }

    /// Removes a folder that never became a model; nothing happens when it has been moved away.
    static void delete(Path folder) throws IOException {
        List<Path> entries;
        try (Stream<Path> listing = Files.list(folder)) {
            entries = listing.toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return;
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
        Files.delete(folder);
    }

    private FolderReader reader(TrustedKeys trusted) {
        return new FolderReader(path, trusted);
    }

    private ModelManifest.Entry put(String name, byte[] content) throws IOException {
        DurableFiles.write(path.resolve(name), content);
        return ModelManifest.Entry.of(name, content);
    }

    private static byte[] manifest(String id, List<ModelManifest.Entry> entries) {
        List<ModelManifest.Entry> sorted = entries.stream()
                .sorted(Comparator.comparing(ModelManifest.Entry::name))
                .toList();
        return new ModelManifest(id, sorted).write();
    }

    private static byte[] expanded(byte[] compressed, Path file) {
        try {
            return CompressedDocument.expand(compressed, DocumentReader.LARGEST_BYTES);
        } catch (IOException e) {
            throw FolderReader.changed("it does not unpack: " + IoReason.of(e), file);
        }
    }
}
