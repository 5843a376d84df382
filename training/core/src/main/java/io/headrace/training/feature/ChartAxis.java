package io.headrace.training.feature;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where the ticks of an axis stand and what they say.
///
/// @param from where the axis begins
/// @param to where it ends, above `from`
record ChartAxis(double from, double to, List<Tick> ticks) {
    private static final double SECOND = 1e9;
    private static final double DAY = 86_400 * SECOND;
    private static final double[] TIME_STEPS = {
        1,
        2,
        5,
        10,
        15,
        30,
        60,
        120,
        300,
        600,
        900,
        1_800,
        3_600,
        7_200,
        14_400,
        21_600,
        43_200,
        86_400,
        172_800,
        345_600,
        604_800,
        1_209_600,
        2_592_000,
        7_776_000,
        15_552_000,
        31_536_000
    };

    record Tick(double at, String label) {}

    /// An axis of values, with room above and below.
    static ChartAxis ofValues(double least, double greatest, int most) {
        double room = greatest > least ? 0.06 * (greatest - least) : Math.max(Math.abs(greatest), 1e-9) * 0.5;
        double from = least >= 0 && least - room < 0 ? 0 : least - room;
        double to = greatest + room;
        double step = niceStep((to - from) / most);
        List<Tick> ticks = new ArrayList<>();
        for (double at = Math.ceil(from / step) * step; at <= to + step * 1e-9; at += step) {
            ticks.add(new Tick(at, number(Math.abs(at) < step * 1e-6 ? 0 : at, step)));
        }
        return new ChartAxis(from, to, ticks);
    }

    /// An axis of time in UTC.
    static ChartAxis ofTime(long fromNanos, long toNanos, int most) {
        double span = toNanos - fromNanos;
        double step = TIME_STEPS[TIME_STEPS.length - 1] * SECOND;
        for (int i = TIME_STEPS.length - 1; i >= 0 && span / (TIME_STEPS[i] * SECOND) <= most; i--) {
            step = TIME_STEPS[i] * SECOND;
        }
        String pattern =
                step >= DAY ? "d MMM yyyy" : span > DAY ? "d MMM HH:mm" : step >= 60 * SECOND ? "HH:mm" : "HH:mm:ss";
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
        List<Tick> ticks = new ArrayList<>();
        long each = (long) step;
        for (long at = Math.ceilDiv(fromNanos, each) * each; at <= toNanos; at += each) {
            ticks.add(new Tick(at, format.format(Instant.ofEpochSecond(0, at))));
        }
        return new ChartAxis(fromNanos, toNanos, ticks);
    }

    /// Where a value stands between 0 and 1.
    double share(double value) {
        return (value - from) / (to - from);
    }

    /// 1, 2 or 5 times a power of ten, at least `rough`.
    private static double niceStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= rough * 0.999) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /// As many digits as the step needs; thousands and more by their letter.
    static String number(double value, double step) {
        double size = Math.max(Math.abs(value), step);
        if (size >= 1e9) {
            return plain(value / 1e9, step / 1e9) + " G";
        }
        if (size >= 1e6) {
            return plain(value / 1e6, step / 1e6) + " M";
        }
        if (size >= 1e4) {
            return plain(value / 1e3, step / 1e3) + " k";
        }
        return value != 0 && step < 1e-5 ? String.format(Locale.ROOT, "%.2e", value) : plain(value, step);
    }

    private static String plain(double value, double step) {
        int digits = (int) Math.clamp(Math.ceil(-Math.log10(step) - 1e-9), 0, 8);
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
