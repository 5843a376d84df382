package io.headrace.features.signal.carry;

import io.headrace.features.signal.Input;
import io.headrace.features.signal.MeanOverCoins;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Hours;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import java.util.Arrays;
import java.util.Set;

/// How far one coin trades on this venue from the other venues: ln(own close / median of the closes of all
/// venues, own included, that became known at the same instant).
///
/// 0 when the venue's own latest bar is older than a day or no other venue has a bar of that instant: a venue
/// whose prices are proxied shows no basis.
public final class Basis implements Signal {
    private static final long OLDEST = 24 * Hours.NANOS;
    private static final long NEVER = Long.MIN_VALUE;

    private final SignalContext context;
    private final int own;
    private final long[] knownNanos;
    private final double[] closes;

    public Basis(SignalContext context) {
        this.context = context;
        this.own = context.venues().indexOf(context.venue());
        this.knownNanos = new long[context.venues().size()];
        this.closes = new double[context.venues().size()];
        Arrays.fill(knownNanos, NEVER);
    }

    public static SignalDefinition definition() {
        return SignalDefinition.hourly(
                "basis",
                "mean over coins of ln(own close / median close over the venues with a bar of the same instant), 0 when the"
                        + " own bar is older than 24 h or alone",
                "log price",
                0,
                Set.of(Input.RAW_BARS),
                context -> new MeanOverCoins(context.coins(), () -> new Basis(context)));
    }

    @Override
    public void observe(MarketEvent event) {
        int venue = context.venues().indexOf(event.instrument().venue());
        if (venue >= 0 && event instanceof Bar bar && bar.knownNanos() > knownNanos[venue]) {
            knownNanos[venue] = bar.knownNanos();
            closes[venue] = bar.close();
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        long instant = knownNanos[own];
        if (instant == NEVER || nowNanos - instant > OLDEST) {
            return 0;
        }
        double[] present = new double[closes.length];
        int count = 0;
        for (int venue = 0; venue < closes.length; venue++) {
            if (knownNanos[venue] == instant) {
                present[count++] = closes[venue];
            }
        }
        return StrictMath.log(closes[own] / median(present, count));
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return Arrays.stream(knownNanos).anyMatch(known -> known != NEVER);
    }

    @Override
    public void save(StateSink sink) {
        sink.putLongs(knownNanos);
        sink.putDoubles(closes);
    }

    @Override
    public void restore(StateSource source) {
        source.getLongs(knownNanos);
        source.getDoubles(closes);
    }

    private static double median(double[] values, int count) {
        Arrays.sort(values, 0, count);
        int middle = count / 2;
        return count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
