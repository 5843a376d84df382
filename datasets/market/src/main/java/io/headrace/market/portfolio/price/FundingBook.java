package io.headrace.market.portfolio.price;

import java.util.Arrays;

/// Funding per leg and period, and its average over the lookback.
///
/// A payment belongs to the first period that ends when it is already known (exchanges stamp payments a
/// few milliseconds after the hour; such a payment is booked one period later rather than seen early). A
/// leg whose venue has never published funding takes the first proxy's that has; a period without
/// payment counts as zero.
public final class FundingBook {
    private final Legs legs;
    private final int lookback;
    private final double[] pending;
    private final long[] published;
    private final double[] rate;
    private final double[] ring;
    private final long[] periods;

    public FundingBook(FoldState state, Legs legs, int lookback) {
        this.legs = legs;
        this.lookback = lookback;
        pending = state.doubles(legs.slotCount());
        published = state.longs(legs.slotCount());
        rate = state.doubles(legs.count());
        ring = state.doubles(legs.count() * lookback);
        periods = state.longs(1);
    }

    public void observe(int slot, double paidRate) {
        pending[slot] += paidRate;
        published[slot] = 1;
    }

    /// Books what became known in the period that ends now.
    public void advance() {
        int row = Math.toIntExact(periods[0] % lookback);
        for (int leg = 0; leg < legs.count(); leg++) {
            rate[leg] = pendingOf(leg);
            ring[row * legs.count() + leg] = rate[leg];
        }
        periods[0]++;
        Arrays.fill(pending, 0);
    }

    /// Fraction of notional longs pay shorts for the period that ended now.
    public double rate(int leg) {
        return rate[leg];
    }

    /// Sum of the rates over the lookback. Summed anew each time: a running sum would drift.
    public double lookbackSum(int leg) {
        double sum = 0;
        for (int row = 0; row < lookback; row++) {
            sum += ring[row * legs.count() + leg];
        }
        return sum;
    }

    public boolean lookbackFull() {
        return periods[0] >= lookback;
    }

    private double pendingOf(int leg) {
        for (int source : legs.sources(leg)) {
            if (published[source] != 0) {
                return pending[source];
            }
        }
        return 0;
    }
}
