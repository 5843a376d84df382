package io.headrace.features.signal.volatility.range;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Listener;
import io.headrace.features.signal.PriceBars;
import io.headrace.features.signal.Sampling;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.BarShapes;
import io.headrace.features.window.BarWindow;
import io.headrace.features.window.Hours;
import io.headrace.features.window.Window;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// The root of a [RangeFormula] over the bars of a window of one coin, per square root of an hour.
///
/// Bars built from trades that a lost stretch of the stream touches are dropped: their range is not known. Warm once
/// the window is full and holds at least half of the bars that fit in it: means over fewer are no volatility of it.
public final class RangeVolatility implements Signal {
    private final RangeFormula formula;
    private final double barHours;
    private final PriceBars prices;
    private final BarWindow window;

    /// @param spoiledByGaps whether a stream gap drops the bars it touches
    /// @param stepNanos length of a bar, positive
    /// @param size bars in the window, at least 1
    public RangeVolatility(RangeFormula formula, boolean spoiledByGaps, long stepNanos, int size) {
        this(formula, stepNanos, new PriceBars(new BarWindow(new Window(size, stepNanos)), spoiledByGaps));
    }

    private RangeVolatility(RangeFormula formula, long stepNanos, PriceBars prices) {
        this.formula = formula;
        this.barHours = Hours.between(0, stepNanos);
        this.prices = prices;
        this.window = prices.window();
    }

    public static SignalDefinition definition(RangeFormula formula, Sampling sampling) {
        return new SignalDefinition(
                formula.name() + '_' + sampling.label(),
                new Formula(
                        "sqrt of (" + formula.text() + ") per hour; bars, at least half of those that fit, from "
                                + sampling.text(),
                        formula.source(),
                        "per sqrt(hour)"),
                sampling.timing(),
                Set.of(sampling.prices()),
                new SignalFactory.PerCoin(context -> new RangeVolatility(
                        formula,
                        sampling.stepNanos(context),
                        context.market().prices().bars(sampling, sampling.window(context)))));
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
        if (!warmAt(nowNanos)) {
            return 0;
        }
        BarShapes bars = window.room();
        window.copyTo(bars, nowNanos);
        return Math.sqrt(formula.varianceOf(bars) / barHours);
    }

    @Override
    public boolean warmAt(long nowNanos) {
        int before = formula.usesJumps() ? window.size() : window.size() - 1;
        int fewest = Math.max(formula.fewest(), (window.size() + 1) / 2);
        return window.covers(before, nowNanos) && window.count(nowNanos) >= fewest;
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
