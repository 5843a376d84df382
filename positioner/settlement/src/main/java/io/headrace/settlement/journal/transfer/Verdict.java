package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.lifecycle.Resolution;

/// What one person said about a transfer that waits for two.
///
/// @param saidNanos wall clock, nanoseconds since the epoch
/// @param sinceNanos desk time since which the transfer was in the state it was said about
public record Verdict(
        String transfer, Resolution.Kind kind, String person, String why, long saidNanos, long sinceNanos) {
    public Verdict {
        if (person.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException(
                    "a verdict needs a person and a reason, was '" + person + "', '" + why + "'");
        }
    }
}
