package io.headrace.inference.api;

import java.time.Instant;

/// Times as the API gives them.
final class Times {
    private Times() {}

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}
