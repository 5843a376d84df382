package io.headrace.features.signal.volatility.realized;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Listener;
import io.headrace.features.signal.PriceReturns;
import io.headrace.features.signal.Sampling;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.ReturnWindow;
import io.headrace.features.window.Window;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// A [ReturnFormula] over the returns of a window of one coin, between the last prices of successive steps that have
/// any.
///
/// A window of trades ends now: a minute without one had no return. A window of bars ends with the latest bar, since
/// every period has one or has been lost; there is none without a bar for as long as the window.
/// A lost stretch of the stream spoils nothing: the return that spans it is as true as any. Warm once the window is
/// full and holds enough returns.
public final class RealizedMeasure implements Signal {
    private final ReturnFormula formula;
    private final boolean endsWithPrices;
    private final PriceReturns prices;
    private final ReturnWindow window;

    /// @param endsWithPrices whether the window ends with the step of the latest price, and not now
    /// @param stepNanos length of a step, positive
    /// @param size steps in the window, at least 1
    public RealizedMeasure(ReturnFormula formula, boolean endsWithPrices, long stepNanos, int size) {
        this(formula, endsWithPrices, new PriceReturns(new ReturnWindow(new Window(size, stepNanos))));
    }

    private RealizedMeasure(ReturnFormula formula, boolean endsWithPrices, PriceReturns prices) {
        this.formula = formula;
        this.endsWithPrices = endsWithPrices;
        this.prices = prices;
        this.window = prices.window();
    }

    public static SignalDefinition definition(ReturnFormula formula, Sampling sampling) {
        Formula text = formula.formula();
        String end = sampling.spoiledByGaps() ? "" : "; the last that of the latest";
        return new SignalDefinition(
                formula.name() + '_' + sampling.label(),
                new Formula(text.text() + "; r from " + sampling.text() + end, text.source(), text.unit()),
                sampling.timing(),
                Set.of(sampling.prices()),
                new SignalFactory.PerCoin(context -> new RealizedMeasure(
                        formula,
                        !sampling.spoiledByGaps(),
                        context.market().prices().returns(sampling, sampling.window(context)))));
    }

    @Override
    public void observe(MarketEvent event) {
        prices.observe(event);
    }

    @Override
    public Listener ear() {
        return prices;
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!heardThrough(nowNanos)) {
            return 0;
        }
        double[] returns = window.room();
        int count = window.copyTo(returns, endNanos(nowNanos));
        return count < formula.fewest() ? 0 : formula.of(returns, count);
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return heardThrough(nowNanos) && window.count(endNanos(nowNanos)) >= formula.fewest();
    }

    private boolean heardThrough(long nowNanos) {
        return window.covers(endNanos(nowNanos)) && window.reaches(nowNanos);
    }

    private long endNanos(long nowNanos) {
        return endsWithPrices ? window.endOfPrices(nowNanos) : nowNanos;
    }

    @Override
    public void save(StateSink sink) {
        window.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        window.restore(source);
    }
}
