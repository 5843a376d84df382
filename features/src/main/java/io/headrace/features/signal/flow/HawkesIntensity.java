package io.headrace.features.signal.flow;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Span;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many trades a second are to be expected now, each having made others likelier: mu + sum over
/// past trades of alpha exp(-beta (t - ti)), folded as A = exp(-beta dt) A + 1 at each trade.
///
/// After a hole the excitement of before is gone; warm after a minute's hearing.
///
/// Source: Hawkes (1971), Spectra of some self-exciting and mutually exciting point processes; the
/// recursion of Ozaki (1979), Maximum likelihood estimation of Hawkes' self-exciting point processes.
public final class HawkesIntensity implements Signal {
    private static final long WARM_UP = 60_000_000_000L;

    private final HawkesParameters parameters;
    private final @Nullable Side side;
    private final Span span = new Span();
    private double excitement;
    private long lastNanos;

    /// @param side of the takers counted; null for both
    public HawkesIntensity(HawkesParameters parameters, @Nullable Side side) {
        this.parameters = parameters;
        this.side = side;
    }

    /// All trades.
    public static SignalDefinition definition(HawkesParameters parameters) {
        return define("hawkes_intensity", "all", parameters, null);
    }

    /// Trades whose takers bought, or sold.
    public static SignalDefinition definition(HawkesParameters parameters, Side side) {
        return side == Side.BUY
                ? define("hawkes_buy_intensity", "takers' buys", parameters, side)
                : define("hawkes_sell_intensity", "takers' sells", parameters, side);
    }

    private static SignalDefinition define(
            String column, String which, HawkesParameters parameters, @Nullable Side side) {
        return new SignalDefinition(
                column,
                new Formula(
                        "mu + sum over " + which + " of alpha exp(-beta (t - ti)), " + parameters,
                        "Hawkes 1971, Ozaki 1979",
                        "trades per second"),
                Timing.seconds(WARM_UP / 1_000_000_000L, 300),
                Set.of(Input.TRADES),
                new SignalFactory.PerCoin(context -> new HawkesIntensity(parameters, side)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Trade trade) {
            span.heard(trade.knownNanos());
            if (side == null || trade.taker() == side) {
                excitement = excitementAt(trade.knownNanos()) + 1;
                lastNanos = trade.knownNanos();
            }
        } else if (event instanceof StreamGap) {
            span.broken(event.knownNanos());
            excitement = 0;
        }
    }

    private double excitementAt(long nanos) {
        long since = nanos - lastNanos;
        return since == 0 || excitement == 0
                ? excitement
                : excitement * StrictMath.exp(-parameters.beta() * since / 1e9);
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? parameters.mu() + parameters.alpha() * excitementAt(nowNanos) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return span.covers(nowNanos, WARM_UP);
    }

    @Override
    public void save(StateSink sink) {
        span.save(sink);
        sink.putDouble(excitement);
        sink.putLong(lastNanos);
    }

    @Override
    public void restore(StateSource source) {
        span.restore(source);
        excitement = source.getDouble();
        lastNanos = source.getLong();
    }
}
