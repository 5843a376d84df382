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
import io.headrace.features.window.Hours;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// How busy a coin is beside its own average: ln of a fast over a slow EWMA of the volume of its
/// bars, within -5..5. Who takes the other side of a share of the flow moves with it.
public final class VolumeRatio implements Signal {
    private static final double SLOW = 0.99;
    private static final double MOST = 5;
    private static final int WARM_UP_HOURS = 24;

    private final Ewma fast;
    private final Ewma slow = new Ewma(SLOW);
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos;

    private VolumeRatio(double lambda) {
        this.fast = new Ewma(lambda);
    }

    /// @param name what stands behind `volume_ratio_`
    /// @param lambda of the fast average: weight kept over one hour, in (0, 1)
    public static SignalDefinition definition(String name, double lambda) {
        return new SignalDefinition(
                "volume_ratio_" + name,
                new Formula(
                        "mean over coins of ln(EWMA of volume, lambda " + lambda + " an hour / EWMA of volume, lambda "
                                + SLOW + " an hour), within -" + MOST + ".." + MOST,
                        "",
                        "log ratio"),
                Timing.hours(WARM_UP_HOURS, 24),
                Set.of(Input.COMPOSITE_BARS),
                new SignalFactory.PerCoin(context -> new VolumeRatio(lambda)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Bar bar) {
            double hours = Hours.between(lastNanos, bar.knownNanos());
            fast.add(bar.volume(), hours);
            slow.add(bar.volume(), hours);
            firstNanos = Math.min(firstNanos, bar.knownNanos());
            lastNanos = bar.knownNanos();
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!(slow.value() > 0)) {
            return 0;
        }
        return fast.value() > 0 ? Math.clamp(StrictMath.log(fast.value() / slow.value()), -MOST, MOST) : -MOST;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return slow.started() && lastNanos - firstNanos >= WARM_UP_HOURS * Hours.NANOS;
    }

    @Override
    public void save(StateSink sink) {
        fast.save(sink);
        slow.save(sink);
        sink.putLong(firstNanos);
        sink.putLong(lastNanos);
    }

    @Override
    public void restore(StateSource source) {
        fast.restore(source);
        slow.restore(source);
        firstNanos = source.getLong();
        lastNanos = source.getLong();
    }
}
