package io.headrace.decision.outlook.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JointPathsTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final ForecastWindow WINDOW = new ForecastWindow(HOUR, 4 * HOUR);
    private static final ScenarioSize SIZE = new ScenarioSize(20, 8, 1);
    private static final int VENUES = 3;

    @Test
    void everyVenueKeepsItsForecastQuantiles() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<QuantileForecast> forecasts = forecasts(random, 0);
            double[][][] paths =
                    JointPaths.of(forecasts, history(random, (int) (seed * 2)).value(), SIZE);
            for (int v = 0; v < VENUES; v++) {
                double[] most = mosts(paths, v);
                Arrays.sort(most);
                for (int r = 0; r < most.length; r++) {
                    assertEquals(forecasts.get(v).at((r + .5) / most.length), most[r], 1e-6);
                }
            }
        }
    }

    @Test
    void venuesSpikeTogetherAsPastErrorsDid() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            PastErrors past = history(random, 200).value();
            double[][][] paths = JointPaths.of(forecasts(random, 0), past, SIZE);
            for (int v = 0; v < VENUES; v++) {
                int venue = v;
                double[] scores = past.sample().stream()
                        .mapToDouble(error -> error.scores()[venue])
                        .toArray();
                assertArrayEquals(ranks(scores), ranks(mosts(paths, v)));
            }
        }
    }

    @Test
    void windowsThatTouchThePresentAreNoPartOfTheHistory() {
        SplittableRandom random = new SplittableRandom(7);
        int ticks = 40;
        for (PastError error : history(random, ticks).value().sample()) {
            assertTrue(error.asOfNanos() + SIZE.periods() * HOUR <= (ticks - 1) * HOUR);
        }
        assertEquals(
                0,
                history(new SplittableRandom(7), SIZE.periods())
                        .value()
                        .sample()
                        .size());
        assertEquals(
                1,
                history(new SplittableRandom(7), SIZE.periods() + 1)
                        .value()
                        .sample()
                        .size());
    }

    @Test
    void aMissingPeriodBreaksTheWindowsAcrossIt() {
        ErrorHistory history = new ErrorHistory(WINDOW, HOUR, SIZE);
        SplittableRandom random = new SplittableRandom(3);
        for (int t = 0; t < 60; t++) {
            if (t % 6 != 5) {
                observe(history, random, t);
            }
        }
        assertEquals(PastErrors.NONE, history.value());
    }

    /// Common random numbers: a tick later at most one scenario's dependence is another.
    @Test
    void neighbouringTicksShareTheirDraws() {
        ErrorHistory history = new ErrorHistory(WINDOW, HOUR, SIZE);
        SplittableRandom random = new SplittableRandom(5);
        PastErrors before = PastErrors.NONE;
        for (int t = 0; t < 300; t++) {
            observe(history, random, t);
            List<PastError> kept = new ArrayList<>(history.value().sample());
            kept.retainAll(before.sample());
            assertTrue(kept.size() >= history.value().sample().size() - 1);
            before = history.value();
        }
    }

    @Test
    void theSameHistoryAndSeedGiveTheSamePathsAndAnotherSeedOthers() {
        double[][][] once = JointPaths.of(
                forecasts(new SplittableRandom(1), 0),
                history(new SplittableRandom(2), 90).value(),
                SIZE);
        double[][][] again = JointPaths.of(
                forecasts(new SplittableRandom(1), 0),
                history(new SplittableRandom(2), 90).value(),
                SIZE);
        assertTrue(Arrays.deepEquals(once, again));
        ErrorHistory other = new ErrorHistory(WINDOW, HOUR, new ScenarioSize(20, 8, 2));
        SplittableRandom random = new SplittableRandom(2);
        for (int t = 0; t < 90; t++) {
            observe(other, random, t);
        }
        double[][][] changed = JointPaths.of(forecasts(new SplittableRandom(1), 0), other.value(), SIZE);
        assertTrue(!Arrays.deepEquals(once, changed));
    }

    @Test
    void withoutHistoryVenuesAreTakenToSpikeInStep() {
        double[][][] paths = JointPaths.of(forecasts(new SplittableRandom(1), 0), PastErrors.NONE, SIZE);
        for (int v = 0; v < VENUES; v++) {
            double[] most = mosts(paths, v);
            for (int s = 1; s < most.length; s++) {
                assertTrue(most[s] >= most[s - 1]);
            }
        }
    }

    private static ErrorHistory history(SplittableRandom random, int ticks) {
        ErrorHistory history = new ErrorHistory(WINDOW, HOUR, SIZE);
        for (int t = 0; t < ticks; t++) {
            observe(history, random, t);
        }
        return history;
    }

    private static void observe(ErrorHistory history, SplittableRandom random, int t) {
        List<MarginSnapshot> snapshots = new ArrayList<>();
        double common = random.nextGaussian();
        for (int v = 0; v < VENUES; v++) {
            double demand = 1e6 + 1e4 * random.nextGaussian();
            double flow = 3e4 * (common + random.nextGaussian());
            snapshots.add(new MarginSnapshot(
                    Instrument.account("venue" + v),
                    t * HOUR,
                    t * HOUR,
                    t,
                    demand,
                    demand,
                    flow,
                    0,
                    List.of(demand, demand),
                    List.of()));
        }
        history.observe(
                t * HOUR,
                snapshots,
                forecasts(random, t).stream().map(Optional::of).toList());
    }

    private static List<QuantileForecast> forecasts(SplittableRandom random, int t) {
        List<QuantileForecast> forecasts = new ArrayList<>();
        for (int v = 0; v < VENUES; v++) {
            double[] values = new double[QuantileLevels.STANDARD.size()];
            double value = 1e6;
            for (int k = 0; k < values.length; k++) {
                value += random.nextDouble(1e3, 3e4);
                values[k] = value;
            }
            forecasts.add(new QuantileForecast(
                    "venue" + v,
                    t * HOUR,
                    WINDOW,
                    QuantileLevels.STANDARD,
                    values,
                    new ForecastSupport.FromModel("m-0000000000000000", "c")));
        }
        return forecasts;
    }

    /// The running maximum over the window, scenario by scenario.
    private static double[] mosts(double[][][] paths, int venue) {
        double[] most = new double[paths.length];
        for (int s = 0; s < most.length; s++) {
            most[s] = Double.NEGATIVE_INFINITY;
            for (int k = 1; k < 5; k++) {
                most[s] = Math.max(most[s], paths[s][venue][k]);
            }
        }
        return most;
    }

    private static int[] ranks(double[] values) {
        int[] ranks = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            for (double other : values) {
                ranks[i] += other < values[i] ? 1 : 0;
            }
        }
        return ranks;
    }
}
