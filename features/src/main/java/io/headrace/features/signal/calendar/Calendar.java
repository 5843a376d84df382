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
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.function.LongToDoubleFunction;

/// A function of the instant alone (UTC): no events, no state, always warm.
///
/// Rebalances are announced at midnight UTC, so the hour of the day is also the time since the last one.
public final class Calendar implements Signal {
    private static final long DAY_NANOS = 24 * Hours.NANOS;
    private static final long EXPIRY_NANOS = 8 * Hours.NANOS;
    private static final double MINUTE_NANOS = 6e10;

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

    /// Days since Monday, 0..6.
    public static SignalDefinition dayOfWeek() {
        return definition("day_of_week", "whole days since Monday UTC", "days, 0..6", Calendar::sinceMonday);
    }

    /// Minutes until the next funding settlement of a venue that settles at multiples of some hours, UTC.
    ///
    /// @param hours a divisor of 24
    public static SignalDefinition minutesToFunding(int hours) {
        long interval = hours * Hours.NANOS;
        return definition(
                "minutes_to_funding_" + hours + "h",
                "minutes until the next multiple of " + hours + " h UTC",
                "minutes, above 0",
                now -> (interval - Math.floorMod(now, interval)) / MINUTE_NANOS);
    }

    /// Hours until the month ends, when desks report and rebalance.
    public static SignalDefinition hoursToMonthEnd() {
        return definition(
                "hours_to_month_end",
                "hours until midnight UTC after the last day of the month",
                "hours, above 0",
                now -> Hours.between(now, midnight(dateOf(now).withDayOfMonth(1).plusMonths(1))));
    }

    /// Hours until monthly options and dated futures expire: the last Friday of a month at 08:00 UTC.
    public static SignalDefinition hoursToExpiry() {
        return definition(
                "hours_to_expiry",
                "hours until 08:00 UTC on the last Friday of a month",
                "hours, above 0",
                Calendar::untilExpiry);
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

    private static double isWeekend(long nowNanos) {
        return sinceMonday(nowNanos) >= 5 ? 1 : 0;
    }

    /// Day 0, 1970-01-01, was a Thursday.
    private static double sinceMonday(long nowNanos) {
        return Math.floorMod(Math.floorDiv(nowNanos, DAY_NANOS) + 3, 7L);
    }

    private static double untilExpiry(long nowNanos) {
        LocalDate today = dateOf(nowNanos);
        long expiry = expiryOf(today);
        return Hours.between(
                nowNanos,
                expiry > nowNanos ? expiry : expiryOf(today.withDayOfMonth(1).plusMonths(1)));
    }

    private static long expiryOf(LocalDate month) {
        return midnight(month.with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY))) + EXPIRY_NANOS;
    }

    private static LocalDate dateOf(long nowNanos) {
        return LocalDate.ofEpochDay(Math.floorDiv(nowNanos, DAY_NANOS));
    }

    private static long midnight(LocalDate day) {
        return day.toEpochDay() * DAY_NANOS;
    }
}
