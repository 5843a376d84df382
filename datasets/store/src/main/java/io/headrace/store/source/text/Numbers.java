package io.headrace.store.source.text;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/// Numbers straight from characters. A decimal is digits with an optional sign, point and exponent, and
/// nothing else: no `NaN`, no `1f`, no hexadecimal, no space.
public final class Numbers {
    /// What [#integer] returns for what is none.
    public static final long NO_INTEGER = Long.MIN_VALUE;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT = 1L << 53;
    private static final int LONGEST_INTEGER = 18;

    private Numbers() {}

    /// The double nearest to a decimal, never a negative zero; NaN for what is no decimal, infinity
    /// beyond the range.
    ///
    /// Up to 2^53 and with at most 22 decimals, digits and power of ten are both exact doubles and
    /// their quotient is the nearest double (W. Clinger, How to read floating point numbers accurately,
    /// 1990); the rest is for a library.
    public static double decimal(char[] text, int from, int to) {
        return to - from <= LONGEST_INTEGER ? shortDecimal(text, from, to) : longDecimal(text, from, to);
    }

    /// Too short for its digits to overflow: the same, with less to look after.
    private static double shortDecimal(char[] text, int from, int to) {
        long digits = 0;
        int point = to;
        for (int at = from; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (text[at] == '.' && point == to) {
                point = at;
            } else {
                return longDecimal(text, from, to);
            }
        }
        int decimals = Math.max(0, to - point - 1);
        if (digits > EXACT || to - from == (point < to ? 1 : 0)) {
            return longDecimal(text, from, to);
        }
        return digits / POWERS[decimals];
    }

    private static double longDecimal(char[] text, int from, int to) {
        int at = from;
        boolean negative = false;
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            negative = text[at] == '-';
            at++;
        }
        long digits = 0;
        int many = 0;
        int leadingZeros = 0;
        int point = -1;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                many++;
                leadingZeros += digits == 0 ? 1 : 0;
            } else if (text[at] == '.' && point < 0) {
                point = many;
            } else {
                return exponential(text, from, at, to, many);
            }
        }
        if (many == 0) {
            return Double.NaN;
        }
        int decimals = point < 0 ? 0 : many - point;
        if (many - leadingZeros > LONGEST_INTEGER || digits > EXACT || decimals >= POWERS.length) {
            return JavaDoubleParser.parseDouble(text, from, to - from) + 0.0;
        }
        double value = digits / POWERS[decimals];
        return (negative ? -value : value) + 0.0;
    }

    private static double exponential(char[] text, int from, int at, int to, int digits) {
        if (digits == 0 || (text[at] != 'e' && text[at] != 'E')) {
            return Double.NaN;
        }
        int exponent = at + 1;
        if (exponent < to && (text[exponent] == '-' || text[exponent] == '+')) {
            exponent++;
        }
        if (exponent == to) {
            return Double.NaN;
        }
        for (int digit = exponent; digit < to; digit++) {
            if (text[digit] < '0' || text[digit] > '9') {
                return Double.NaN;
            }
        }
        return JavaDoubleParser.parseDouble(text, from, to - from) + 0.0;
    }

    /// A whole number of at most 18 digits with an optional sign, or [#NO_INTEGER].
    public static long integer(char[] text, int from, int to) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (negative) {
            at++;
        }
        if (at == to || to - at > LONGEST_INTEGER) {
            return NO_INTEGER;
        }
        long value = 0;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return NO_INTEGER;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }
}
