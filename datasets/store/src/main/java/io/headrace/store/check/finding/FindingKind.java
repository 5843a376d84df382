package io.headrace.store.check.finding;

/// What a check can find. The name is what a gate is told, the words are for people.
public enum FindingKind {
    /// The file breaks off, or is none that can be read.
    UNREADABLE("unreadable"),
    /// A value that cannot be: no number, a price of zero, a high below its low, a negative reserve.
    IMPOSSIBLE("impossible value"),
    /// Time runs backward.
    DISORDER("disorder"),
    /// One stamp far ahead of all that follow it.
    LEAP("leap in time"),
    /// A second row for one series and time, or the very row once more.
    DUPLICATE("duplicate"),
    /// An event of a time that the dataset it is to be added to holds of its series.
    STORED_ALREADY("events of times stored already"),
    /// Rows that should be there by the series' own step and are not.
    GAP("gap"),
    /// A message was lost, by the stream's own numbers.
    SEQUENCE_BREAK("sequence break"),
    /// The best bid at or above the best ask.
    CROSSED("crossed book"),
    /// A bar that opened outside its own range: its open is an older price.
    OPEN_OUTSIDE("open outside its bar"),
    /// A value far outside what the series does, by a robust scale.
    OUTLIER("outlier"),
    /// A value that differs by a power of ten from what it should be, or whose unit is not told.
    UNIT("unit mismatch"),
    /// The receiving clock is behind the sending one, or drifts.
    CLOCK_SKEW("clock skew"),
    /// Stamps of a periodic series that scatter around its grid.
    JITTER("jitter of stamps"),
    /// A bound that the origin cuts values off at.
    CLIPPED("clipped values"),
    /// A value that does not move.
    STUCK("stuck value"),
    /// Bars that are stamped where they close.
    BAR_STAMP("bars stamped at their close"),
    /// A tail so heavy that means and standard deviations say nothing.
    HEAVY_TAIL("heavy tail"),
    /// Series of one instrument that share little of their time.
    OVERLAP("little overlap"),
    /// Fields or whole columns without values.
    EMPTY("empty values"),
    /// Columns that a file of the format may have and this one lacks.
    MISSING_COLUMN("missing columns"),
    /// Times of which the source says nothing: absence is unknown there, not zero.
    PARTIAL_COVERAGE("partial coverage"),
    /// Values that the origin derived from too little.
    UNRELIABLE("unreliable value"),
    /// Records that were passed over.
    UNUSED("unused records"),
    /// A record that whoever captured it cut short.
    CUT_SHORT("cut-off records"),
    /// A file that is of no known format.
    UNKNOWN_FORMAT("unknown format"),
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
