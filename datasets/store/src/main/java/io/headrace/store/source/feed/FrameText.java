package io.headrace.store.source.feed;

import com.fasterxml.jackson.databind.JsonNode;

/// The text of one message inside a longer buffer.
///
/// @param offset characters before it on its line
record FrameText(char[] text, int from, int length, int offset) {
    /// @throws BadRecord when it is not one JSON value
    JsonNode read() {
        return FrameJson.read(text, from, length, offset);
    }
}
