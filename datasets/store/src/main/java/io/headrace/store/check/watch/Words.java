package io.headrace.store.check.watch;

import java.time.Instant;
import java.util.Locale;

/// Numbers as people read them.
public final class Words {
    private static final long[] UNIT_SECONDS = {86_400, 3_600, 60, 1};
    private static final String[] UNITS = {"d", "h", "min", "s"};

    private Words() {}

    public static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }

    /// `11 h`, `2 d 3 h`, `90 s` as `1 min 30 s`: the two largest units; milliseconds under a second.
    public static String duration(long nanos) {
        if (nanos < 1_000_000_000L) {
            return nanos == 0 ? "0 s" : number(nanos / 1e6) + " ms";
        }
        long rest = Math.round(nanos / 1e9);
        StringBuilder text = new StringBuilder();
        int parts = 0;
        for (int unit = 0; unit < UNITS.length && parts < 2; unit++) {
            long amount = rest / UNIT_SECONDS[unit];
            rest %= UNIT_SECONDS[unit];
            if (amount > 0) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(amount)
                        .append(' ')
                        .append(UNITS[unit]);
                parts++;
            }
        }
        return text.toString();
    }

    static String percent(double fraction) {
        return Math.round(fraction * 10_000) / 100.0 + " %";
    }

    /// Three significant digits.
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        return Math.abs(value) >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : shortest(value);
    }

    private static String shortest(double value) {
        String text = String.format(Locale.ROOT, "%.3g", value);
        return text.contains("e") || !text.contains(".")
                ? text
                : text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
