package io.headrace.store.source.table;

import io.headrace.store.source.BadRecord;
import io.headrace.store.source.Fault;
import io.headrace.store.source.TableRow;
import io.headrace.store.source.text.Names;
import io.headrace.store.source.text.Numbers;
import io.headrace.store.source.text.Times;
import java.util.Arrays;
import java.util.List;

/// One row of characters. Its fields lie one after another, a comma between, in one array that all rows share:
/// reading a number or a time allocates nothing.
final class CsvRow implements TableRow {
    /// More fields than any table has.
    static final int MOST_FIELDS = 4096;

    /// Beyond any price per coin; below it, sums and squares of money stay exact enough and finite.
    private static final double HIGHEST_PRICE = 1e12;

    /// Beyond any amount, and near enough to 1 that an amount times or by a price stays positive and
    /// finite.
    private static final double MOST = 1e50;

    private static final double LEAST = 1e-50;

    private final TextCache texts = new TextCache();
    private List<String> columns = List.of();
    private char[] copied = new char[1024];
    private char[] characters = copied;
    private int origin;
    private int[] ends = new int[64];
    private int count;
    private long line;

    /// Names the columns, for refusals.
    void name(List<String> names) {
        columns = List.copyOf(names);
    }

    /// Begins a row whose fields will be [#add]ed.
    void begin(long startingLine) {
        begin(startingLine, copied, 0);
    }

    /// Begins a row that stays where it is, the fields of which will be told by [#endField].
    void begin(long startingLine, char[] source, int first) {
        line = startingLine;
        characters = source;
        origin = first;
        count = 0;
    }

    /// Copies a field to the end of the row.
    ///
    /// @return false when the row has too many fields
    boolean add(char[] source, int first, int length) {
        int start = count == 0 ? 0 : ends[count - 1] + 1;
        if (start + length > copied.length) {
            copied = Arrays.copyOf(copied, Math.max(2 * copied.length, start + length));
            characters = copied;
        }
        if (count > 0) {
            copied[start - 1] = ',';
        }
        System.arraycopy(source, first, copied, start, length);
        return endField(start + length);
    }

    /// Ends a field before this character; the next one begins behind it.
    ///
    /// @return false when the row has too many fields
    boolean endField(int end) {
        if (count == MOST_FIELDS) {
            return false;
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = end - origin;
        return true;
    }

    long line() {
        return line;
    }

    @Override
    public int fields() {
        return count;
    }

    @Override
    public boolean isEmpty(int column) {
        return start(column) == end(column);
    }

    @Override
    public String text(int column) {
        return texts.of(characters, start(column), end(column));
    }

    @Override
    public String name(int column) {
        int from = start(column);
        int to = end(column);
        if (!Names.isName(characters, from, to)) {
            String shown = Fault.quoted(shown(column));
            throw bad(Fault.NAME, column, shown + " is not a " + columnName(column) + " name");
        }
        return texts.of(characters, from, to);
    }

    @Override
    public boolean is(int column, String expected) {
        int from = start(column);
        int length = end(column) - from;
        if (length != expected.length()) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (characters[from + at] != expected.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public double finite(int column) {
        double value = Numbers.decimal(characters, start(column), end(column));
        if (Double.isNaN(value)) {
            throw bad(
                    Fault.NUMBER,
                    column,
                    isEmpty(column) ? "the number is missing" : Fault.quoted(shown(column)) + " is not a number");
        }
        if (Double.isInfinite(value)) {
            throw bad(Fault.NUMBER, column, Fault.quoted(shown(column)) + " is too large for a number");
        }
        return value;
    }

    @Override
    public double positive(int column) {
        double value = finite(column);
        if (value <= 0) {
            throw refuse(column, "must be positive");
        }
        if (value < LEAST || value > MOST) {
            throw refuse(column, "must be between 1e-50 and 1e50");
        }
        return value;
    }

    @Override
    public double price(int column) {
        double value = positive(column);
        if (value > HIGHEST_PRICE) {
            throw refuse(column, "must be at most 1e12");
        }
        return value;
    }

    @Override
    public double notNegative(int column) {
        double value = finite(column);
        if (value < 0) {
            throw refuse(column, "must not be negative");
        }
        if (value > MOST) {
            throw refuse(column, "must be at most 1e50");
        }
        return value;
    }

    @Override
    public long integer(int column) {
        long value = Numbers.integer(characters, start(column), end(column));
        if (value == Numbers.NO_INTEGER) {
            throw bad(
                    Fault.NUMBER,
                    column,
                    isEmpty(column) ? "the number is missing" : Fault.quoted(shown(column)) + " is not a whole number");
        }
        return value;
    }

    @Override
    public boolean flag(int column) {
        if (is(column, "1") || isWord(column, "true")) {
            return true;
        }
        if (is(column, "0") || isWord(column, "false")) {
            return false;
        }
        throw refuse(column, "must be true or false");
    }

    @Override
    public long epochMillis(int column) {
        return inRange(Times.fromMillis(stamp(column)), column);
    }

    @Override
    public long epochMicros(int column) {
        return inRange(Times.fromMicros(stamp(column)), column);
    }

    @Override
    public long epochMillisOrMicros(int column) {
        long stamp = stamp(column);
        return inRange(stamp > Times.LAST_MILLIS ? Times.fromMicros(stamp) : Times.fromMillis(stamp), column);
    }

    @Override
    public long instant(int column) {
        long nanos = Times.instant(characters, start(column), end(column));
        if (nanos == Times.NO_TIME) {
            throw bad(Fault.TIME, column, Fault.quoted(shown(column)) + " is not a time");
        }
        return inRange(nanos, column);
    }

    /// Eight characters at a time are multiplied into two hashes; the ends of the fields tell `"1,2",3` from
    /// `1,"2,3"`.
    @Override
    public long digest() {
        int end = origin + ends[count - 1];
        long hash = end - origin;
        long other = count;
        int at = origin;
        for (; at + 8 <= end; at += 8) {
            hash = mixed(hash ^ four(at));
            other = mixed(other ^ four(at + 4));
        }
        for (; at < end; at++) {
            hash = mixed(hash ^ characters[at]);
        }
        for (int field = 0; field < count; field++) {
            other = other * 31 + ends[field];
        }
        return mixed(hash ^ mixed(other));
    }

    private long four(int at) {
        return characters[at]
                | (long) characters[at + 1] << 16
                | (long) characters[at + 2] << 32
                | (long) characters[at + 3] << 48;
    }

    @Override
    public BadRecord refuse(int column, String rule) {
        return bad(Fault.RANGE, column, columnName(column) + " " + rule + ", was " + Fault.quoted(shown(column)));
    }

    private long inRange(long nanos, int column) {
        if (nanos < Times.EARLIEST_NANOS || nanos >= Times.LATEST_NANOS) {
            throw bad(Fault.TIME, column, Fault.quoted(shown(column)) + " is outside the years 2009 to 2099");
        }
        return nanos;
    }

    /// A refusal of the whole row for its length.
    BadRecord miscounted(int expected) {
        int column = Math.min(count, expected) - 1;
        return bad(Fault.COLUMNS, column, "row has " + count + " columns, the header has " + expected);
    }

    private static long mixed(long hash) {
        long product = hash * 0x9E3779B97F4A7C15L;
        return product ^ product >>> 32;
    }

    private long stamp(int column) {
        long value = Numbers.integer(characters, start(column), end(column));
        if (value == Numbers.NO_INTEGER || value < 0) {
            throw bad(Fault.TIME, column, Fault.quoted(shown(column)) + " is not a time");
        }
        return value;
    }

    private BadRecord bad(Fault fault, int column, String reason) {
        return new BadRecord(fault, columnName(column), column + 1, reason);
    }

    private String columnName(int column) {
        return column >= 0 && column < columns.size() ? columns.get(column) : "column " + (column + 1);
    }

    /// The beginning of a field, for messages.
    private String shown(int column) {
        int from = start(column);
        return new String(characters, from, Math.min(end(column) - from, 41));
    }

    private boolean isWord(int column, String lower) {
        int from = start(column);
        if (end(column) - from != lower.length()) {
            return false;
        }
        for (int at = 0; at < lower.length(); at++) {
            if ((characters[from + at] | 0x20) != lower.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private int start(int column) {
        return column == 0 ? origin : origin + ends[column - 1] + 1;
    }

    private int end(int column) {
        if (column >= count) {
            throw new IndexOutOfBoundsException("the row has " + count + " fields, asked for field " + column);
        }
        return origin + ends[column];
    }

    /// The fields as texts.
    List<String> texts() {
        String[] all = new String[count];
        for (int column = 0; column < count; column++) {
            all[column] = new String(characters, start(column), end(column) - start(column));
        }
        return List.of(all);
    }
}
