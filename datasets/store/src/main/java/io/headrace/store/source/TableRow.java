package io.headrace.store.source;

/// One row of a table, read field by field; every getter refuses what cannot be with a [BadRecord].
/// Columns count from 0. The row is a view that the next row overwrites.
public interface TableRow {
    /// Number of fields.
    int fields();

    boolean isEmpty(int column);

    /// The field as it stands. Short texts that come again, such as a symbol, are the same object again.
    String text(int column);

    /// A text that can name a venue or coin: letters, digits and `. _ : / @ + -`, at most 40.
    String name(int column);

    /// Whether the field is exactly this text.
    boolean is(int column, String expected);

    /// Any finite number.
    double finite(int column);

    double positive(int column);

    /// A price: positive and at most 1e12, beyond any coin's.
    double price(int column);

    double notNegative(int column);

    long integer(int column);

    /// `true`/`false` in any case, or 1/0.
    boolean flag(int column);

    /// Nanoseconds of an instant given in milliseconds since the epoch; refuses what is before 2009 or
    /// after 2100.
    long epochMillis(int column);

    /// Nanoseconds of an instant given in microseconds since the epoch.
    long epochMicros(int column);

    /// Milliseconds or microseconds, told apart by their size: Binance changed from one to the other in
    /// 2025.
    long epochMillisOrMicros(int column);

    /// Nanoseconds of an ISO instant, or of `yyyy-MM-dd HH:mm:ss` with or without fraction, offset or
    /// zone, UTC where it has none.
    long instant(int column);

    /// A hash of the whole row, to find exact duplicates.
    long digest();

    /// A refusal of this column's value, for the parser to throw.
    BadRecord refuse(int column, String rule);
}
