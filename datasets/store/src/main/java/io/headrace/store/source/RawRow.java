package io.headrace.store.source;

import io.headrace.market.event.Instrument;
import io.headrace.market.problem.ProblemException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One row of a raw table with its place. The typed accessors refuse what the column cannot hold, naming line
/// and column.
public final class RawRow {
    /// Venue and coin: what a file name, a URL and a chart label can carry; in particular never `*`.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,39}");

    /// Beyond any price per coin; below it, sums and squares of money stay exact enough and finite.
    private static final double HIGHEST_PRICE = 1e12;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Path file;
    private final RawTable table;
    private final long line;
    private final List<String> fields;
    private final Map<String, Instrument> known;

    /// @param known instruments met so far: a few objects serve all rows
    RawRow(Path file, RawTable table, long line, List<String> fields, Map<String, Instrument> known) {
        this.file = file;
        this.table = table;
        this.line = line;
        this.fields = fields;
        this.known = known;
    }

    /// The line the row begins on; the header is line 1.
    public long line() {
        return line;
    }

    void requireColumns() {
        int expected = table.columns().size();
        if (fields.size() != expected) {
            throw Fault.COLUMNS.at(
                    file + ":" + line + ":" + Math.min(fields.size(), expected),
                    "row has " + fields.size() + " columns, the header has " + expected,
                    "Fix or remove line " + line + ", or fetch the file again if it was cut short");
        }
    }

    long time(int column) {
        String text = fields.get(column);
        Instant instant;
        try {
            instant = Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw badTime(column, Fault.quoted(text) + " is not a time", e);
        }
        if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
            throw badTime(column, Fault.quoted(text) + " is outside the years 2000 to 2199", null);
        }
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    Instrument instrument(int venueColumn, int coinColumn) {
        String venue = name(venueColumn);
        String coin = name(coinColumn);
        return known.computeIfAbsent(venue + " " + coin, key -> new Instrument(venue, coin));
    }

    /// A price in USD.
    double price(int column) {
        double value = finite(column);
        if (value > HIGHEST_PRICE) {
            throw impossible(
                    column,
                    table.columns().get(column) + " must be at most 1e12, was " + Fault.quoted(fields.get(column)));
        }
        if (value <= 0) {
            throw impossible(column, table.columns().get(column) + " must be positive, was " + fields.get(column));
        }
        return value;
    }

    double notNegative(int column) {
        double value = finite(column);
        if (value < 0) {
            throw impossible(column, table.columns().get(column) + " must not be negative, was " + fields.get(column));
        }
        return value;
    }

    double finite(int column) {
        String text = fields.get(column);
        if (!isDecimal(text)) {
            throw badNumber(column, text.isEmpty() ? "the number is missing" : Fault.quoted(text) + " is not a number");
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw badNumber(column, Fault.quoted(text) + " is too large for a number");
        }
        return value + 0.0; // a negative zero is a zero
    }

    ProblemException impossible(int column, String what) {
        return Fault.RANGE.at(
                place(column), what, "Correct the value or remove the row; a missing row is better than a false one");
    }

    ProblemException duplicate(Instrument instrument) {
        return Fault.DUPLICATE.at(
                place(0),
                "a second row for " + instrument.venue() + " " + instrument.coin() + " at "
                        + Fault.quoted(fields.get(0)),
                "Remove one of the two rows; `data check` lists all of them");
    }

    ProblemException backward(long latestNanos) {
        return Fault.BACKWARD.at(
                place(0),
                "time runs backward: " + Fault.quoted(fields.get(0)) + " after "
                        + Instant.ofEpochSecond(0, latestNanos),
                "Sort the file by timestamp; `data check` lists every such row");
    }

    ProblemException leap(long latestNanos) {
        return Fault.LEAP.at(
                place(0),
                "time leaps from " + Instant.ofEpochSecond(0, latestNanos) + " to " + Fault.quoted(fields.get(0))
                        + ", more than " + LeapWatch.LONGEST_STEP_DAYS + " days",
                "Correct the timestamp or remove the row; where data is missing for so long, import the parts apart");
    }

    private String name(int column) {
        String text = fields.get(column);
        if (!NAME.matcher(text).matches()) {
            throw Fault.NAME.at(
                    place(column),
                    Fault.quoted(text) + " is not a " + table.columns().get(column) + " name",
                    "Use letters, digits and . _ : / @ + - (at most 40)");
        }
        return text;
    }

    private ProblemException badTime(int column, String what, @Nullable Throwable cause) {
        var problem = Fault.TIME.problem(place(column), what, "Write times in UTC like 2025-03-06T11:00:00.000Z");
        return cause == null ? problem.toException() : problem.toException(cause);
    }

    private ProblemException badNumber(int column, String what) {
        return Fault.NUMBER.at(
                place(column), what, "Write a plain decimal number, or leave the row out when the value is not known");
    }

    private String place(int column) {
        return file + ":" + line + ":" + (column + 1) + ", column "
                + table.columns().get(column);
    }

    /// Digits with an optional sign, point and exponent. Java's own parser also takes `NaN`, `Infinity`, `1f`,
    /// hexadecimal and spaces.
    private static boolean isDecimal(String text) {
        int at = skipSign(text, 0);
        int whole = skipDigits(text, at);
        int digits = whole - at;
        at = whole;
        if (at < text.length() && text.charAt(at) == '.') {
            int end = skipDigits(text, at + 1);
            digits += end - at - 1;
            at = end;
        }
        if (digits == 0) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int from = skipSign(text, at + 1);
            at = skipDigits(text, from);
            if (at == from) {
                return false;
            }
        }
        return at == text.length();
    }

    private static int skipSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
