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

/// Range volatility of one coin: sqrt(sum of ln(high / low)^2 over the window / (4 ln 2 hours)), per
/// square root of an hour.
///
/// Source: Parkinson (1980), The extreme value method for estimating the variance of the rate of return.
public final class ParkinsonVolatility implements Signal {
    private static final double FOUR_LN_2 = 4 * StrictMath.log(2);

    private final int hours;
    private final HourSums squares;
    private boolean any;
    private long firstNanos;
    private long lastNanos;

    public ParkinsonVolatility(int hours) {
        this.hours = hours;
        this.squares = new HourSums(hours);
    }

    public static SignalDefinition definition(int hours) {
        return new SignalDefinition(
                "parkinson_volatility_" + hours + "h",
                new Formula(
                        "mean over coins of sqrt(sum over " + hours + " h of ln(high/low)^2 / (4 ln 2 * " + hours
                                + ")) (Parkinson 1980)",
                        "Parkinson (1980)",
                        "per sqrt(hour)"),
                Timing.hours(hours, 24),
                Set.of(Input.COMPOSITE_BARS),
                new SignalFactory.PerCoin(context -> new ParkinsonVolatility(hours)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Bar bar && (!any || bar.knownNanos() > lastNanos)) {
            firstNanos = any ? firstNanos : bar.knownNanos();
            lastNanos = bar.knownNanos();
            any = true;
            double range = StrictMath.log(bar.high() / bar.low());
            squares.add(bar.knownNanos(), range * range);
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? Math.sqrt(squares.sumAt(nowNanos) / (FOUR_LN_2 * hours)) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return any && lastNanos - firstNanos >= (hours - 1) * Hours.NANOS;
    }

    @Override
    public void save(StateSink sink) {
        sink.putBoolean(any);
        sink.putLong(firstNanos);
        sink.putLong(lastNanos);
        squares.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        any = source.getBoolean();
        firstNanos = source.getLong();
        lastNanos = source.getLong();
        squares.restore(source);
    }
}
