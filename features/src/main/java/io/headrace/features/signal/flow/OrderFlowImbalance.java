package io.headrace.features.signal.flow;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Touch;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Span;
import io.headrace.features.window.Window;
import io.headrace.features.window.WindowSums;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import java.util.Set;

/// What the best quotes gained on the bid and lost on the ask: mid * sum over the window of e = 1{Pb >=
/// Pb-} qb - 1{Pb <= Pb-} qb- - 1{Pa <= Pa-} qa + 1{Pa >= Pa-} qa-, USD; positive when bids grow. A
/// change is from the last known quotes to the next.
///
/// Source: Cont, Kukanov and Stoikov (2014), The price impact of order book events.
public final class OrderFlowImbalance implements Signal {
    private final Touch touch;
    private final WindowSums sums;
    private final Span span = new Span();
    private boolean before;
    private double bidPrice;
    private double bidSize;
    private double askPrice;
    private double askSize;

    public OrderFlowImbalance(SignalContext context, Window window) {
        this.touch = context.market().touch();
        this.sums = new WindowSums(window, 1);
    }

    public static SignalDefinition definition(Window window) {
        return new SignalDefinition(
                "ofi_" + window.label(),
                new Formula(
                        "mid * sum over " + window.text() + " of 1{Pb>=Pb-} qb - 1{Pb<=Pb-} qb- - 1{Pa<=Pa-} qa"
                                + " + 1{Pa>=Pa-} qa-, changes of the best quotes",
                        "Cont, Kukanov and Stoikov 2014",
                        "USD"),
                Heard.quotes(window),
                Set.of(Input.TOUCH),
                new SignalFactory.PerCoin(context -> new OrderFlowImbalance(context, window)));
    }

    @Override
    public void observe(MarketEvent event) {
        long known = event.knownNanos();
        if (event instanceof StreamGap) {
            span.broken(known);
            sums.clear();
            before = false;
        } else if (touch.known()) {
            span.heard(known);
            if (before) {
                sums.advance(known);
                sums.add(0, change());
            }
            remember();
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? touch.mid() * sums.at(nowNanos, 0) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return touch.known() && span.covers(nowNanos, sums.window().nanos());
    }

    @Override
    public void save(StateSink sink) {
        sink.putBoolean(before);
        sink.putDouble(bidPrice);
        sink.putDouble(bidSize);
        sink.putDouble(askPrice);
        sink.putDouble(askSize);
        span.save(sink);
        sums.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        before = source.getBoolean();
        bidPrice = source.getDouble();
        bidSize = source.getDouble();
        askPrice = source.getDouble();
        askSize = source.getDouble();
        span.restore(source);
        sums.restore(source);
    }

    private double change() {
        double bid = LevelFlow.grown(touch.bidPrice() - bidPrice, touch.bidSize(), bidSize);
        double ask = LevelFlow.grown(askPrice - touch.askPrice(), touch.askSize(), askSize);
        return bid - ask;
    }

    private void remember() {
        bidPrice = touch.bidPrice();
        bidSize = touch.bidSize();
        askPrice = touch.askPrice();
        askSize = touch.askSize();
        before = true;
    }
}
