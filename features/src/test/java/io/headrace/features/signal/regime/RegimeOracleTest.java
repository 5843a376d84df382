package io.headrace.features.signal.regime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.Fixture;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Regime filters against numbers computed by other software.
class RegimeOracleTest {
    private static final RunLengths.Prior PRIOR = new RunLengths.Prior(0, 1, 0.1, 0.01);
    private static final double HAZARD = 1.0 / 250;

    @Test
    void hamiltonFilterEqualsStatsmodels() {
        double[] parameters = Fixture.numbers("markov_switching_fixed.json", "params");
        GaussianState state0 = new GaussianState(parameters[2], parameters[4]);
        GaussianState state1 = new GaussianState(parameters[3], parameters[5]);
        HamiltonFilter filter = HamiltonFilter.ofTwo(parameters[0], 1 - parameters[1], state0, state1);
        List<double[]> series = Fixture.rows("regime.csv.gz");
        double logLikelihood = 0;
        for (double[] row : Fixture.rows("markov_switching_fixed_filter.csv.gz")) {
            double value = series.get((int) row[0])[1];
            assertEquals(row[5], filter.predicted(0), 1e-9);
            logLikelihood += Math.log(
                    filter.predicted(0) * density(state0, value) + filter.predicted(1) * density(state1, value));
            assertEquals(row[2], filter.probabilityAfter(value, 1), 1e-9);
            filter.add(value);
            assertEquals(row[1], filter.probability(0), 1e-9);
            assertEquals(row[2], filter.probability(1), 1e-9);
        }
        assertEquals(Fixture.number("markov_switching_fixed.json", "llf"), logLikelihood, 1e-9 * 1600);
    }

    @Test
    void hamiltonFilterOfStatesThatEmitTheSameFollowsTheChainAlone() {
        GaussianState same = new GaussianState(0, 1);
        double[][] transition = {{0.9, 0.08, 0.02}, {0.1, 0.7, 0.2}, {0.3, 0.3, 0.4}};
        HamiltonFilter filter = new HamiltonFilter(List.of(same, same, same), transition, new double[] {1, 0, 0});
        SplittableRandom random = new SplittableRandom(1);
        double[] chain = {1, 0, 0};
        for (int step = 0; step < 100; step++) {
            double[] before = chain;
            chain = IntStream.range(0, 3)
                    .mapToDouble(to -> IntStream.range(0, 3)
                            .mapToDouble(from -> before[from] * transition[from][to])
                            .sum())
                    .toArray();
            filter.add(random.nextGaussian());
            for (int state = 0; state < 3; state++) {
                assertEquals(chain[state], filter.probability(state), 1e-12);
            }
        }
    }

    @Test
    void hamiltonFilterStaysFiniteOnAnAbsurdMove() {
        HamiltonFilter filter =
                HamiltonFilter.ofTwo(0.98, 0.94, new GaussianState(0, 0.49), new GaussianState(0, 2.56));
        assertEquals(1, filter.probabilityAfter(1e6, 1), 1e-12);
    }

    @Test
    void runLengthsEqualTheFixture() {
        RunLengths lengths = new RunLengths(HAZARD, PRIOR, 600);
        List<double[]> series = Fixture.rows("changepoints.csv");
        double logEvidence = 0;
        List<Integer> likeliest = new ArrayList<>();
        for (double[] row : Fixture.rows("bocpd.csv")) {
            lengths.add(series.get((int) row[0])[1]);
            logEvidence += Math.log(lengths.density());
            likeliest.add(lengths.likeliest());
            assertEquals((int) row[1], lengths.likeliest(), "at " + row[0]);
            assertEquals(row[2], lengths.shorterThan(5), 1e-8);
            assertEquals(row[3], lengths.expected(), 1e-8 * Math.max(1, row[3]));
        }
        assertEquals(Fixture.number("bocpd.json", "log_evidence"), logEvidence, 1e-8 * 854);
        assertEquals(HAZARD, Fixture.number("bocpd.json", "hazard"));
        List<double[]> instants = Fixture.pairs("bocpd.json", "map_at");
        assertEquals(10, instants.size());
        instants.forEach(pair -> assertEquals((int) pair[1], likeliest.get((int) pair[0]), "map_at " + pair[0]));
    }

    @Test
    void runLengthsCutShortAreExactUntilARunIsLongerAndNearAfter() {
        RunLengths enough = new RunLengths(HAZARD, PRIOR, 256);
        RunLengths cut = new RunLengths(HAZARD, PRIOR, 64);
        List<double[]> series = Fixture.rows("changepoints.csv");
        double worst = 0;
        double sum = 0;
        for (double[] row : Fixture.rows("bocpd.csv")) {
            double value = series.get((int) row[0])[1];
            enough.add(value);
            cut.add(value);
            assertEquals(row[2], enough.shorterThan(5), 1e-8);
            worst = Math.max(worst, Math.abs(row[2] - cut.shorterThan(5)));
            sum += Math.abs(row[2] - cut.shorterThan(5));
            assertTrue(cut.expected() <= 63 + 1e-9, "expected must be at most the longest kept");
        }
        assertTrue(worst < 0.1 && sum / series.size() < 0.002, "off by " + worst + " at most, in all " + sum);
    }

    @Test
    void cusumEqualsTheFixture() {
        double slack = Fixture.number("cusum_ph.json", "cusum", "k");
        double limit = Fixture.number("cusum_ph.json", "cusum", "h");
        Cusum up = new Cusum(true, slack, limit);
        Cusum down = new Cusum(false, slack, limit);
        List<double[]> series = Fixture.rows("changepoints.csv");
        IntStream.Builder alarms = IntStream.builder();
        for (double[] row : Fixture.rows("cusum.csv")) {
            double value = series.get((int) row[0])[1];
            up.add(value, 1);
            down.add(value, 1);
            assertEquals(row[1], up.value(), 1e-8);
            assertEquals(row[2], down.value(), 1e-8);
            if (up.alarm()) {
                alarms.add((int) row[0]);
            }
        }
        assertArrayEquals(
                Fixture.numbers("cusum_ph.json", "cusum", "alarms"),
                alarms.build().asDoubleStream().toArray());
    }

    @Test
    void pageHinkleyAlarmsWhereTheFixtureDoes() {
        assertArrayEquals(
                Fixture.numbers("cusum_ph.json", "page_hinkley", "alarms"),
                pageHinkleyAlarms(Fixture.number("cusum_ph.json", "page_hinkley", "lam")));
        assertArrayEquals(Fixture.numbers("cusum_ph.json", "page_hinkley", "lam20"), pageHinkleyAlarms(20));
    }

    private static double[] pageHinkleyAlarms(double lambda) {
        PageHinkley test = new PageHinkley(Fixture.number("cusum_ph.json", "page_hinkley", "delta"), lambda);
        return Fixture.rows("drift_stream.csv").stream()
                .filter(row -> {
                    test.add(row[1], 1);
                    return test.alarm();
                })
                .mapToDouble(row -> row[0])
                .toArray();
    }

    private static double density(GaussianState state, double value) {
        return Math.exp(-Math.pow(value - state.mean(), 2) / (2 * state.variance()))
                / Math.sqrt(2 * Math.PI * state.variance());
    }
}
