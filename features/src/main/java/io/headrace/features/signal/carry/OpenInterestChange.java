package io.headrace.features.signal.carry;

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
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import java.util.Set;

/// How positions in one coin have grown on this venue: ln(open interest / open interest a window ago).
public final class OpenInterestChange implements Signal {
    /// Keeps the log finite when nothing is open, USD.
    private static final double FLOOR_USD = 1;

    private final LevelWindow levels;

    public OpenInterestChange(Window window) {
        this.levels = new LevelWindow(window);
    }

    public static SignalDefinition definition(Window window) {
        return new SignalDefinition(
                "open_interest_change_" + window.label(),
                new Formula(
                        "ln(max(OI, " + FLOOR_USD + ") / max(OI before the window, " + FLOOR_USD + ")) in USD; over "
                                + window.text(),
                        "",
                        "log ratio"),
                new Timing(window.nanos(), 2 * window.nanos()),
                Set.of(Input.OPEN_INTEREST),
                new SignalFactory.PerCoin(context -> new OpenInterestChange(window)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof OpenInterest interest) {
            levels.set(interest.knownNanos(), Math.max(interest.usd(), FLOOR_USD));
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? StrictMath.log(levels.latest() / levels.before(nowNanos)) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return levels.comparable(nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        levels.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        levels.restore(source);
    }
}
