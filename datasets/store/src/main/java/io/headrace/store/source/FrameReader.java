package io.headrace.store.source;

/// Reads the JSON messages of a file: one a line, with or without the time of receipt before it, or one
/// document.
final class FrameReader {
    private FrameReader() {}

    static void read(SourceText text, FrameFormat format, SourceListener listener) {
        throw new UnsupportedOperationException(format.name() + " " + text.name() + " " + listener);
    }
}
