package io.headrace.features.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.headrace.features.Csv;
import io.headrace.features.signal.volatility.EwmaVolatility;
import io.headrace.features.signal.volatility.ParkinsonVolatility;
import io.headrace.features.signal.volatility.RealizedVolatility;
import io.headrace.features.window.Hours;
import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Signals against numbers computed by other software; see `oracle/README.md`.
class SignalOracleTest {
    private static final long FIVE_MINUTES = Hours.NANOS / 12;

    @Test
    void parkinsonVolatilityEqualsTtr() {
        List<double[]> bars = Csv.oracle("ohlc.csv");
        List<double[]> expected = Csv.oracle("parkinson_n30.csv");
        Signal signal = new ParkinsonVolatility(30, 3_600_000_000_000L);
        for (int i = 0; i < bars.size(); i++) {
            double[] bar = bars.get(i);
            long now = (i + 1) * Hours.NANOS;
            signal.observe(bar(now, Hours.NANOS, bar));
            double volatility = expected.get(i)[1];
            if (Double.isNaN(volatility)) {
                assertFalse(signal.warmAt(now));
            } else {
                assertEquals(volatility, signal.valueAt(now), 1e-10 * volatility, "bar " + i);
            }
        }
    }

    @Test
    void realizedVarianceOfADayEqualsTheDefinition() {
        List<double[]> expected = Csv.oracle("realized_variance.csv");
        Signal signal = new RealizedVolatility(24);
        double price = 100;
        long now = Hours.NANOS * 24;
        signal.observe(bar(now, FIVE_MINUTES, new double[] {0, price, price, price, price}));
        for (double[] row : Csv.oracle("intraday5m_days0to2.csv")) {
            now += FIVE_MINUTES;
            price *= Math.exp(row[2]);
            signal.observe(bar(now, FIVE_MINUTES, new double[] {0, price, price, price, price}));
            if (row[1] == 287) {
                double variance = expected.get((int) row[0])[1];
                assertEquals(variance, 24 * Math.pow(signal.valueAt(now), 2), 1e-10 * variance);
            }
        }
    }

    @Test
    void ewmaVolatilityEqualsRiskMetrics() {
        Signal signal = new EwmaVolatility(0.94, 1);
        double price = 100;
        long now = Hours.NANOS;
        signal.observe(bar(now, Hours.NANOS, new double[] {0, price, price, price, price}));
        double returnBefore = 0;
        for (double[] row : Csv.oracle("ewma_lambda94.csv")) {
            if (returnBefore != 0) {
                assertEquals(row[1], 1e4 * Math.pow(signal.valueAt(now), 2), 1e-10 * row[1]);
            }
            returnBefore = row[0] / 100;
            price *= Math.exp(returnBefore);
            now += Hours.NANOS;
            signal.observe(bar(now, Hours.NANOS, new double[] {0, price, price, price, price}));
        }
    }

    /// @param ohlc anything, open, high, low, close
    private static Bar bar(long now, long period, double[] ohlc) {
        return new Bar(new Instrument("v", "C"), now - period, now, 0, ohlc[1], ohlc[2], ohlc[3], ohlc[4], 0);
    }
}
