package io.headrace.features.signal.regime;

import io.headrace.features.signal.Signal;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.GridReturns;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Trade;

/// A [ReturnFilter] over the log returns of one coin between the last prices of closed steps. A step without a price
/// gives no return; the next one spans it.
public final class FilteredReturns implements Signal {
    private final GridReturns returns;
    private final ReturnFilter filter;
    private final int warmUpSteps;
    private boolean valued;
    private double value;

    /// @param stepNanos length of a step, positive
    public FilteredReturns(ReturnFilter filter, long stepNanos, int warmUpSteps) {
        this.filter = filter;
        this.returns = new GridReturns(stepNanos);
        this.warmUpSteps = warmUpSteps;
    }

    @Override
    public void observe(MarketEvent event) {
        boolean closed = switch (event) {
            case Trade trade -> returns.add(trade.knownNanos(), trade.price());
            case Bar bar -> returns.add(bar.knownNanos(), bar.close());
            default -> false;
        };
        if (closed) {
            filter();
        }
    }

    private void filter() {
        filter.add(returns.value(), returns.steps());
        valued = false;
    }

    /// The filter is asked once for each return: some walk through kilobytes to answer.
    @Override
    public double valueAt(long nowNanos) {
        if (!warmAt(nowNanos)) {
            return 0;
        }
        if (!valued) {
            value = filter.value();
            valued = true;
        }
        return value;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        if (returns.closeBy(nowNanos)) {
            filter();
        }
        return returns.covers(warmUpSteps, nowNanos);
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
        valued = false;
    }
}
