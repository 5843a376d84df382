package io.headrace.store.source.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// Times straight from characters, as nanoseconds since the epoch.
public final class Times {
    /// What [#instant] returns for what is none.
    public static final long NO_TIME = Long.MIN_VALUE;

    /// The first coin is of January 2009.
    public static final long EARLIEST_NANOS = nanosOf("2009-01-01T00:00:00Z");

    public static final long LATEST_NANOS = nanosOf("2100-01-01T00:00:00Z");
    public static final long LAST_MILLIS = LATEST_NANOS / 1_000_000;

    private static final long DAY_SECONDS = 86_400;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int LONGEST = 80;

    private Times() {}

    public static long fromMillis(long millis) {
        return millis > LAST_MILLIS ? Long.MAX_VALUE : millis * 1_000_000;
    }

    public static long fromMicros(long micros) {
        return micros > LAST_MILLIS * 1000 ? Long.MAX_VALUE : micros * 1000;
    }

    /// `yyyy-MM-dd`, `T` or a space, `HH:mm:ss`, up to nine decimals, then `Z`, ` UTC`, an offset, a
    /// zone or nothing (UTC); or [#NO_TIME].
    public static long instant(char[] text, int from, int to) {
        int zone = from + 19;
        if (to < zone || to - from > LONGEST || !shaped(text, from)) {
            return NO_TIME;
        }
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        int hour = two(text, from + 11);
        int minute = two(text, from + 14);
        int second = two(text, from + 17);
        int year = two(text, from) * 100 + two(text, from + 2);
        if (year < 1970 || year > 2200 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) {
            return NO_TIME;
        }
        if (day < 1 || day > daysOf(year, month)) {
            return NO_TIME;
        }
        long nanos = 0;
        if (zone < to && text[zone] == '.') {
            int end = zone + 1;
            while (end < to && text[end] >= '0' && text[end] <= '9') {
                end++;
            }
            if (end == zone + 1 || end > zone + 10) {
                return NO_TIME;
            }
            nanos = fraction(text, zone + 1, end);
            zone = end;
        }
        if (isUtc(text, zone, to)) {
            long seconds = epochDay(year, month, day) * DAY_SECONDS + hour * 3600L + minute * 60L + second;
            return seconds * SECOND_NANOS + nanos;
        }
        int offset = text[zone] == ' ' ? zone + 1 : zone;
        return zoned(new String(text, from, zone - from) + new String(text, offset, to - offset));
    }

    /// Days since 1970-01-01 (H. Hinnant, chrono-Compatible Low-Level Date Algorithms).
    static long epochDay(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    private static boolean shaped(char[] text, int from) {
        return text[from + 4] == '-'
                && text[from + 7] == '-'
                && (text[from + 10] == 'T' || text[from + 10] == ' ')
                && text[from + 13] == ':'
                && text[from + 16] == ':'
                && two(text, from) >= 0
                && two(text, from + 2) >= 0
                && two(text, from + 5) >= 0
                && two(text, from + 8) >= 0
                && two(text, from + 11) >= 0
                && two(text, from + 14) >= 0
                && two(text, from + 17) >= 0;
    }

    /// Two digits, or -1.
    private static int two(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : -1;
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 4, 6, 9, 11 -> 30;
            case 2 -> LocalDate.of(year, 1, 1).isLeapYear() ? 29 : 28;
            default -> 31;
        };
    }

    private static long fraction(char[] text, int from, int to) {
        long value = 0;
        for (int at = from; at < from + 9; at++) {
            value = value * 10 + (at < to ? text[at] - '0' : 0);
        }
        return value;
    }

    private static boolean isUtc(char[] text, int zone, int to) {
        int rest = to - zone;
        return rest == 0
                || (rest == 1 && text[zone] == 'Z')
                || (rest == 4
                        && text[zone] == ' '
                        && text[zone + 1] == 'U'
                        && text[zone + 2] == 'T'
                        && text[zone + 3] == 'C');
    }

    private static long zoned(String text) {
        try {
            String iso = text.substring(0, 10) + 'T' + text.substring(11);
            Instant instant = ZonedDateTime.parse(iso, DateTimeFormatter.ISO_ZONED_DATE_TIME)
                    .toInstant();
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND_NANOS), (long) instant.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            return NO_TIME;
        }
    }

    private static long nanosOf(String iso) {
        return Instant.parse(iso).getEpochSecond() * SECOND_NANOS;
    }
}
