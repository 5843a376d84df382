package io.headrace.features.signal.chain;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.LevelWindow;
import io.headrace.features.window.Window;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.GasUnit;
import io.headrace.market.event.MarketEvent;
import java.util.Locale;
import java.util.Set;

/// What a transaction costs on the dearest chain: the largest of the chains' latest gas prices in one unit, over the
/// chains heard for a day and within the last.
public final class GasCost implements Signal {
    private static final Window WINDOW = Window.hours(24);

    private final GasUnit unit;
    private final GasSeries series = new GasSeries(WINDOW);

    public GasCost(GasUnit unit) {
        this.unit = unit;
    }

    public static SignalDefinition definition(GasUnit unit) {
        String name = unit.name().toLowerCase(Locale.ROOT);
        return new SignalDefinition(
                "gas_" + name,
                new Formula(
                        "largest over chains of the latest gas price in " + name + ", chains heard for "
                                + WINDOW.label() + " and within the last",
                        "",
                        unit == GasUnit.GWEI ? "gwei" : "USD a transaction"),
                new Timing(WINDOW.nanos(), WINDOW.nanos()),
                Set.of(Input.GAS),
                new SignalFactory.ForDesk(context -> new GasCost(unit)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof GasPrice price && price.unit() == unit) {
            series.add(price);
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? series.largest(nowNanos, LevelWindow::latest) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return series.covers(nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        series.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        series.restore(source);
    }
}
