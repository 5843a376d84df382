package io.headrace.features.signal.calendar;

import io.headrace.features.signal.SignalDefinition;
import java.util.List;

/// The calendar columns of the full catalog beside those of the standard one.
public final class CalendarSignals {
    private CalendarSignals() {}

    public static List<SignalDefinition> all() {
        return List.of(
                Calendar.dayOfWeek(),
                Calendar.minutesToFunding(8),
                Calendar.hoursToMonthEnd(),
                Calendar.hoursToExpiry());
    }
}
