package io.headrace.features.signal;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.MarketEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The plain mean of one per-coin signal over the coins that are warm, so that every venue has the same
/// columns.
///
/// A coin that is not warm (listed late, or without funding of its own) is left out; the mean is warm when
/// any coin is.
public final class MeanOverCoins implements Signal {
    private final Map<String, Signal> byCoin = new LinkedHashMap<>();

    /// @param perCoin makes one fresh signal, fed the events of one coin
    public MeanOverCoins(List<String> coins, Supplier<Signal> perCoin) {
        coins.forEach(coin -> byCoin.put(coin, perCoin.get()));
    }

    @Override
    public void observe(MarketEvent event) {
        Signal signal = byCoin.get(event.instrument().coin());
        if (signal != null) {
            signal.observe(event);
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        double sum = 0;
        int warm = 0;
        for (Signal signal : byCoin.values()) {
            if (signal.warmAt(nowNanos)) {
                sum += signal.valueAt(nowNanos);
                warm++;
            }
        }
        return warm == 0 ? 0 : sum / warm;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        for (Signal signal : byCoin.values()) {
            if (signal.warmAt(nowNanos)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void save(StateSink sink) {
        byCoin.values().forEach(signal -> signal.save(sink));
    }

    @Override
    public void restore(StateSource source) {
        byCoin.values().forEach(signal -> signal.restore(source));
    }
}
