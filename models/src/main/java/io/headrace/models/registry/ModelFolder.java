package io.headrace.models.registry;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.models.card.ModelBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One model's folder: the document, and a manifest with its length and SHA-256.
final class ModelFolder {
    private static final String DOCUMENT = "model.json";
    private static final String MANIFEST = "manifest.json";
    private static final Pattern BYTES = Pattern.compile("\"bytes\":(\\d{1,9}),");
    private static final int LARGEST_MANIFEST_BYTES = 4096;

    private ModelFolder() {}

    static void write(Path folder, String id, byte[] document) throws IOException {
        DurableFiles.write(folder.resolve(DOCUMENT), document);
        DurableFiles.write(folder.resolve(MANIFEST), manifest(id, document));
    }

    static ModelBundle load(Path folder, String id) {
        Path file = folder.resolve(DOCUMENT);
        if (!Files.isDirectory(folder)) {
            throw new Problem(
                            "HR-2001",
                            "there is no model " + id,
                            folder.toString(),
                            "See 'models list'",
                            ExitCode.NOT_FOUND)
                    .toException();
        }
        byte[] document = bytes(file, DocumentReader.LARGEST_BYTES);
        byte[] manifest = bytes(folder.resolve(MANIFEST), LARGEST_MANIFEST_BYTES);
        requireWhole(document, manifest, file);
        // The manifest has one right spelling, so comparing bytes checks the digest and the manifest itself.
        if (!Arrays.equals(manifest, manifest(ModelDocument.id(document), document))) {
            throw changed(
                    "the digest in " + MANIFEST + " is not that of " + DOCUMENT + ", one of them was changed", file);
        }
        if (!ModelDocument.id(document).equals(id)) {
            throw changed("the folder is named " + id + " but holds " + ModelDocument.id(document), file);
        }
        return ModelDocument.read(document, file.toString());
    }

    static byte[] manifest(String id, byte[] document) {
        String text = "{\"id\":\"" + id + "\",\"files\":[{\"name\":\"" + DOCUMENT + "\",\"bytes\":" + document.length
                + ",\"sha256\":\"" + ModelDocument.sha256(document) + "\"}]}\n";
        return text.getBytes(StandardCharsets.UTF_8);
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

    /// Tells a document cut short, by a full disk or a broken copy, from a changed one.
    private static void requireWhole(byte[] document, byte[] manifest, Path file) {
        Matcher declared = BYTES.matcher(new String(manifest, StandardCharsets.UTF_8));
        if (!endsWhole(document) && declared.find() && document.length < Integer.parseInt(declared.group(1))) {
            throw changed("it is cut short, " + document.length + " of " + declared.group(1) + " bytes", file);
        }
    }

    /// The document's last three objects end together, and nowhere else do three.
    private static boolean endsWhole(byte[] document) {
        int length = document.length;
        return length >= 3 && document[length - 1] == '}' && document[length - 2] == '}' && document[length - 3] == '}';
    }

    private static byte[] bytes(Path file, int largest) {
        try {
            long size = Files.size(file);
            if (size > largest) {
                throw changed("the file must be at most " + largest + " bytes, was " + size, file);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw changed("the file is missing", file);
        } catch (IOException e) {
            throw changed("the file cannot be read: " + IoReason.of(e), file);
        }
    }

    private static RuntimeException changed(String what, Path file) {
        return new Problem(
                        "HR-2002",
                        "the model is refused, " + what,
                        file.toString(),
                        "Delete its folder and publish it again with 'train run', or promote another",
                        ExitCode.INTEGRITY)
                .toException();
    }
}
