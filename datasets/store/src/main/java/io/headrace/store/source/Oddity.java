package io.headrace.store.source;

/// What a parser can notice that its events alone do not show.
public enum Oddity {
    /// The very row once more; it was dropped.
    EXACT_DUPLICATE,
    /// A message was lost by the stream's own numbers.
    SEQUENCE_BREAK,
    /// The receiving clock is behind the sending one, or the two drift.
    CLOCK_SKEW,
    /// A column that should hold numbers is empty.
    EMPTY_FIELD,
    /// A value the origin has cut off at a bound.
    CLIPPED,
    /// The source does not say the unit.
    UNKNOWN_UNIT,
    /// A message or row whose kind is not used; it was passed over.
    UNUSED_RECORD,
    /// The record was cut short by whoever captured it; it was passed over.
    CUT_SHORT
}
