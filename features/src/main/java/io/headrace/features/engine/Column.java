package io.headrace.features.engine;

import io.headrace.features.signal.CrossVenueSignal;
import io.headrace.features.signal.Signal;

/// One column of one venue, read off the signals behind it.
sealed interface Column {
    /// The value; NaN while not warm.
    double valueAt(long nowNanos);

    /// The value of one signal.
    record Single(Signal signal) implements Column {
        @Override
        public double valueAt(long nowNanos) {
            return signal.warmAt(nowNanos) ? signal.valueAt(nowNanos) : Double.NaN;
        }
    }

    /// The plain mean over the coins that are warm; one that is not (listed late, or without funding of
    /// its own) is left out.
    record OverCoins(Signal[] byCoin) implements Column {
        @Override
        public double valueAt(long nowNanos) {
            double sum = 0;
            int warm = 0;
            for (Signal signal : byCoin) {
                if (signal.warmAt(nowNanos)) {
                    sum += signal.valueAt(nowNanos);
                    warm++;
                }
            }
            return warm == 0 ? Double.NaN : sum / warm;
        }
    }

    /// As [OverCoins], of signals that know every venue.
    record Across(CrossVenueSignal[] byCoin, int venue) implements Column {
        @Override
        public double valueAt(long nowNanos) {
            double sum = 0;
            int warm = 0;
            for (CrossVenueSignal signal : byCoin) {
                if (signal.warmAt(venue, nowNanos)) {
                    sum += signal.valueAt(venue, nowNanos);
                    warm++;
                }
            }
            return warm == 0 ? Double.NaN : sum / warm;
        }
    }
}
