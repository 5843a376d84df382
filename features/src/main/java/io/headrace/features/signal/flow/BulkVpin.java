package io.headrace.features.signal.flow;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import java.util.Set;
import org.apache.commons.math3.special.Erf;

/// As [Vpin], the sides guessed from prices: sum over the last n full buckets of abs(2 Phi(dP / sigma)
/// - 1) / n, dP the change of price from one bucket's last trade to the next's and sigma its standard
/// deviation (population) over these n; 0 where no bucket's price differs. Warm after n + 1 buckets,
/// counted anew after a hole.
///
/// Source: Easley, Lopez de Prado and O'Hara (2012), bulk volume classification: V_buy = V Phi(dP /
/// sigma).
public final class BulkVpin implements Signal {
    private final double volume;
    private final double[] changes;
    private long full;
    private double filled;
    private double lastClose;
    private double value;
    private long valued;

    /// @param buckets n, at least 2
    /// @param volume V in USD, positive
    public BulkVpin(int buckets, double volume) {
        this.volume = volume;
        this.changes = new double[buckets];
    }

    public static SignalDefinition definition(int buckets, double volume) {
        return new SignalDefinition(
                "vpin_bulk_" + buckets,
                new Formula(
                        "mean over the last " + buckets + " volume buckets of abs(2 Phi(dP / sd(dP)) - 1), V = "
                                + volume + " USD, dP from bucket end to bucket end; warm after " + (buckets + 1)
                                + " buckets",
                        "Easley, Lopez de Prado and O'Hara 2012",
                        "fraction of volume"),
                Heard.volume(buckets + 1),
                Set.of(Input.TRADES),
                new SignalFactory.PerCoin(context -> new BulkVpin(buckets, volume)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Trade trade) {
            filled += atMost(trade.price() * trade.size());
            while (filled >= volume) {
                filled -= volume;
                close(trade.price());
            }
        } else if (event instanceof StreamGap) {
            full = 0;
            filled = 0;
            valued = 0;
        }
    }

    /// A trade that fills every bucket of the window leaves the same whatever its further size, but for
    /// the rest.
    private double atMost(double traded) {
        double most = (changes.length + 2) * volume;
        return traded <= most ? traded : most + (traded - most) % volume;
    }

    private void close(double price) {
        if (full > 0) {
            changes[(int) ((full - 1) % changes.length)] = price - lastClose;
        }
        lastClose = price;
        full++;
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!warmAt(nowNanos)) {
            return 0;
        }
        if (valued != full) {
            value = compute();
            valued = full;
        }
        return value;
    }

    private double compute() {
        double mean = 0;
        for (double change : changes) {
            mean += change / changes.length;
        }
        double square = 0;
        for (double change : changes) {
            square += (change - mean) * (change - mean) / changes.length;
        }
        return square > 0 ? oneSided(Math.sqrt(square)) : 0;
    }

    /// 2 Phi(z) - 1 = erf(z / sqrt 2).
    private double oneSided(double deviation) {
        double sum = 0;
        for (double change : changes) {
            sum += Erf.erf(Math.abs(change) / (deviation * Math.sqrt(2)));
        }
        return sum / changes.length;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return full > changes.length;
    }

    @Override
    public void save(StateSink sink) {
        sink.putDoubles(changes);
        sink.putLong(full);
        sink.putDouble(filled);
        sink.putDouble(lastClose);
    }

    @Override
    public void restore(StateSource source) {
        source.getDoubles(changes);
        full = source.getLong();
        filled = source.getDouble();
        lastClose = source.getDouble();
        valued = 0;
    }
}
