package io.headrace.store.source;

/// What a parser can notice that its events alone do not show.
public enum Oddity {
    /// The very row once more; it was dropped.
    EXACT_DUPLICATE,
    /// A message was lost by the stream's own numbers.
    SEQUENCE_BREAK,
    /// The receiving clock is behind the sending one, or the two drift.
    CLOCK_SKEW,
    /// Stamps of one settlement or period scatter; they were rounded.
    JITTER,
    /// A column that should hold numbers is empty.
    EMPTY_FIELD,
    /// The file lacks columns that others of its format have.
    MISSING_COLUMN,
    /// A value the origin has cut off at a bound.
    CLIPPED,
    /// The source does not say the unit.
    UNKNOWN_UNIT,
    /// The origin computed the value from too little for it to mean anything; it was left out.
    UNRELIABLE,
    /// A message or row whose kind is not used; it was passed over.
    UNUSED_RECORD,
    /// The record was cut short by whoever captured it; it was passed over.
    CUT_SHORT,
    /// A bid at or above an ask after a change of the book.
    CROSSED_BOOK,
    /// The record bears no time and its source does not say when it came; it was passed over.
    UNTIMED
}
