package io.headrace.store.segment;

import java.time.LocalDate;
import java.util.Locale;

/// A day or a month, UTC.
///
/// @param first its first day
public record Period(Unit unit, LocalDate first) {
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final int MONTH_LENGTH = "2024-08".length();

    /// How long a period is.
    public enum Unit {
        DAY,
        MONTH
    }

    public Period {
        if (unit == Unit.MONTH && first.getDayOfMonth() != 1) {
            throw new IllegalArgumentException("a month must begin with its first day, was " + first);
        }
    }

    /// The one an instant falls in.
    static Period of(Unit unit, long nanos) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(nanos, DAY_NANOS));
        return new Period(unit, unit == Unit.DAY ? day : day.withDayOfMonth(1));
    }

    /// Reads `2024-08-08` and `2024-08`.
    ///
    /// @throws java.time.DateTimeException when it is neither
    static Period parse(String text) {
        return text.length() == MONTH_LENGTH
                ? new Period(Unit.MONTH, LocalDate.parse(text + "-01"))
                : new Period(Unit.DAY, LocalDate.parse(text));
    }

    /// Its first nanosecond since 1970-01-01T00:00Z.
    public long fromNanos() {
        return first.toEpochDay() * DAY_NANOS;
    }

    /// The nanosecond after its last.
    public long untilNanos() {
        LocalDate next = unit == Unit.DAY ? first.plusDays(1) : first.plusMonths(1);
        return next.toEpochDay() * DAY_NANOS;
    }

    /// `day=2024-08-08` or `month=2024-08`.
    String folder() {
        return unit.name().toLowerCase(Locale.ROOT) + "=" + this;
    }

    /// `2024-08-08` or `2024-08`.
    @Override
    public String toString() {
        String day = first.toString();
        return unit == Unit.DAY ? day : day.substring(0, MONTH_LENGTH);
    }
}
