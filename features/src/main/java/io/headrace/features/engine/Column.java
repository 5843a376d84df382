package io.headrace.features.engine;

import io.headrace.features.signal.CrossVenueSignal;
import io.headrace.features.signal.Signal;

/// One column of one venue, read off the signals behind it.
sealed interface Column {
    /// The value; NaN while not warm.
    double valueAt(long nowNanos, Hearing hearing);

    /// When what the value rests on last spoke, of several inputs the one silent longest; [Hearing#NEVER] when one
    /// never did, after `nowNanos` when there is none.
    long heardNanos(long nowNanos, Hearing hearing);

    /// The value of one signal. Of composite bars the coin silent longest counts.
    ///
    /// @param inputs ordinals of its inputs
    record Single(Signal signal, int[] inputs, boolean ofBars) implements Column {
        @Override
        public double valueAt(long nowNanos, Hearing hearing) {
            return signal.warmAt(nowNanos) ? signal.valueAt(nowNanos) : Double.NaN;
        }

        @Override
        public long heardNanos(long nowNanos, Hearing hearing) {
            long oldest = hearing.oldest(inputs);
            return ofBars ? Math.min(oldest, hearing.oldestBarNanos()) : oldest;
        }
    }

    /// The plain mean over the coins that are warm; one that is not (listed late, or without funding of
    /// its own) is left out.
    record OverCoins(Signal[] byCoin, int[] inputs) implements Column {
        @Override
        public double valueAt(long nowNanos, Hearing hearing) {
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

        @Override
        public long heardNanos(long nowNanos, Hearing hearing) {
            return hearing.oldest(inputs);
        }
    }

    /// As [OverCoins], of composite bars: a coin silent for longer than the column may be old is left out too, and
    /// the column is as old as the oldest coin that is not.
    record OverBars(Signal[] byCoin, int[] inputs, long staleAfterNanos) implements Column {
        @Override
        public double valueAt(long nowNanos, Hearing hearing) {
            double sum = 0;
            int warm = 0;
            for (int coin = 0; coin < byCoin.length; coin++) {
                if (counts(coin, nowNanos, hearing) && byCoin[coin].warmAt(nowNanos)) {
                    sum += byCoin[coin].valueAt(nowNanos);
                    warm++;
                }
            }
            return warm == 0 ? Double.NaN : sum / warm;
        }

        @Override
        public long heardNanos(long nowNanos, Hearing hearing) {
            long oldest = hearing.oldest(inputs);
            for (int coin = 0; coin < byCoin.length; coin++) {
                oldest = counts(coin, nowNanos, hearing) ? Math.min(oldest, hearing.barNanos(coin)) : oldest;
            }
            return oldest;
        }

        private boolean counts(int coin, long nowNanos, Hearing hearing) {
            long nanos = hearing.barNanos(coin);
            return nanos != Hearing.NEVER && nowNanos - nanos <= staleAfterNanos;
        }
    }

    /// As [OverCoins], of signals that know every venue.
    record Across(CrossVenueSignal[] byCoin, int venue, int[] inputs) implements Column {
        @Override
        public double valueAt(long nowNanos, Hearing hearing) {
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

        @Override
        public long heardNanos(long nowNanos, Hearing hearing) {
            long own = hearing.oldest(inputs);
            long oldest = Long.MAX_VALUE;
            for (CrossVenueSignal signal : byCoin) {
                long heard = signal.heardNanos(nowNanos, own);
                oldest = heard == Hearing.NEVER ? oldest : Math.min(oldest, heard);
            }
            return oldest == Long.MAX_VALUE ? Hearing.NEVER : oldest;
        }
    }
}
