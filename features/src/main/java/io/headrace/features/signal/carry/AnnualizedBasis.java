package io.headrace.features.signal.carry;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.LevelWindow;
import io.headrace.features.window.Window;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// What holding one coin's contract against its index would earn in a year if the premium of the last hour
/// closed within one funding interval: mean over the minutes of (mark - index) / index, times 365 / T with T = 8 h
/// in days, the interval in which a perpetual's premium is paid.
public final class AnnualizedBasis implements Signal {
    private static final Window WINDOW = Window.hours(1);
    private static final double PER_YEAR = 365 * 3;

    private final MarkPremium premium = new MarkPremium();
    private final LevelWindow levels = new LevelWindow(WINDOW);

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "annualized_basis_" + WINDOW.label(),
                new Formula(
                        "365 / T mean of (mark - index) / index at the end of each bucket, T = 1/3 day; over "
                                + WINDOW.text(),
                        "exchange documents",
                        "fraction per year"),
                new Timing(WINDOW.nanos(), WINDOW.nanos()),
                Set.of(Input.MARKS),
                new SignalFactory.PerCoin(context -> new AnnualizedBasis()));
    }

    @Override
    public void observe(MarketEvent event) {
        premium.observe(event);
        boolean price = event instanceof MarkPrice || event instanceof IndexPrice;
        if (price && premium.warmAt(event.knownNanos())) {
            levels.set(event.knownNanos(), premium.valueAt(event.knownNanos()));
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? PER_YEAR * levels.mean(nowNanos) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return levels.covers(nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        premium.save(sink);
        levels.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        premium.restore(source);
        levels.restore(source);
    }
}
