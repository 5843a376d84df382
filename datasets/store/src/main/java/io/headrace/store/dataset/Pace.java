package io.headrace.store.dataset;

/// How much a writer holds before it writes. What is written depends on it, so a resumed import keeps the pace.
///
/// @param run weight of one partition's events from which they become a segment; a plain event weighs 1, a book by
///     its levels
/// @param held weight of all events held from which all become segments
/// @param mark events between two marks
public record Pace(long run, long held, long mark) {
    /// Bounds memory to some 60 MiB.
    public static final Pace USUAL = new Pace(245_760, 327_680, 4_000_000);

    public Pace {
        if (run < 1 || held < run || mark < 1) {
            throw new IllegalArgumentException(
                    "a run must be at least 1 and at most what is held, were " + run + ", " + held + ", " + mark);
        }
    }
}
