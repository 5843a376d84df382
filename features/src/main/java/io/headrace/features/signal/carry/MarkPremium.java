package io.headrace.features.signal.carry;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// How far the price at which one coin is margined lies above its index: mark / index - 1 of the latest of each.
public final class MarkPremium implements Signal {
    private static final int STALE_SECONDS = 300;

    private double mark;
    private double index;

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "mark_premium",
                new Formula("mark / index - 1, the latest of each", "exchange documents", "fraction of the index"),
                Timing.seconds(0, STALE_SECONDS),
                Set.of(Input.MARKS),
                new SignalFactory.PerCoin(context -> new MarkPremium()));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof MarkPrice price) {
            mark = price.price();
        } else if (event instanceof IndexPrice price) {
            index = price.price();
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? mark / index - 1 : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return mark > 0 && index > 0;
    }

    @Override
    public void save(StateSink sink) {
        sink.putDouble(mark);
        sink.putDouble(index);
    }

    @Override
    public void restore(StateSource source) {
        mark = source.getDouble();
        index = source.getDouble();
    }
}
