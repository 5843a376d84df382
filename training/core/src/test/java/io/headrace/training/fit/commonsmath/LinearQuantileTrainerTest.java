package io.headrace.training.fit.commonsmath;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.LinearBounds;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.training.fit.Draws;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinearQuantileTrainerTest {
    private final LinearQuantileTrainer trainer = new LinearQuantileTrainer();

    @Test
    void noNearbyCoefficientsHaveLessLoss() {
        TrainingSet set = Draws.rows(700, 5, 3);
        double[][] rows = Design.of(set).rows();
        double[] labels = set.labels();
        FrischNewton solver = new FrischNewton(rows, labels);
        SplittableRandom random = new SplittableRandom(4);
        for (double tau : new double[] {.05, .5, .995}) {
            double[] best = solver.solve(tau);
            double least = Vertex.loss(rows, labels, tau, best);
            for (int trial = 0; trial < 400; trial++) {
                double[] other = best.clone();
                double size = Math.pow(10, -1 - 6 * random.nextDouble());
                for (int j = 0; j < other.length; j++) {
                    other[j] += size * random.nextGaussian();
                }
                assertTrue(Vertex.loss(rows, labels, tau, other) >= least - 1e-12 * least, "tau " + tau);
            }
        }
    }

    @Test
    void shareOfRowsBelowEachQuantileIsItsLevel() {
        TrainingSet set = Draws.rows(4000, 6, 5);
        LinearQuantiles model = trainer.fit(set, QuantileLevels.STANDARD, 0);
        double[] out = new double[model.levels().size()];
        int[] below = new int[out.length];
        for (TrainingRow row : set.rows()) {
            model.predict(row.features(), out);
            for (int k = 0; k < out.length; k++) {
                below[k] += row.y() < out[k] ? 1 : 0;
            }
        }
        for (int k = 0; k < out.length; k++) {
            // at an optimum at most columns + 1 rows lie on the plane
            assertEquals(model.levels().get(k) * set.size(), below[k], 8);
        }
    }

    /// Real columns of the full catalog once ended the steps in numbers that were none.
    @Test
    void columnsThatAllButDependOnOneAnotherAndRareSpikesStillGiveNumbers() {
        for (long seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] rows = new double[240][];
            double[] labels = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                double[] row = new double[13];
                row[0] = 1;
                for (int j = 1; j <= 4; j++) {
                    row[j] = random.nextGaussian();
                    row[j + 4] = row[j] + 1e-4 * random.nextGaussian();
                    row[j + 8] = random.nextInt(60) == 0 ? 1000 * random.nextDouble() : 0;
                }
                rows[i] = row;
                labels[i] = row[1] + Math.pow(random.nextGaussian(), 5);
            }
            for (double tau : new double[] {.01, .5, .99}) {
                double[] found = new FrischNewton(rows, labels).solve(tau);
                assertTrue(Double.isFinite(Vertex.loss(rows, labels, tau, found)), "seed " + seed + ", tau " + tau);
            }
        }
    }

    @Test
    void constantAndRepeatedColumnsGetNoCoefficient() {
        TrainingSet drawn = Draws.rows(600, 5, 6);
        TrainingSet set = new TrainingSet(
                drawn.schema(),
                drawn.window(),
                drawn.rows().stream()
                        .map(row -> {
                            double[] x = row.features();
                            x[3] = 7.5;
                            x[4] = 2 * x[0] - x[1] + 1;
                            return new TrainingRow(row.venue(), row.asOfNanos(), x, row.y(), 1, 1);
                        })
                        .toList());
        LinearQuantiles model = trainer.fit(set, new QuantileLevels(List.of(.1, .9)), 0);
        for (double[] coefficients : model.coefficients()) {
            assertEquals(0, coefficients[4]);
            assertEquals(0, coefficients[5]);
        }
    }

    /// Extraction parity: inside its bounds the record says what the solver's equations say, beyond them what it says
    /// at the nearest row of the box, never more or less than the fitted target held.
    @Test
    void whereWindowsAreFewNothingIsExtrapolated() {
        TrainingSet many = Draws.rows(4000, 4, 11);
        TrainingSet few = new TrainingSet(many.schema(), new ForecastWindow(0, 10), many.rows());
        LinearQuantiles line = trainer.fit(many, QuantileLevels.STANDARD, 0);
        LinearQuantiles bounded = trainer.fit(few, QuantileLevels.STANDARD, 0);
        double[] target = few.labels();
        Arrays.sort(target);

        assertEquals(LinearBounds.NONE, line.bounds());
        assertArrayEquals(line.coefficients(), bounded.coefficients());
        assertEquals(target[0], bounded.bounds().least());
        assertEquals(target[target.length - 1], bounded.bounds().most());
        SplittableRandom random = new SplittableRandom(12);
        int held = 0;
        for (int trial = 0; trial < 2000; trial++) {
            double[] x = random.doubles(4, -8, 8).toArray();
            double[] nearest = x.clone();
            for (int j = 0; j < nearest.length; j++) {
                double[] column = column(few, j);
                nearest[j] = Math.clamp(x[j], column[0], column[1]);
            }
            held += Arrays.equals(x, nearest) ? 0 : 1;
            double[] said = predicted(bounded, x);
            double[] expected = predicted(line, nearest);
            for (int k = 0; k < expected.length; k++) {
                expected[k] = Math.clamp(expected[k], target[0], target[target.length - 1]);
            }
            assertArrayEquals(expected, said);
        }
        assertTrue(held > 500 && held < 2000, held + " of 2000 points were outside");
    }

    /// Least and most of a column.
    private static double[] column(TrainingSet set, int column) {
        DoubleSummaryStatistics told =
                set.rows().stream().mapToDouble(row -> row.feature(column)).summaryStatistics();
        return new double[] {told.getMin(), told.getMax()};
    }

    private static double[] predicted(LinearQuantiles model, double[] x) {
        double[] out = new double[model.levels().size()];
        model.predict(x, out);
        return out;
    }

    @Test
    void theLimitOfFewWindowsIsFiveHundred() {
        assertFalse(trainer.fit(Draws.rows(499, 3, 1), QuantileLevels.STANDARD, 0)
                .bounds()
                .isNone());
        assertTrue(trainer.fit(Draws.rows(500, 3, 1), QuantileLevels.STANDARD, 0)
                .bounds()
                .isNone());
    }

    @Test
    void solvesWhenManyLabelsAreEqual() {
        TrainingSet drawn = Draws.rows(500, 3, 7);
        TrainingSet set = new TrainingSet(
                drawn.schema(),
                drawn.window(),
                drawn.rows().stream()
                        .map(row -> new TrainingRow(
                                row.venue(), row.asOfNanos(), row.features(), Math.max(0, Math.rint(row.y())), 1, 1))
                        .toList());
        LinearQuantiles model = trainer.fit(set, QuantileLevels.STANDARD, 0);
        for (double[] coefficients : model.coefficients()) {
            for (double coefficient : coefficients) {
                assertTrue(Double.isFinite(coefficient));
            }
        }
    }

    @Test
    void refusesFewerRowsThanColumns() {
        TrainingSet few = Draws.rows(4, 5, 8);
        assertThrows(IllegalArgumentException.class, () -> trainer.fit(few, QuantileLevels.STANDARD, 0));
    }

    @Test
    void sixteenThousandRowsTakeSeconds() {
        TrainingSet set = Draws.rows(16_000, 22, 9);
        long start = System.nanoTime();
        trainer.fit(set, QuantileLevels.STANDARD, 0);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("16,000 rows x 22 columns x 10 levels: %.1f s%n", seconds);
        assertTrue(seconds < 60, "took " + seconds);
    }
}
