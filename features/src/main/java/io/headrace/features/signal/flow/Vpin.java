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
import java.util.Arrays;
import java.util.Set;

/// How one-sided trading has been, in volume time: sum over the last n full buckets of abs(bought -
/// sold) / (n V), from 0 to 1. A bucket is full at V USD (price * size); a trade that overfills one is
/// split, its rest opens the next. Warm after n buckets, counted anew after a hole.
///
/// Source: Easley, Lopez de Prado and O'Hara (2012), Flow toxicity and liquidity in a high-frequency
/// world, with the takers' own sides instead of guessed ones; criticized by Andersen and Bondarenko
/// (2014).
public final class Vpin implements Signal {
    private final double volume;
    private final double[] imbalances;
    private long full;
    private double filled;
    private double signed;
    private double sum;
    private long summed;

    /// @param buckets n, at least 1
    /// @param volume V in USD, positive
    public Vpin(int buckets, double volume) {
        this.volume = volume;
        this.imbalances = new double[buckets];
    }

    public static SignalDefinition definition(int buckets, double volume) {
        return new SignalDefinition(
                "vpin_" + buckets,
                new Formula(
                        "sum over the last " + buckets + " volume buckets of abs(bought - sold) / (" + buckets
                                + " V), V = " + volume + " USD, trades split at the bucket's end; warm after " + buckets
                                + " buckets",
                        "Easley, Lopez de Prado and O'Hara 2012",
                        "fraction of volume"),
                Heard.volume(buckets),
                Set.of(Input.TRADES),
                new SignalFactory.PerCoin(context -> new Vpin(buckets, volume)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Trade trade) {
            fill(trade.price() * trade.size(), trade.taker().sign());
        } else if (event instanceof StreamGap) {
            full = 0;
            filled = 0;
            signed = 0;
            summed = 0;
        }
    }

    private void fill(double traded, int sign) {
        double rest = atMost(traded);
        while (filled + rest >= volume) {
            double part = volume - filled;
            close(Math.abs(signed + sign * part));
            rest -= part;
        }
        filled += rest;
        signed += sign * rest;
    }

    /// A trade that fills every bucket of the window leaves the same whatever its further size, but for
    /// the rest.
    private double atMost(double traded) {
        double most = (imbalances.length + 2) * volume;
        return traded <= most ? traded : most + (traded - most) % volume;
    }

    private void close(double imbalance) {
        imbalances[(int) (full % imbalances.length)] = imbalance;
        full++;
        filled = 0;
        signed = 0;
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!warmAt(nowNanos)) {
            return 0;
        }
        if (summed != full) {
            sum = Arrays.stream(imbalances).sum();
            summed = full;
        }
        return sum / (imbalances.length * volume);
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return full >= imbalances.length;
    }

    @Override
    public void save(StateSink sink) {
        sink.putDoubles(imbalances);
        sink.putLong(full);
        sink.putDouble(filled);
        sink.putDouble(signed);
    }

    @Override
    public void restore(StateSource source) {
        source.getDoubles(imbalances);
        full = source.getLong();
        filled = source.getDouble();
        signed = source.getDouble();
        summed = 0;
    }
}
