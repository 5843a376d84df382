package io.headrace.models.registry;

/// A file that is published with a model and under the same signature: its evidence, its report.
///
/// @param name lower-case letters, digits, dots and dashes, beginning with a letter
/// @param content copied
public record PublishedFile(String name, byte[] content) {
    public PublishedFile {
        if (!ModelManifest.isName(name) || ModelFolder.isReserved(name)) {
            throw new IllegalArgumentException(
                    "a published file must have a plain name of its own, was '" + name + "'");
        }
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }
}
