package io.headrace.market.venue;

import java.time.LocalDate;

/// Where a rule was read, and when it was true.
///
/// @param source the page, file or contract that says so
/// @param asOf the newest day for which the source says so
/// @param verified false for a figure that no source was found for and that a desk must check
public record Citation(String source, LocalDate asOf, boolean verified) {
    public Citation {
        if (source.isBlank()) {
            throw new IllegalArgumentException("source must be named, was '" + source + "'");
        }
    }
}
