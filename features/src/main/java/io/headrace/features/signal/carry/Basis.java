package io.headrace.features.signal.carry;

import io.headrace.features.signal.CrossVenueSignal;
import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Hours;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import java.util.Arrays;
import java.util.Set;

/// How far one coin trades on this venue from the other venues: ln(own close / median of the closes of
/// all venues, own included, that became known at the same instant).
///
/// 0 when the venue's own latest bar is older than a day or no other venue has a bar of that instant: a
/// venue whose prices are proxied shows no basis.
public final class Basis implements CrossVenueSignal {
    private static final long OLDEST = 24 * Hours.NANOS;
    private static final long NEVER = Long.MIN_VALUE;

    private final long[] knownNanos;
    private final double[] closes;
    private final double[] sorted;
    private boolean any;

    public Basis(SignalContext context) {
        this.knownNanos = new long[context.venues().size()];
        this.closes = new double[knownNanos.length];
        this.sorted = new double[knownNanos.length];
        Arrays.fill(knownNanos, NEVER);
    }

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "basis",
                new Formula(
                        "mean over coins of ln(own close / median close over the venues with a bar of the same instant), 0 when the"
                                + " own bar is older than 24 h or alone",
                        "",
                        "log price"),
                // A venue without candles of its own has basis 0 by definition: never stale, however old they are.
                Timing.hours(0, 8784),
                Set.of(Input.RAW_BARS),
                new SignalFactory.AcrossVenues(Basis::new));
    }

    @Override
    public void observe(int venue, MarketEvent event) {
        if (event instanceof Bar bar && bar.knownNanos() > knownNanos[venue]) {
            knownNanos[venue] = bar.knownNanos();
            closes[venue] = bar.close();
            any = true;
        }
    }

    @Override
    public double valueAt(int venue, long nowNanos) {
        long instant = knownNanos[venue];
        if (instant == NEVER || nowNanos - instant > OLDEST) {
            return 0;
        }
        int count = 0;
        for (int other = 0; other < closes.length; other++) {
            if (knownNanos[other] == instant) {
                sorted[count++] = closes[other];
            }
        }
        return StrictMath.log(closes[venue] / median(sorted, count));
    }

    @Override
    public boolean warmAt(int venue, long nowNanos) {
        return any;
    }

    @Override
    public void save(StateSink sink) {
        sink.putLongs(knownNanos);
        sink.putDoubles(closes);
        sink.putBoolean(any);
    }

    @Override
    public void restore(StateSource source) {
        source.getLongs(knownNanos);
        source.getDoubles(closes);
        any = source.getBoolean();
    }

    private static double median(double[] values, int count) {
        Arrays.sort(values, 0, count);
        int middle = count / 2;
        return count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
