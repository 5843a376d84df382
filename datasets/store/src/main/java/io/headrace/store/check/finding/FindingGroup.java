package io.headrace.store.check.finding;

import java.util.List;

/// All findings of one kind and severity in one file.
///
/// @param count how many there are
/// @param first the first of them, at most [#KEPT]
public record FindingGroup(Severity severity, FindingKind kind, String file, long count, List<Finding> first) {
    /// Findings kept of each group: a broken file has one per row.
    public static final int KEPT = 20;

    /// Of them, about one series.
    public static final int KEPT_OF_SERIES = 4;

    public FindingGroup {
        first = List.copyOf(first);
        if (first.isEmpty() || count < first.size()) {
            throw new IllegalArgumentException(
                    "count must cover the findings kept, was " + count + " for " + first.size());
        }
    }
}
