package io.headrace.inference.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Reads times as people write them.
public final class InstantText {
    private InstantText() {}

    /// Reads an RFC 3339 time, or a date for its midnight, UTC, as nanoseconds since the epoch.
    ///
    /// @throws IllegalArgumentException when it is neither
    public static long nanos(String text) {
        try {
            Instant instant = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "time must look like 2025-02-01T00:00:00Z or 2025-02-01, was '" + text + "'", e);
        }
    }
}
