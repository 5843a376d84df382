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

/// A regressor of the heterogeneous autoregression of variance: the mean over some days of the realized variance of a
/// day, or its log. Days end with the hour of the latest close; a day's variance is the sum of squared
/// log returns of closes. Not warm without a close for as long as its days.
///
/// Source: Corsi (2009), A simple approximate long-memory model of realized volatility.
public final class HarTerm implements Signal {
    private static final int DAY = 24;

    /// Keeps the log finite when nothing moved: (1e-7 a day)^2.
    private static final double FLOOR = 1e-14;

    private final int days;
    private final boolean log;
    private final LogReturns returns = new LogReturns();
    private final HourSums squares;

    /// @param days 1, 5 and 22 in Corsi's model
    public HarTerm(int days, boolean log) {
        this.days = days;
        this.log = log;
        this.squares = new HourSums(days * DAY);
    }

    /// A term of HAR, or of log-HAR.
    public static SignalDefinition definition(int days, boolean log) {
        String mean = "mean over " + days
                + " days of RV, RV = sum over 24 h of squared log returns of closes, the last hour that of the latest";
        return new SignalDefinition(
                (log ? "har_log_variance_" : "har_variance_") + days + "d",
                new Formula(
                        log ? "ln of max(" + mean + "; " + FLOOR + ")" : mean,
                        "Corsi 2009",
                        log ? "ln of squared log return per day" : "squared log return per day"),
                Timing.hours((long) days * DAY, DAY),
                Set.of(Input.COMPOSITE_BARS),
                new SignalFactory.PerCoin(context -> new HarTerm(days, log)));
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
        double variance = squares.sumAt(returns.lastNanos()) / days;
        return log ? StrictMath.log(Math.max(variance, FLOOR)) : variance;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return returns.covers(days * DAY) && returns.reach(days * DAY, nowNanos);
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
