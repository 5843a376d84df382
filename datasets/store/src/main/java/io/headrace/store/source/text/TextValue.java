package io.headrace.store.source.text;

import io.headrace.store.source.Fault;

/// Values in text, by the rules of tables, for the members of messages.
public final class TextValue {
    /// The first coin is of January 2009.
    public static final long EARLIEST_NANOS = Times.EARLIEST_NANOS;
    /// 2100-01-01.
    public static final long LATEST_NANOS = Times.LATEST_NANOS;
    /// What [#integer] and [#instant] return for what is none.
    public static final long NONE = Long.MIN_VALUE;

    private static final int LONGEST_NUMBER = 64;

    private TextValue() {}

    /// The nearest double; NaN for what is no plain decimal, infinity beyond the range.
    public static double decimal(String text) {
        return text.length() > LONGEST_NUMBER ? Double.NaN : Numbers.decimal(text.toCharArray(), 0, text.length());
    }

    /// A whole number of at most 18 digits, or [#NONE].
    public static long integer(String text) {
        return Numbers.integer(text.toCharArray(), 0, text.length());
    }

    /// Nanoseconds of an ISO time, UTC where it has no zone; or [#NONE], also outside 2009 to 2100.
    public static long instant(String text) {
        long nanos = Times.instant(text.toCharArray(), 0, text.length());
        return plausible(nanos) ? nanos : NONE;
    }

    /// Whether there can be data of this instant.
    public static boolean plausible(long nanos) {
        return nanos >= EARLIEST_NANOS && nanos < LATEST_NANOS;
    }

    /// Whether it can name a coin: letters, digits and `. _ : / @ + -`, at most 40.
    public static boolean isName(String text) {
        return Names.isName(text.toCharArray(), 0, text.length());
    }

    /// The text as found, short and printable.
    public static String quoted(String found) {
        return Fault.quoted(found);
    }
}
