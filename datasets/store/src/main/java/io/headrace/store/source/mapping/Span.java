package io.headrace.store.source.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as a mapping writes them: `1m`, `8h`, `1d`.
final class Span {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(s|m|h|d)");

    private Span() {}

    /// Nanoseconds, positive.
    static long nanos(Part part) {
        Matcher parts = FORM.matcher(part.text());
        long count = parts.matches() ? Long.parseLong(parts.group(1)) : 0;
        if (count == 0) {
            throw part.wrong("'" + part.text() + "' is no length of time", "Write a number and s, m, h or d, like 8h");
        }
        long seconds = switch (parts.group(2)) {
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3600;
            default -> 86_400;
        };
        return count * seconds * 1_000_000_000L;
    }
}
