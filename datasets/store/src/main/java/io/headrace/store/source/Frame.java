package io.headrace.store.source;

import com.fasterxml.jackson.databind.JsonNode;

/// One JSON message.
///
/// @param receivedNanos when the desk's machine received it, by its own clock; [#UNKNOWN] where the source does not say
public record Frame(long receivedNanos, JsonNode json) {
    public static final long UNKNOWN = Long.MIN_VALUE;
}
