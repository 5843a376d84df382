package io.headrace.features.signal.volatility;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.signal.volatility.GarchFilter.Parameters;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.GridReturns;
import io.headrace.features.window.Hours;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// Volatility that a [GarchFilter] on hourly log returns of one coin expects over the next hours: the root of the mean
/// variance of the horizon, per square root of an hour. Closed hours only; an hour without a price is expected, not
/// seen.
public final class GarchVolatility implements Signal {
    private static final int WARM_UP_HOURS = 72;

    /// Near the maximum likelihood of the hourly returns of BTC, ETH, SOL and DOGE on Binance from March 2025 on, held
    /// at persistence .98 so that the variance has a long run (.61 % an hour); training replaces it.
    public static final Parameters DEFAULT_GARCH = new Parameters(0, 7.5e-7, 0.10, 0, 0.88);

    /// As [#DEFAULT_GARCH], with a fall weighing more.
    public static final Parameters DEFAULT_GJR = new Parameters(0, 7.5e-7, 0.09, 0.02, 0.88);

    private final GridReturns returns = new GridReturns(Hours.NANOS);
    private final GarchFilter filter;
    private final int horizonHours;

    /// @param parameters for returns as fractions
    /// @param horizonHours at least 1
    public GarchVolatility(Parameters parameters, int horizonHours) {
        this.filter = new GarchFilter(parameters);
        this.horizonHours = horizonHours;
    }

    /// GARCH(1,1).
    ///
    /// @param parameters from training
    public static SignalDefinition garch(Parameters parameters, int horizonHours) {
        return definition("garch", "Bollerslev 1986", parameters, horizonHours);
    }

    /// GJR-GARCH(1,1).
    ///
    /// @param parameters from training
    public static SignalDefinition gjr(Parameters parameters, int horizonHours) {
        return definition("gjr", "Glosten, Jagannathan and Runkle 1993", parameters, horizonHours);
    }

    private static SignalDefinition definition(String name, String source, Parameters parameters, int horizonHours) {
        return new SignalDefinition(
                name + "_volatility_" + horizonHours + "h",
                new Formula(
                        "sqrt of the mean variance expected over the next " + horizonHours
                                + " h; h' = w + a e^2 + g e^2 1{e<0} + b h over closed hours, " + parameters,
                        source,
                        "per sqrt(hour)"),
                Timing.hours(WARM_UP_HOURS, 24),
                Set.of(Input.COMPOSITE_BARS),
                new SignalFactory.PerCoin(context -> new GarchVolatility(parameters, horizonHours)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Bar bar && returns.add(bar.knownNanos(), bar.close())) {
            filter.add(returns.value(), returns.steps());
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? Math.sqrt(filter.meanVariance(horizonHours)) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        if (returns.closeBy(nowNanos)) {
            filter.add(returns.value(), returns.steps());
        }
        return returns.covers(WARM_UP_HOURS, nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        returns.save(sink);
        filter.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        returns.restore(source);
        filter.restore(source);
    }
}
