package io.headrace.store.intake;

import io.headrace.store.source.SourceFormat;
import java.nio.file.Path;

/// A file to import.
///
/// @param name inside the folder it was found in, with `/`
/// @param bytes size as stored
/// @param named whether it was given by itself; else it was found in a folder
/// @param changedMillis when it was last written, milliseconds since 1970-01-01T00:00Z
public record RawSource(Path path, String name, SourceFormat format, boolean named, long bytes, long changedMillis) {
    /// Another one when the file changes or is read otherwise.
    String identity() {
        return name + " " + bytes + " " + changedMillis + " " + format.reading();
    }
}
