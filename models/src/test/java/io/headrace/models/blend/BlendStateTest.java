package io.headrace.models.blend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.evaluation.Pinball;
import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class BlendStateTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.5, .95));

    @Test
    void startsWithEqualWeightsAndKeepsQuantilesInOrder() {
        BlendState state = BlendState.bernstein(2, 2);
        double[][] members = {{1, 3}, {2, 5}};
        assertArrayEquals(new double[] {1.5, 4}, state.blended("alpha", members), 1e-15);
        double[][] crossed = {{4, 4}, {4, 1}};
        assertArrayEquals(new double[] {2.5, 4}, state.blended("alpha", crossed), 1e-15);
    }

    @Test
    void eachVenueAndLevelLearnsItsOwnBest() {
        SplittableRandom random = new SplittableRandom(1);
        NormalDistribution normal = new NormalDistribution(0, 1);
        double tail = normal.inverseCumulativeProbability(.95);
        // The first member knows the upper level, the second the middle.
        double[][] members = {{2, tail}, {0, 5}};
        BlendState state = BlendState.bernstein(2, 2);
        for (int t = 0; t < 3000; t++) {
            double[] mixed = state.mixed("alpha", members);
            state = state.updated(LEVELS, "alpha", members, mixed, random.nextGaussian());
        }
        assertTrue(state.weightsOf("alpha").get(0).weights()[1] > .9);
        assertTrue(state.weightsOf("alpha").get(1).weights()[0] > .9);
        assertEquals(.5, state.weightsOf("bravo").getFirst().weights()[0]);
    }

    @Test
    void lateOutcomesAndAChangeOfRegimeCostLittleAgainstTheBestMember() {
        SplittableRandom random = new SplittableRandom(2);
        int delay = 24;
        int rounds = 6000;
        double[][] members = {{1}, {3}};
        QuantileLevels median = new QuantileLevels(List.of(.5));
        BlendState state = BlendState.bernstein(1, 2);
        double[][] mixed = new double[rounds][];
        double[] truths = new double[rounds];
        double own = 0;
        double[] each = new double[2];
        for (int t = 0; t < rounds; t++) {
            truths[t] = (t < rounds / 2 ? 1 : 3) + random.nextGaussian();
            mixed[t] = state.mixed("alpha", members);
            own += Pinball.loss(.5, mixed[t][0], truths[t]);
            for (int j = 0; j < each.length; j++) {
                each[j] += Pinball.loss(.5, members[j][0], truths[t]);
            }
            if (t >= delay) {
                state = state.updated(median, "alpha", members, mixed[t - delay], truths[t - delay]);
            }
        }
        assertTrue(own < 1.02 * Math.min(each[0], each[1]), own + " against " + each[0] + ", " + each[1]);
    }

    @Test
    void anOutcomeThatAllForecastAlikeTeachesNothing() {
        for (ExpertWeights weights : List.of(BernsteinWeights.of(2), PolynomialWeights.of(2))) {
            double[] same = {4, 4};
            ExpertWeights next = weights.updated(same, 4, 9, new BlendLoss.Quantile(.9));
            assertArrayEquals(new double[] {.5, .5}, next.weights());
        }
    }

    @Test
    void refusesWhatIsNoForecast() {
        BlendState state = BlendState.bernstein(2, 2);
        double[][] one = {{1, 2}};
        assertThrows(IllegalArgumentException.class, () -> state.mixed("alpha", one));
        double[][] bad = {{1, Double.NaN}, {1, 2}};
        assertThrows(IllegalArgumentException.class, () -> state.mixed("alpha", bad));
        double[][] good = {{1, 2}, {1, 2}};
        assertThrows(
                IllegalArgumentException.class,
                () -> state.updated(LEVELS, "alpha", good, new double[] {1, 2}, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new BlendLoss.Quantile(1));
    }
}
