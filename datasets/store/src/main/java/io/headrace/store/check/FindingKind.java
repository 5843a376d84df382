package io.headrace.store.check;

/// What a check can find.
public enum FindingKind {
    /// The file breaks off.
    UNREADABLE("unreadable"),
    /// A value that cannot be: no number, a price of zero, a high below its low.
    IMPOSSIBLE("impossible value"),
    /// Time runs backward.
    DISORDER("disorder"),
    /// Time runs ahead by more than a table may be without rows.
    LEAP("leap in time"),
    /// A second row for one instrument and time.
    DUPLICATE("duplicate"),
    /// Rows that should be there by the series' own step and are not.
    GAP("gap"),
    /// A value that can be and seldom is.
    SUSPICIOUS("suspicious value");

    private final String words;

    FindingKind(String words) {
        this.words = words;
    }

    /// The kind as people read it.
    public String words() {
        return words;
    }
}
