package io.headrace.features.signal.volatility;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Ewma;
import io.headrace.features.window.LogReturns;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// Exponentially weighted volatility of one coin: sqrt(v), v = k v + (1 - k) r^2 / h with k = lambda^h,
/// r the log return of closes over the last h hours; per square root of an hour.
///
/// Source: RiskMetrics (J.P. Morgan 1996), zero mean.
public final class EwmaVolatility implements Signal {
    private final int warmUpHours;
    private final LogReturns returns = new LogReturns();
    private final Ewma variance;

    /// @param lambda weight kept over one hour, in (0, 1)
    public EwmaVolatility(double lambda, int warmUpHours) {
        this.warmUpHours = warmUpHours;
        this.variance = new Ewma(lambda);
    }

    public static SignalDefinition definition(double lambda, int warmUpHours) {
        return new SignalDefinition(
                "ewma_volatility",
                new Formula(
                        "mean over coins of sqrt(EWMA of squared log returns of closes per hour, lambda " + lambda
                                + " an hour) (RiskMetrics 1996)",
                        "RiskMetrics, J.P. Morgan (1996)",
                        "per sqrt(hour)"),
                Timing.hours(warmUpHours, 24),
                Set.of(Input.COMPOSITE_BARS),
                new SignalFactory.PerCoin(context -> new EwmaVolatility(lambda, warmUpHours)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Bar bar && returns.add(bar.knownNanos(), bar.close())) {
            double hours = returns.hours();
            variance.add(returns.value() * returns.value() / hours, hours);
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? Math.sqrt(variance.value()) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return returns.covers(warmUpHours);
    }

    @Override
    public void save(StateSink sink) {
        returns.save(sink);
        variance.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        returns.restore(source);
        variance.restore(source);
    }
}
