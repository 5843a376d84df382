package io.headrace.market.portfolio.price;

import io.headrace.market.event.Bar;
import java.util.Arrays;

/// The newest period's candle of every slot, and the close before it.
///
/// A bar belongs to the period in which it became known; shorter bars of one period are joined. Periods
/// are numbered by their end, in periods since the epoch.
public final class PeriodBars {
    private static final int OPEN = 0;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int CLOSE = 3;
    private static final int VOLUME = 4;
    private static final int PREVIOUS_CLOSE = 5;
    private static final int FIELDS = 6;

    private final long periodNanos;
    private final double[] values;
    private final long[] period;
    private final long[] previousPeriod;

    public PeriodBars(FoldState state, int slots, long periodNanos) {
        this.periodNanos = periodNanos;
        values = state.doubles(slots * FIELDS);
        period = state.longs(slots);
        previousPeriod = state.longs(slots);
        Arrays.fill(period, Long.MIN_VALUE);
        Arrays.fill(previousPeriod, Long.MIN_VALUE);
    }

    public void observe(int slot, Bar bar) {
        begin(slot, bar.knownNanos(), bar.open(), bar.high(), bar.low());
        // A feed's high can lie below its own open or close; the range must hold every price the bar names.
        double top = Math.max(bar.high(), Math.max(bar.open(), bar.close()));
        double bottom = Math.min(bar.low(), Math.min(bar.open(), bar.close()));
        take(slot, top, bottom, bar.close(), bar.volume());
    }

    /// One price, of a trade or a mark.
    public void observe(int slot, long knownNanos, double price, double size) {
        begin(slot, knownNanos, price, price, price);
        take(slot, price, price, price, size);
    }

    private void begin(int slot, long knownNanos, double open, double high, double low) {
        long now = Math.ceilDiv(knownNanos, periodNanos);
        if (now != period[slot]) {
            int at = slot * FIELDS;
            values[at + PREVIOUS_CLOSE] = values[at + CLOSE];
            previousPeriod[slot] = period[slot];
            period[slot] = now;
            values[at + OPEN] = open;
            values[at + HIGH] = high;
            values[at + LOW] = low;
            values[at + VOLUME] = 0;
        }
    }

    private void take(int slot, double top, double bottom, double close, double volume) {
        int at = slot * FIELDS;
        values[at + HIGH] = Math.max(values[at + HIGH], top);
        values[at + LOW] = Math.min(values[at + LOW], bottom);
        values[at + CLOSE] = close;
        values[at + VOLUME] += volume;
    }

    public boolean has(int slot, long periodIndex) {
        return period[slot] == periodIndex;
    }

    /// Whether the slot closed in this period and in the one before.
    public boolean hasReturn(int slot, long periodIndex) {
        return period[slot] == periodIndex && previousPeriod[slot] == periodIndex - 1;
    }

    /// The period of the close before the newest one.
    public long previousPeriod(int slot) {
        return previousPeriod[slot];
    }

    public double open(int slot) {
        return values[slot * FIELDS + OPEN];
    }

    public double high(int slot) {
        return values[slot * FIELDS + HIGH];
    }

    public double low(int slot) {
        return values[slot * FIELDS + LOW];
    }

    public double close(int slot) {
        return values[slot * FIELDS + CLOSE];
    }

    public double volume(int slot) {
        return values[slot * FIELDS + VOLUME];
    }

    /// Close over the close before it.
    public double growth(int slot) {
        return values[slot * FIELDS + CLOSE] / values[slot * FIELDS + PREVIOUS_CLOSE];
    }
}
