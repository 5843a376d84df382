package io.headrace.features.signal.volatility;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.HourSums;
import io.headrace.features.window.Hours;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// Range volatility of one coin: sqrt(mean of ln(high / low)^2 over the window's bars / (4 ln 2 h)), h the hours of a
/// bar; per square root of an hour. Bars that never came are no calm bars: the mean is over those that did, and at
/// least half the window must be theirs.
///
/// Source: Parkinson (1980), The extreme value method for estimating the variance of the rate of return.
public final class ParkinsonVolatility implements Signal {
    private static final double FOUR_LN_2 = 4 * StrictMath.log(2);

    private final int hours;
    private final double barHours;
    private final HourSums bars;
    private final HourSums squares;
    private boolean any;
    private long firstNanos;
    private long lastNanos;

    /// @param barNanos length of a bar, positive
    public ParkinsonVolatility(int hours, long barNanos) {
        this.hours = hours;
        this.barHours = Hours.between(0, barNanos);
        this.bars = new HourSums(hours);
        this.squares = new HourSums(hours);
    }

    public static SignalDefinition definition(int hours) {
        return new SignalDefinition(
                "parkinson_volatility_" + hours + "h",
                new Formula(
                        "mean over coins of sqrt(mean over the bars of " + hours
                                + " h, at least half of those that fit,"
                                + " of ln(high/low)^2 / (4 ln 2 * hours of a bar)) (Parkinson 1980)",
                        "Parkinson (1980)",
                        "per sqrt(hour)"),
                Timing.hours(hours, 24),
                Set.of(Input.COMPOSITE_BARS),
                new SignalFactory.PerCoin(context -> new ParkinsonVolatility(hours, context.periodNanos())));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Bar bar && (!any || bar.knownNanos() > lastNanos)) {
            firstNanos = any ? firstNanos : bar.knownNanos();
            lastNanos = bar.knownNanos();
            any = true;
            double range = StrictMath.log(bar.high() / bar.low());
            bars.add(bar.knownNanos(), 1);
            squares.add(bar.knownNanos(), range * range);
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!warmAt(nowNanos)) {
            return 0;
        }
        double seenHours = bars.sumAt(nowNanos) * barHours;
        return Math.sqrt(squares.sumAt(nowNanos) / (FOUR_LN_2 * seenHours));
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return any
                && lastNanos - firstNanos >= (hours - 1) * Hours.NANOS
                && 2 * bars.sumAt(nowNanos) * barHours >= hours;
    }

    @Override
    public void save(StateSink sink) {
        sink.putBoolean(any);
        sink.putLong(firstNanos);
        sink.putLong(lastNanos);
        bars.save(sink);
        squares.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        any = source.getBoolean();
        firstNanos = source.getLong();
        lastNanos = source.getLong();
        bars.restore(source);
        squares.restore(source);
    }
}
