package io.headrace.features.signal.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.Fixture;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.volatility.range.GarmanKlass;
import io.headrace.features.signal.volatility.range.GarmanKlassYangZhang;
import io.headrace.features.signal.volatility.range.Parkinson;
import io.headrace.features.signal.volatility.range.RangeFormula;
import io.headrace.features.signal.volatility.range.RangeVolatility;
import io.headrace.features.signal.volatility.range.RogersSatchell;
import io.headrace.features.signal.volatility.range.YangZhang;
import io.headrace.features.signal.volatility.realized.BipowerVariation;
import io.headrace.features.signal.volatility.realized.CloseToCloseVariance;
import io.headrace.features.signal.volatility.realized.JumpStatistic;
import io.headrace.features.signal.volatility.realized.JumpVariation;
import io.headrace.features.signal.volatility.realized.MedRealizedVariance;
import io.headrace.features.signal.volatility.realized.MinRealizedVariance;
import io.headrace.features.signal.volatility.realized.RealizedMeasure;
import io.headrace.features.signal.volatility.realized.RealizedQuarticity;
import io.headrace.features.signal.volatility.realized.RealizedVariance;
import io.headrace.features.signal.volatility.realized.ReturnFormula;
import io.headrace.features.signal.volatility.realized.Semivariance;
import io.headrace.features.signal.volatility.realized.TripowerQuarticity;
import io.headrace.features.window.Hours;
import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

/// Volatility signals against numbers computed by other software, fed through the signals themselves.
class VolatilityOracleTest {
    private static final long FIVE_MINUTES = Hours.NANOS / 12;
    private static final int DAY = 288;

    @Test
    void realizedMeasuresOfEveryDayEqualTheFixture() {
        List<double[]> expected = Fixture.rows("realized_measures.csv.gz");
        Map<Integer, ReturnFormula> columns = new LinkedHashMap<>();
        columns.put(1, new RealizedVariance());
        columns.put(2, new BipowerVariation(false));
        columns.put(3, new BipowerVariation(true));
        columns.put(4, new TripowerQuarticity());
        columns.put(5, new RealizedQuarticity());
        columns.put(6, new Semivariance(true));
        columns.put(7, new Semivariance(false));
        columns.put(8, new MedRealizedVariance());
        columns.put(9, new MinRealizedVariance());
        columns.put(10, new JumpStatistic());
        columns.put(11, new JumpVariation());
        columns.forEach((column, formula) -> {
            List<Double> days = overDays(new RealizedMeasure(formula, false, FIVE_MINUTES, DAY));
            assertEquals(expected.size(), days.size());
            for (int day = 0; day < days.size(); day++) {
                double wanted = expected.get(day)[column];
                double scale = column == 10 ? Math.max(1, Math.abs(wanted)) : Math.abs(wanted);
                assertEquals(wanted, days.get(day), 1e-10 * scale, formula.name() + ", day " + day);
            }
        });
    }

    @Test
    void realizedMeasuresEqualThoseOfHighfrequency() {
        String file = "realized_highfrequency_R.json";
        Map<String, ReturnFormula> names = Map.of(
                "rCov", new RealizedVariance(),
                "rBPCov", new BipowerVariation(false),
                "rMedRV", new MedRealizedVariance(),
                "rMinRV", new MinRealizedVariance(),
                "rTPQuar", new TripowerQuarticity());
        names.forEach((name, formula) -> {
            List<Double> days = overDays(new RealizedMeasure(formula, false, FIVE_MINUTES, DAY));
            for (int day = 0; day < 5; day++) {
                double wanted = Fixture.number(file, dayThen(day, name));
                assertEquals(wanted, days.get(day), 1e-10 * wanted, name);
            }
        });
        List<Double> quarticity = overDays(new RealizedMeasure(new RealizedQuarticity(), false, FIVE_MINUTES, DAY));
        List<Double> down = overDays(new RealizedMeasure(new Semivariance(false), false, FIVE_MINUTES, DAY));
        List<Double> up = overDays(new RealizedMeasure(new Semivariance(true), false, FIVE_MINUTES, DAY));
        for (int day = 0; day < 5; day++) {
            double wanted = Fixture.number(file, dayThen(day, "rQuar")) * 288 / 289;
            assertEquals(wanted, quarticity.get(day), 1e-10 * wanted);
            double[] semi = Fixture.numbers(file, dayThen(day, "rSV"));
            assertEquals(semi[0], down.get(day), 1e-10 * semi[0]);
            assertEquals(semi[1], up.get(day), 1e-10 * semi[1]);
        }
    }

    @Test
    void rangeVolatilitiesEqualTtr() {
        Map<Integer, RangeFormula> columns = Map.of(
                2, new Parkinson(),
                3, new GarmanKlass(),
                4, new RogersSatchell(),
                5, new GarmanKlassYangZhang(),
                6, new YangZhang());
        columns.forEach((column, formula) -> {
            Signal signal = new RangeVolatility(formula, false, Hours.NANOS, 30);
            assertColumnOfTtr(column, signal, DoubleUnaryOperator.identity());
        });
    }

    @Test
    void closeToCloseVarianceIsTheSquareOfTtrsCloseOver29ReturnsOf30Closes() {
        assertColumnOfTtr(1, new RealizedMeasure(new CloseToCloseVariance(), false, Hours.NANOS, 29), Math::sqrt);
    }

    private static void assertColumnOfTtr(int column, Signal signal, DoubleUnaryOperator root) {
        List<double[]> expected = Fixture.rows("range_vol_TTR_n30.csv");
        int compared = 0;
        for (double[] bar : Fixture.rows("ohlc.csv")) {
            long now = (long) (bar[0] + 1) * Hours.NANOS;
            signal.observe(bar(now, Hours.NANOS, bar));
            double wanted = expected.get((int) bar[0])[column];
            String at = "column " + column + ", bar " + bar[0];
            if (Double.isNaN(wanted)) {
                assertFalse(signal.warmAt(now), at);
            } else {
                assertEquals(wanted, root.applyAsDouble(signal.valueAt(now)), 1e-10 * wanted, at);
                compared++;
            }
        }
        assertTrue(compared >= 270, "compared were " + compared);
    }

    @Test
    void ewmaOnAGridEqualsTheFixture() {
        List<double[]> returns = Fixture.rows("returns.csv.gz");
        Signal signal = new EwmaGridVolatility(0.94, Hours.NANOS, 1);
        double price = 100;
        long now = Hours.NANOS;
        signal.observe(close(now, Hours.NANOS, price));
        double[] variances = new double[returns.size()];
        for (int t = 0; t < returns.size(); t++) {
            variances[t] = 1e4 * Math.pow(signal.valueAt(now), 2);
            price *= Math.exp(returns.get(t)[1] / 100);
            now += Hours.NANOS;
            signal.observe(close(now, Hours.NANOS, price));
        }
        double[] head = Fixture.numbers("ewma.json", "head");
        variances[0] = head[0];
        assertSeries(head, Fixture.numbers("ewma.json", "tail"), variances);
    }

    @Test
    void garchFilterEqualsTheFixture() {
        String file = "garch_filter_fixed.json";
        double mean = Fixture.number(file, "mu");
        GarchFilter filter = new GarchFilter(
                new GarchFilter.Parameters(
                        mean,
                        Fixture.number(file, "omega"),
                        Fixture.number(file, "alpha"),
                        Fixture.number(file, "gamma"),
                        Fixture.number(file, "beta")),
                Fixture.number(file, "h0_value"));
        List<double[]> returns = Fixture.rows("returns.csv.gz");
        double[] variances = new double[returns.size()];
        double logLikelihood = 0;
        for (int t = 0; t < variances.length; t++) {
            variances[t] = filter.variance(1);
            double innovation = returns.get(t)[1] - mean;
            logLikelihood -= 0.5 * (Math.log(2 * Math.PI * variances[t]) + innovation * innovation / variances[t]);
            filter.add(returns.get(t)[1], 1);
        }
        assertSeries(Fixture.numbers(file, "h_head"), Fixture.numbers(file, "h_tail"), variances);
        assertEquals(Fixture.number(file, "loglik"), logLikelihood, 1e-10 * Math.abs(logLikelihood));
    }

    @Test
    void garchForecastsItselfWhenTheExpectedComesTrue() {
        GarchFilter.Parameters parameters = new GarchFilter.Parameters(0, 0.05, 0.05, 0.06, 0.88);
        GarchFilter filter = new GarchFilter(parameters, 3);
        double variance = 3;
        double sum = 0;
        for (int k = 1; k <= 50; k++) {
            assertEquals(variance, filter.variance(k), 1e-12);
            sum += variance;
            assertEquals(sum / k, filter.meanVariance(k), 1e-12);
            variance = parameters.omega() + parameters.persistence() * variance;
        }
    }

    @Test
    void harTermsGiveTheRegressionsOfTheFixture() {
        List<Double> daily = overDays(new HarTerm(1, false));
        double[] level = regress(
                daily,
                overDays(new HarTerm(1, false)),
                overDays(new HarTerm(5, false)),
                overDays(new HarTerm(22, false)));
        assertCoefficients(level, "har_ols", "const", "d", "w", "m");
        assertEquals(Fixture.number("har_highfrequency_R.json", "RV1"), level[1], 1e-8);
        assertEquals(Fixture.number("har_highfrequency_R.json", "RV5"), level[2], 1e-8);
        assertEquals(Fixture.number("har_highfrequency_R.json", "RV22"), level[3], 1e-8);
        double[] log = regress(
                overDays(new HarTerm(1, true)),
                overDays(new HarTerm(1, true)),
                overDays(new HarTerm(5, true)),
                overDays(new HarTerm(22, true)));
        assertCoefficients(log, "loghar", "const", "d", "w", "m");
    }

    @Test
    void harqTermGivesTheRegressionOfTheFixtureOnceCentred() {
        List<Double> daily = overDays(new HarTerm(1, false));
        List<Double> term = overDays(new HarqTerm());
        double mean = 0;
        for (int day = 0; day < daily.size(); day++) {
            mean += term.get(day) / daily.get(day) / daily.size();
        }
        List<Double> centred = new ArrayList<>();
        for (int day = 0; day < daily.size(); day++) {
            centred.add(term.get(day) - mean * daily.get(day));
        }
        double[] fitted =
                regress(daily, daily, overDays(new HarTerm(5, false)), overDays(new HarTerm(22, false)), centred);
        double[] wanted = coefficients("harq_ols", "const", "d", "w", "m", "dq");
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], fitted[i], 1e-8 * Math.max(1, Math.abs(wanted[i])));
        }
    }

    /// Tomorrow's value on today's terms, from the first day on which the monthly term is warm.
    @SafeVarargs
    private static double[] regress(List<Double> target, List<Double>... terms) {
        int first = 21;
        int rows = target.size() - 1 - first;
        assertEquals((int) Fixture.number("har.json", "nobs"), rows);
        double[] y = new double[rows];
        double[][] x = new double[rows][terms.length];
        for (int row = 0; row < rows; row++) {
            y[row] = target.get(first + row + 1);
            for (int term = 0; term < terms.length; term++) {
                x[row][term] = terms[term].get(first + row);
            }
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(y, x);
        return regression.estimateRegressionParameters();
    }

    private static void assertCoefficients(double[] fitted, String section, String... names) {
        double[] wanted = coefficients(section, names);
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], fitted[i], 1e-8, section + ' ' + names[i]);
        }
    }

    private static double[] coefficients(String section, String... names) {
        double[] values = new double[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = Fixture.number("har.json", section, names[i]);
        }
        return values;
    }

    private static void assertSeries(double[] head, double[] tail, double[] series) {
        for (int i = 0; i < head.length; i++) {
            assertEquals(head[i], series[i], 1e-10 * head[i], "head " + i);
        }
        for (int i = 0; i < tail.length; i++) {
            assertEquals(tail[i], series[series.length - tail.length + i], 1e-10 * tail[i], "tail " + i);
        }
    }

    /// A signal's value at the end of every day of `intraday5m.csv`; 0 where it is not warm.
    private static List<Double> overDays(Signal signal) {
        List<Double> values = new ArrayList<>();
        double price = 100;
        long now = 24 * Hours.NANOS;
        signal.observe(close(now, FIVE_MINUTES, price));
        for (double[] row : Fixture.rows("intraday5m.csv.gz")) {
            now += FIVE_MINUTES;
            price *= Math.exp(row[2]);
            signal.observe(close(now, FIVE_MINUTES, price));
            if (row[1] == DAY - 1) {
                values.add(signal.valueAt(now));
            }
        }
        return values;
    }

    private static String[] dayThen(int day, String name) {
        String[] path = new String[day + 2];
        Arrays.fill(path, 0, day + 1, "day");
        path[day + 1] = name;
        return path;
    }

    private static Bar close(long now, long period, double price) {
        return bar(now, period, new double[] {0, price, price, price, price});
    }

    /// @param ohlc anything, open, high, low, close
    private static Bar bar(long now, long period, double[] ohlc) {
        return new Bar(new Instrument("v", "C"), now - period, now, 0, ohlc[1], ohlc[2], ohlc[3], ohlc[4], 0);
    }
}
