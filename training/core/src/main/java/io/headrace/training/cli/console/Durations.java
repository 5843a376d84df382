package io.headrace.training.cli.console;

import java.util.Locale;

/// Spans of time for people: `42 s`, `31.0 min`, `24.5 h`, `11.2 d`.
public final class Durations {
    private static final double SECOND = 1e9;

    private Durations() {}

    public static String text(long nanos) {
        return seconds(nanos / SECOND);
    }

    public static String seconds(double seconds) {
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        if (seconds < 7_200) {
            return String.format(Locale.ROOT, "%.1f min", seconds / 60);
        }
        return seconds < 172_800
                ? String.format(Locale.ROOT, "%.1f h", seconds / 3_600)
                : String.format(Locale.ROOT, "%.1f d", seconds / 86_400);
    }
}
