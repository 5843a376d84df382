package io.headrace.features.signal.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.features.Fixture;
import io.headrace.features.signal.Signal;
import io.headrace.features.window.LeastSquares;
import io.headrace.features.window.Window;
import io.headrace.market.event.Trade;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Fixtures `book.csv` -> `micro_events.csv` and `book.csv`, `trades.csv` -> `microstructure.json`,
/// tolerance 1e-10.
class FlowOracleTest {
    private static final double TOLERANCE = 1e-10;
    private static final int BIN = 50;
    private static final Window WHOLE = new Window(4_000, MicroFixture.SECOND);

    private final MicroFixture fixture = new MicroFixture();

    @Test
    void imbalanceAndFlowOfEachLevelEqualMicroEvents() {
        Signal imbalance = new QueueImbalance(fixture.context());
        Signal weighted = new WeightedMid(fixture.context());
        Signal touchFlow = new OrderFlowImbalance(fixture.context(), new Window(1, MicroFixture.SECOND));
        MultiLevelOfi levels = levels(1, List.of(0.2, 0.2, 0.2, 0.2, 0.2));
        List<double[]> expected = Fixture.rows("micro_events.csv");
        List<double[]> book = MicroFixture.book();
        for (int i = 0; i < book.size(); i++) {
            double[] wanted = expected.get(i);
            long now = fixture.show(book.get(i), touchFlow, levels);
            for (int level = 0; level < 5; level++) {
                assertEquals(wanted[1 + level], levels.levelAt(now, level), TOLERANCE, "row " + i);
            }
            assertEquals(wanted[1], i == 0 ? 0 : touchFlow.valueAt(now) / fixture.mid(), TOLERANCE, "row " + i);
            assertEquals(wanted[6], fixture.mid(), TOLERANCE);
            assertEquals(wanted[7], imbalance.valueAt(now), TOLERANCE);
            assertEquals(wanted[8], fixture.mid() * (1 + weighted.valueAt(now) / 1e4), TOLERANCE * wanted[8]);
        }
    }

    @Test
    void theFirstWeightedMidsAndImbalancesEqualTheListedOnes() {
        Signal imbalance = new QueueImbalance(fixture.context());
        Signal weighted = new WeightedMid(fixture.context());
        double[] mids = numbers("wmid_first5");
        double[] imbalances = numbers("imb_first5");
        for (int i = 0; i < 5; i++) {
            long now = fixture.show(MicroFixture.book().get(i));
            assertEquals(imbalances[i], imbalance.valueAt(now), TOLERANCE);
            assertEquals(mids[i], fixture.mid() * (1 + weighted.valueAt(now) / 1e4), TOLERANCE * mids[i]);
        }
    }

    @Test
    void orderFlowOfBinsExplainsThePriceAsListed() {
        Signal flow = new OrderFlowImbalance(fixture.context(), new Window(BIN, MicroFixture.SECOND));
        MicroFixture.sinceEver(flow);
        List<Double> flows = new ArrayList<>();
        List<Double> mids = new ArrayList<>();
        for (double[] row : MicroFixture.book()) {
            long now = fixture.show(row, flow);
            if ((long) row[0] % BIN == BIN - 1) {
                flows.add(flow.valueAt(now) / fixture.mid());
                mids.add(fixture.mid());
            }
        }
        double[] first = numbers("ofi_cks", "ofi_bins_first10");
        for (int bin = 0; bin < first.length; bin++) {
            assertEquals(first[bin], flows.get(bin), TOLERANCE * 1e3);
        }
        Line line = new Line();
        for (int bin = 1; bin < flows.size(); bin++) {
            line.add(flows.get(bin), mids.get(bin) - mids.get(bin - 1));
        }
        assertLine(line, number("ofi_cks", "beta"), number("ofi_cks", "const"), number("ofi_cks", "r2"));
    }

    @Test
    void multiLevelFlowItsScaleWeightsAndIntegralEqualTheListedOnes() {
        List<double[]> scaled = new ArrayList<>();
        MultiLevelOfi equal = levels(BIN, List.of(0.2, 0.2, 0.2, 0.2, 0.2));
        for (double[] row : MicroFixture.book()) {
            long now = fixture.show(row, equal);
            if ((long) row[0] % BIN == BIN - 1) {
                double[] bin = new double[5];
                for (int level = 0; level < 5; level++) {
                    bin[level] = equal.levelAt(now, level) / equal.depthAt(now);
                }
                scaled.add(bin);
                assertEquals((bin[0] + bin[1] + bin[2] + bin[3] + bin[4]) / 5, equal.valueAt(now), 1e-12);
            }
        }
        double[][] first = matrix("scaled_first3");
        for (int bin = 0; bin < first.length; bin++) {
            assertArrayEquals(first[bin], scaled.get(bin), TOLERANCE);
        }
        OfiWeights weights = OfiWeights.of(scaled.toArray(double[][]::new));
        double[] wanted = numbers("mlofi", "pca_l1_weights");
        for (int level = 0; level < 5; level++) {
            assertEquals(wanted[level], weights.weights().get(level), TOLERANCE);
        }
        assertEquals(number("mlofi", "explained"), weights.explained(), TOLERANCE);
    }

    @Test
    void multiLevelFlowWithTrainedWeightsEqualsTheListedIntegral() {
        List<Double> weights = new ArrayList<>();
        for (double weight : numbers("mlofi", "pca_l1_weights")) {
            weights.add(weight);
        }
        MultiLevelOfi signal = levels(BIN, weights);
        double[] wanted = numbers("mlofi", "integrated_first5");
        double[][] flows = matrix("bins_first3");
        double[][] depths = matrix("depth_first3");
        for (int i = 0; i < BIN * wanted.length; i++) {
            long now = fixture.show(MicroFixture.book().get(i), signal);
            if (i % BIN == BIN - 1) {
                int bin = i / BIN;
                assertEquals(wanted[bin], signal.valueAt(now), TOLERANCE * Math.abs(wanted[bin]));
                for (int level = 0; level < 5 && bin < flows.length; level++) {
                    assertEquals(flows[bin][level], signal.levelAt(now, level), TOLERANCE);
                }
                if (bin < depths.length) {
                    double[] depth = depths[bin];
                    double mean = (depth[0] + depth[1] + depth[2] + depth[3] + depth[4]) / 5;
                    assertEquals(mean, signal.depthAt(now), TOLERANCE * mean);
                }
            }
        }
    }

    @Test
    void signedVolumeEqualsTheListedCumulativeOne() {
        Signal signal = new SignedVolume(WHOLE);
        MicroFixture.sinceEver(signal);
        double[] first = numbers("signed_volume_first10");
        List<Trade> trades = MicroFixture.trades();
        for (int i = 0; i < trades.size(); i++) {
            Trade trade = trades.get(i);
            signal.observe(trade);
            if (i < first.length) {
                assertEquals(first[i], signal.valueAt(trade.knownNanos()) / trade.price(), TOLERANCE * 100);
            }
        }
        Trade last = trades.getLast();
        assertEquals(number("cvd"), signal.valueAt(last.knownNanos()) / last.price(), TOLERANCE * 1e3);
    }

    @Test
    void rollSpreadEqualsTheListedOnes() {
        Signal signal = overAllTrades(new RollSpread(WHOLE));
        Trade last = MicroFixture.trades().getLast();
        double spread = signal.valueAt(last.knownNanos()) * last.price() / 1e4;
        assertEquals(number("roll", "spread_ddof1"), spread, TOLERANCE);
        double covariance = -spread * spread / 4;
        assertEquals(number("roll", "cov_ddof1"), covariance, TOLERANCE);
        int pairs = MicroFixture.trades().size() - 2;
        double population = covariance * (pairs - 1) / pairs;
        assertEquals(number("roll", "cov_n"), population, TOLERANCE);
        assertEquals(number("roll", "spread_n"), 2 * Math.sqrt(-population), TOLERANCE);
    }

    @Test
    void kyleLambdaEqualsTheListedRegression() {
        Signal signal = overAllTrades(new KyleLambda(WHOLE));
        List<Trade> trades = MicroFixture.trades();
        Trade last = trades.getLast();
        double lambda = signal.valueAt(last.knownNanos()) * last.price() * last.price();
        assertEquals(number("kyle", "lam"), lambda, TOLERANCE);
        Line line = new Line();
        for (int i = 1; i < trades.size(); i++) {
            line.add(
                    trades.get(i).signedSize(),
                    trades.get(i).price() - trades.get(i - 1).price());
        }
        assertLine(line, number("kyle", "lam"), number("kyle", "const"), number("kyle", "r2"));
    }

    @Test
    void amihudOverBarsOfFiftyTradesEqualsTheListedOne() {
        Signal signal = overAllTrades(new AmihudIlliquidity(WHOLE, 50));
        double wanted = number("amihud_50trade_bars");
        assertEquals(wanted, signal.valueAt(MicroFixture.trades().getLast().knownNanos()), TOLERANCE * wanted);
    }

    /// The fixture's buckets are of base units: at a price of 1 a bucket of USD is one.
    @Test
    void vpinEqualsTheListedOneBucketByBucket() {
        Vpin signal = new Vpin((int) number("vpin", "n"), number("vpin", "V"));
        Vpin single = new Vpin(1, number("vpin", "V"));
        double[] buckets = numbers("vpin", "bucket_abs_imb_first10");
        double[] wanted = numbers("vpin", "vpin_first10");
        double volume = 0;
        int full = 0;
        for (Trade trade : MicroFixture.trades()) {
            Trade priced = new Trade(
                    trade.instrument(), trade.eventNanos(), trade.knownNanos(), 0, 1, trade.size(), trade.taker());
            signal.observe(priced);
            single.observe(priced);
            volume += trade.size();
            if ((int) (volume / number("vpin", "V")) > full) {
                full++;
                if (full <= buckets.length) {
                    assertEquals(
                            buckets[full - 1] / number("vpin", "V"), single.valueAt(0), TOLERANCE, "bucket " + full);
                }
                if (full >= buckets.length && full < buckets.length + wanted.length) {
                    assertEquals(wanted[full - buckets.length], signal.valueAt(0), TOLERANCE, "bucket " + full);
                }
            }
        }
        assertEquals(number("vpin", "n_buckets"), full);
    }

    private MultiLevelOfi levels(int seconds, List<Double> weights) {
        MultiLevelOfi signal = new MultiLevelOfi(fixture.context(), new Window(seconds, MicroFixture.SECOND), weights);
        MicroFixture.sinceEver(signal);
        return signal;
    }

    private static Signal overAllTrades(Signal signal) {
        MicroFixture.sinceEver(signal);
        MicroFixture.trades().forEach(signal::observe);
        return signal;
    }

    private static void assertLine(Line line, double slope, double intercept, double r2) {
        assertEquals(slope, line.slope(), TOLERANCE);
        assertEquals(intercept, LeastSquares.intercept(line.count, line.x, line.y, line.slope()), TOLERANCE);
        double explained = line.slope() * (line.xy - line.x * line.y / line.count);
        assertEquals(r2, explained / (line.yy - line.y * line.y / line.count), TOLERANCE);
    }

    private static double number(String... path) {
        return Fixture.number("microstructure.json", path);
    }

    private static double[] numbers(String... path) {
        return Fixture.numbers("microstructure.json", path);
    }

    /// Three rows of five numbers.
    private static double[][] matrix(String key) {
        return MicroJson.matrix("microstructure.json", key, 3, 5);
    }

    /// Sums of points.
    private static final class Line {
        private double count;
        private double x;
        private double y;
        private double xx;
        private double xy;
        private double yy;

        void add(double pointX, double pointY) {
            count++;
            x += pointX;
            y += pointY;
            xx += pointX * pointX;
            xy += pointX * pointY;
            yy += pointY * pointY;
        }

        double slope() {
            return LeastSquares.slope(count, x, y, xx, xy);
        }
    }
}
