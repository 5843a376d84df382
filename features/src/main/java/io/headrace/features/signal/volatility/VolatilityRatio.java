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
import io.headrace.features.window.LogReturns;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// How lively a coin is now against its recent days: ln of realized volatility over a short window by
/// that over a long one, held in [-3, 3]; 0 when the long window is flat.
/// The windows end with the hour of the latest close, which must lie within the short one.
///
/// Volatility clusters at several time scales (Corsi 2009, HAR); a linear forecaster cannot form the
/// ratio itself.
public final class VolatilityRatio implements Signal {
    private static final double LIMIT = 3;

    private final int shortHours;
    private final int longHours;
    private final LogReturns returns = new LogReturns();
    private final HourSums squares;

    public VolatilityRatio(int shortHours, int longHours) {
        this.shortHours = shortHours;
        this.longHours = longHours;
        this.squares = new HourSums(longHours);
    }

    public static SignalDefinition definition(int shortHours, int longHours) {
        return new SignalDefinition(
                "volatility_ratio_" + shortHours + "h_" + longHours + "h",
                new Formula(
                        "mean over coins of ln(realized volatility " + shortHours + " h / realized volatility "
                                + longHours + " h), held in [-" + LIMIT + ", " + LIMIT
                                + "], the last hour that of the latest close (after Corsi 2009)",
                        "after Corsi (2009)",
                        "log ratio"),
                Timing.hours(longHours, 24),
                Set.of(Input.COMPOSITE_BARS),
                new SignalFactory.PerCoin(context -> new VolatilityRatio(shortHours, longHours)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Bar bar && returns.add(bar.knownNanos(), bar.close())) {
            squares.add(bar.knownNanos(), returns.value() * returns.value());
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!warmAt(nowNanos)) {
            return 0;
        }
        double longRate = squares.sumAt(returns.lastNanos()) / longHours;
        double shortRate = squares.sumAt(returns.lastNanos(), shortHours) / shortHours;
        return longRate > 0 ? Math.clamp(StrictMath.log(shortRate / longRate) / 2, -LIMIT, LIMIT) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return returns.covers(longHours) && returns.reach(shortHours, nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        returns.save(sink);
        squares.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        returns.restore(source);
        squares.restore(source);
    }
}
