package io.headrace.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.forecast.QuantileLevels;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TailPlanTest {
    @Test
    void levelsWithTooFewRowsBeyondLeanOnTheLastThatHasEnough() {
        TailPlan plan = TailPlan.of(QuantileLevels.STANDARD, 1000, 60);
        // .05 .1 .25 .5 .75 .9 .95 .975 .99 .995 with 50 100 250 - 250 100 50 25 10 5 rows beyond
        int[] edges = {1, 1, 2, 3, 4, 5, 5, 5, 5, 5};
        for (int k = 0; k < edges.length; k++) {
            assertEquals(edges[k], plan.edge(k), "level " + QuantileLevels.STANDARD.get(k));
        }
    }

    @Test
    void scaleMinimizesThePinballLoss() {
        SplittableRandom random = new SplittableRandom(1);
        int n = 500;
        double[] y = new double[n];
        double[] edge = new double[n];
        double[] middle = new double[n];
        for (int i = 0; i < n; i++) {
            double spread = .2 + random.nextDouble();
            middle[i] = random.nextGaussian();
            edge[i] = middle[i] + 1.2816 * spread;
            y[i] = middle[i] + spread * random.nextGaussian();
        }
        for (double tau : new double[] {.95, .99}) {
            double best = TailPlan.scale(tau, 1, y, edge, middle);
            for (double step = -.5; step <= .5; step += .01) {
                assertTrue(loss(tau, best + step, y, edge, middle) >= loss(tau, best, y, edge, middle) - 1e-9);
            }
        }
    }

    private static double loss(double tau, double scale, double[] y, double[] edge, double[] middle) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double miss = y[i] - edge[i] - scale * (edge[i] - middle[i]);
            sum += miss * (miss < 0 ? tau - 1 : tau);
        }
        return sum;
    }
}
