package io.headrace.features.signal.carry;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Window;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.StreamGap;
import java.util.Set;

/// What part of the positions in one coin was closed by force: USD liquidated in the window / latest open
/// interest, which must be of the window. For venues whose books are not recorded, but whose liquidations are: the
/// engine takes no venue's silence for calm before its liquidations have been heard once. A lost stretch of the
/// stream starts the window again.
public final class LiquidationShare implements Signal {
    private static final Window WINDOW = Window.hours(24);

    /// Forced orders may stay away for days.
    private static final long QUIET_HOURS = 168;

    private final ForcedOrders forced = new ForcedOrders(WINDOW);
    private double openUsd;
    private long openNanos;

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "liquidation_share_" + WINDOW.label(),
                new Formula(
                        "sum of price size of liquidations / latest open interest in USD; over " + WINDOW.text(),
                        "",
                        "fraction of open interest"),
                new Timing(WINDOW.nanos(), Timing.hours(0, QUIET_HOURS).staleAfterNanos()),
                Set.of(Input.LIQUIDATIONS, Input.OPEN_INTEREST),
                new SignalFactory.PerCoin(context -> new LiquidationShare()));
    }

    @Override
    public void observe(MarketEvent event) {
        switch (event) {
            case Liquidation order -> forced.add(order);
            case OpenInterest interest -> {
                forced.heard(interest.knownNanos());
                openUsd = interest.usd();
                openNanos = interest.knownNanos();
            }
            case StreamGap gap -> forced.broken(gap);
            default -> {}
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? forced.usdAt(nowNanos) / openUsd : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return openUsd > 0 && nowNanos - openNanos <= WINDOW.nanos() && forced.covers(nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        forced.save(sink);
        sink.putDouble(openUsd);
        sink.putLong(openNanos);
    }

    @Override
    public void restore(StateSource source) {
        forced.restore(source);
        openUsd = source.getDouble();
        openNanos = source.getLong();
    }
}
