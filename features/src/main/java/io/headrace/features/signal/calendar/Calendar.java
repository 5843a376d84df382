package io.headrace.features.signal.calendar;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Hours;
import io.headrace.market.event.MarketEvent;
import java.util.Set;
import java.util.function.LongToDoubleFunction;

/// A function of the instant alone (UTC): no events, no state, always warm.
///
/// Rebalances are announced at midnight UTC, so the hour of the day is also the time since the last one.
public final class Calendar implements Signal {
    private static final long DAY_NANOS = 24 * Hours.NANOS;

    private final LongToDoubleFunction formula;

    private Calendar(LongToDoubleFunction formula) {
        this.formula = formula;
    }

    /// Whole hours since midnight, 0..23.
    public static SignalDefinition hourOfDay() {
        return definition("hour_of_day", "whole hours since midnight UTC", "hours, 0..23", Calendar::wholeHour);
    }

    /// Sine of the time of day, so that 23:00 is near 00:00.
    public static SignalDefinition hourSin() {
        return definition("hour_sin", "sin(2 pi time of day)", "-1..1", now -> StrictMath.sin(angle(now)));
    }

    /// Cosine of the time of day.
    public static SignalDefinition hourCos() {
        return definition("hour_cos", "cos(2 pi time of day)", "-1..1", now -> StrictMath.cos(angle(now)));
    }

    /// 1 on Saturday and Sunday, when markets are thinner, else 0.
    public static SignalDefinition weekend() {
        return definition("weekend", "1 on Saturday and Sunday UTC, else 0", "0 or 1", Calendar::isWeekend);
    }

    @Override
    public void observe(MarketEvent event) {}

    @Override
    public double valueAt(long nowNanos) {
        return formula.applyAsDouble(nowNanos);
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return true;
    }

    @Override
    public void save(StateSink sink) {}

    @Override
    public void restore(StateSource source) {}

    private static SignalDefinition definition(String column, String formula, String unit, LongToDoubleFunction of) {
        return new SignalDefinition(
                column,
                new Formula(formula, "", unit),
                Timing.hours(0, 24),
                Set.of(),
                new SignalFactory.ForDesk(context -> new Calendar(of)));
    }

    private static double wholeHour(long nowNanos) {
        return Math.floorMod(nowNanos, DAY_NANOS) / Hours.NANOS;
    }

    private static double angle(long nowNanos) {
        return 2 * Math.PI * Math.floorMod(nowNanos, DAY_NANOS) / DAY_NANOS;
    }

    /// Day 0, 1970-01-01, was a Thursday.
    private static double isWeekend(long nowNanos) {
        long sinceMonday = Math.floorMod(Math.floorDiv(nowNanos, DAY_NANOS) + 3, 7L);
        return sinceMonday >= 5 ? 1 : 0;
    }
}
