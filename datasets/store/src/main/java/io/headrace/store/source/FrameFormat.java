package io.headrace.store.source;

/// A format of JSON messages: a captured or live websocket, one message a line, or the answer of a REST call.
public non-sealed interface FrameFormat extends SourceFormat {
    /// Whether a file is of this format, by its name (without `.gz` and the like) and the beginning of its text.
    boolean recognizes(String fileName, String beginning);

    /// A parser for one file or one connection.
    FrameParser parser(String fileName, SourceOutput output);
}
