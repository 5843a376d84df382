package io.headrace.features.signal.volatility;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Sampling;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Ewma;
import io.headrace.features.window.GridReturns;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Trade;
import java.util.Set;

/// Exponentially weighted volatility of one coin on a grid: sqrt(v), v = k v + (1 - k) r^2 / n with k = lambda^n, r the
/// log return over n steps between the last prices of closed steps; per square root of a step.
///
/// Source: RiskMetrics (J.P. Morgan 1996), zero mean.
public final class EwmaGridVolatility implements Signal {
    private final GridReturns returns;
    private final Ewma variance;
    private final int warmUpSteps;

    /// @param lambda weight kept over one step, in (0, 1)
    /// @param stepNanos length of a step, positive
    public EwmaGridVolatility(double lambda, long stepNanos, int warmUpSteps) {
        this.returns = new GridReturns(stepNanos);
        this.variance = new Ewma(lambda);
        this.warmUpSteps = warmUpSteps;
    }

    /// @param step in words, as the column ends in it
    /// @param sampling whose window is the warm-up
    public static SignalDefinition definition(double lambda, String step, Sampling sampling) {
        return new SignalDefinition(
                "ewma_volatility_" + step,
                new Formula(
                        "sqrt of the EWMA of r^2 per step, lambda " + lambda + " a step, closed steps only; r from "
                                + sampling.text(),
                        "RiskMetrics 1996",
                        "per sqrt(step)"),
                sampling.timing(),
                Set.of(sampling.prices()),
                new SignalFactory.PerCoin(context ->
                        new EwmaGridVolatility(lambda, sampling.stepNanos(context), sampling.size(context))));
    }

    @Override
    public void observe(MarketEvent event) {
        boolean closed = switch (event) {
            case Trade trade -> returns.add(trade.knownNanos(), trade.price());
            case Bar bar -> returns.add(bar.knownNanos(), bar.close());
            default -> false;
        };
        if (closed) {
            learn();
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? Math.sqrt(variance.value()) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        if (returns.closeBy(nowNanos)) {
            learn();
        }
        return variance.started() && returns.covers(warmUpSteps, nowNanos);
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

    private void learn() {
        variance.add(returns.value() * returns.value() / returns.steps(), returns.steps());
    }
}
