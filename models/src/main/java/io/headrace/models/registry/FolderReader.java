package io.headrace.models.registry;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.signature.ModelSignature;
import io.headrace.models.signature.TrustedKeys;
import io.headrace.models.signature.Vouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads a model's folder and believes nothing of it: first who vouches for the manifest, then the manifest,
/// then the digest of every file it names. What it hands out is what it checked, read once.
///
/// @param folder of one model, named by its id
/// @param trusted who may vouch for it
record FolderReader(Path folder, TrustedKeys trusted) {
    private static final int LARGEST_MANIFEST_BYTES = 64 * 1024;
    private static final int LARGEST_FILE_BYTES = 1 << 30;

    /// The content of every file, by name.
    Map<String, byte[]> files() {
        ModelManifest manifest = manifest();
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (ModelManifest.Entry entry : manifest.files()) {
            files.put(entry.name(), intact(entry));
        }
        return files;
    }

    ModelManifest manifest() {
        Path file = folder.resolve(ModelFolder.MANIFEST);
        byte[] bytes = bytes(file, LARGEST_MANIFEST_BYTES);
        requireVouched(trusted.vouch(bytes, signature()));
        ModelManifest manifest = parsed(bytes, file);
        if (!manifest.id().equals(id())) {
            throw changed("the folder is named " + id() + " but holds " + manifest.id(), file);
        }
        if (manifest.file(ModelFolder.DOCUMENT).isEmpty()) {
            throw changed("its manifest names no " + ModelFolder.DOCUMENT, file);
        }
        return manifest;
    }

    Vouched vouched() {
        return trusted.vouch(bytes(folder.resolve(ModelFolder.MANIFEST), LARGEST_MANIFEST_BYTES), signature());
    }

    private static ModelManifest parsed(byte[] bytes, Path file) {
        try {
            return ModelManifest.read(bytes);
        } catch (IllegalArgumentException e) {
            throw changed("its manifest was changed, " + e.getMessage(), file);
        }
    }

    private void requireVouched(Vouched vouched) {
        switch (vouched) {
            case Vouched.Forged(String name, String ignored) ->
                throw refused(
                        "HR-2032", "it is not what the key '" + name + "' signed: manifest or signature was changed");
            case Vouched.Unknown(String keyId)
            when trusted.required() ->
                throw refused("HR-2031", "it is signed by " + keyId + ", which is not a trusted key");
            case Vouched.Unsigned ignored
            when trusted.required() ->
                throw refused("HR-2030", "it is not signed, and models must be signed by a trusted key");
            default -> {}
        }
    }

    private Optional<ModelSignature> signature() {
        Path file = folder.resolve(ModelFolder.SIGNATURE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ModelSignature.read(bytes(file, LARGEST_MANIFEST_BYTES)));
        } catch (IllegalArgumentException e) {
            throw changed("its signature was changed, " + e.getMessage(), file);
        }
    }

    private byte[] intact(ModelManifest.Entry entry) {
        Path file = folder.resolve(entry.name());
        byte[] content = bytes(file, LARGEST_FILE_BYTES);
        if (content.length < entry.bytes()) {
            throw changed("it is cut short, " + content.length + " of " + entry.bytes() + " bytes", file);
        }
        if (!ModelManifest.Entry.of(entry.name(), content).equals(entry)) {
            throw changed("the digest in its manifest is not that of " + entry.name() + ", which was changed", file);
        }
        return content;
    }

    private String id() {
        return String.valueOf(folder.getFileName());
    }

    private byte[] bytes(Path file, int largest) {
        if (!Files.isDirectory(folder)) {
            throw new Problem(
                            "HR-2001",
                            "there is no model " + id(),
                            folder.toString(),
                            "See 'models list'",
                            ExitCode.NOT_FOUND)
                    .toException();
        }
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

    static ProblemException changed(String what, Path file) {
        return new Problem(
                        "HR-2002",
                        "the model is refused, " + what,
                        file.toString(),
                        "Delete its folder and publish it again with 'train run', or promote another",
                        ExitCode.INTEGRITY)
                .toException();
    }

    private ProblemException refused(String code, String what) {
        return new Problem(
                        code,
                        "the model is refused, " + what,
                        folder.toString(),
                        "Sign it with 'models sign' and a key that is trusted here, or promote another",
                        ExitCode.INTEGRITY)
                .toException();
    }
}
