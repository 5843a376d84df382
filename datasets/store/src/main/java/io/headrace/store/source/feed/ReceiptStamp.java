package io.headrace.store.source.feed;

import io.headrace.store.source.BadRecord;
import io.headrace.store.source.text.TextValue;

/// When a captured message was received: the digits before it on its line.
///
/// @param inSeconds whether it was written as seconds with a fraction, or else as nanoseconds
/// @param next index of the first character after it
record ReceiptStamp(long nanos, boolean inSeconds, int next) {
    private static final int MOST_DIGITS = 19;

    /// `1723161256172216566 ` or `1626916403.8469708: `.
    ///
    /// @throws BadRecord when it is neither, or not between 2009 and 2100
    static ReceiptStamp read(char[] text, int from, int end) {
        int at = digitsEnd(text, from, end);
        if (at < end && text[at] == ' ' && at - from <= MOST_DIGITS) {
            return new ReceiptStamp(checked(number(text, from, at)), false, at + 1);
        }
        if (at < end && text[at] == '.' && at - from <= 10) {
            int fractionEnd = digitsEnd(text, at + 1, end);
            if (fractionEnd + 1 < end && text[fractionEnd] == ':' && text[fractionEnd + 1] == ' ') {
                long nanos = number(text, from, at) * 1_000_000_000L + fraction(text, at + 1, fractionEnd);
                return new ReceiptStamp(checked(nanos), true, fractionEnd + 2);
            }
        }
        throw new BadRecord("time of receipt", 1, "is neither '<nanoseconds> ' nor '<seconds>.<fraction>: '");
    }

    private static long checked(long nanos) {
        if (!TextValue.plausible(nanos)) {
            throw new BadRecord("time of receipt", 1, "must lie between 2009 and 2100, was " + nanos + " ns");
        }
        return nanos;
    }

    private static int digitsEnd(char[] text, int from, int end) {
        int at = from;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }

    private static long number(char[] text, int from, int end) {
        long value = 0;
        for (int at = from; at < end; at++) {
            value = 10 * value + (text[at] - '0');
        }
        return value;
    }

    /// Nanoseconds of a decimal fraction of a second; digits beyond the ninth are cut off.
    private static long fraction(char[] text, int from, int end) {
        long nanos = 0;
        for (int place = 0; place < 9; place++) {
            nanos = 10 * nanos + (from + place < end ? text[from + place] - '0' : 0);
        }
        return nanos;
    }
}
