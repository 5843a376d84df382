package io.headrace.training.fit.commonsmath;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyRowsTest {
    private static final int ROWS = 12_000;

    @ParameterizedTest
    @ValueSource(doubles = {.05, .5, .9, .995})
    void givesTheSolutionOfAllRows(double tau) {
        double[][] rows = rows(5, 1);
        double[] response = response(rows, 2);
        assertArrayEquals(new FrischNewton(rows, response).solve(tau), new ManyRows(rows, response).solve(tau), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {.1, .95})
    void aColumnThatHardlyEverSpeaksIsNotLost(double tau) {
        double[][] rows = rows(4, 3);
        double[] response = response(rows, 4);
        for (int i = 0; i < ROWS; i++) { // 24 rows, of which a sample sees next to none
            rows[i][3] = i % 500 == 7 ? 1 : 0;
            response[i] += 30 * rows[i][3];
        }
        double[] exact = new FrischNewton(rows, response).solve(tau);
        double[] found = new ManyRows(rows, response).solve(tau);
        assertEquals(Vertex.loss(rows, response, tau, exact), Vertex.loss(rows, response, tau, found), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {.25, .99})
    void targetsThatMostlyRepeatGiveNoHigherLoss(double tau) {
        double[][] rows = rows(3, 5);
        double[] response = response(rows, 6);
        for (int i = 0; i < ROWS; i++) {
            response[i] = Math.max(response[i], 1);
        }
        double[] exact = new FrischNewton(rows, response).solve(tau);
        double[] found = new ManyRows(rows, response).solve(tau);
        assertTrue(Vertex.loss(rows, response, tau, found) <= (1 + 1e-9) * Vertex.loss(rows, response, tau, exact));
    }

    private static double[][] rows(int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[ROWS][columns];
        for (double[] row : rows) {
            row[0] = 1;
            for (int j = 1; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return rows;
    }

    /// Heavy tails whose width moves with a column.
    private static double[] response(double[][] rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] response = new double[rows.length];
        for (int i = 0; i < response.length; i++) {
            double tail = random.nextGaussian() / Math.sqrt(.2 + random.nextDouble());
            response[i] = 1 + 2 * rows[i][1] + Math.exp(.4 * rows[i][2]) * tail;
        }
        return response;
    }
}
