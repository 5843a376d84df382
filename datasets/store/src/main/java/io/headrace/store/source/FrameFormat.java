package io.headrace.store.source;

import java.util.Optional;

/// A format of JSON messages: a captured or live websocket, one message a line, or the answer of a REST call.
public non-sealed interface FrameFormat extends SourceFormat {
    /// Whether a file is of this format, by its name (without `.gz` and the like) and the beginning of its text.
    boolean recognizes(String fileName, String beginning);

    /// What a file of this format lacks to be read, with what to do about it; empty where nothing. It is asked
    /// before reading, so that a file that can tell nothing is named as such.
    default Optional<Lack> lack(String fileName, String beginning) {
        return Optional.empty();
    }

    /// @param what a sentence's end after the file's name
    /// @param remedy what a person can do
    record Lack(String what, String remedy) {}

    /// A parser for one file or one connection.
    FrameParser parser(String fileName, SourceOutput output);
}
