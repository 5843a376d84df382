package io.headrace.training.fit.commonsmath;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/// The exact end of a quantile regression.
///
/// An optimum of a quantile regression passes through as many rows as it has coefficients. An interior
/// point stops close to it: the rows with the smallest residuals name the vertex, and one small linear
/// system gives it to rounding.
final class Vertex {
    private Vertex() {}

    /// The vertex nearest to `coefficients` when its loss is not larger, else `coefficients`.
    static double[] polish(double[][] rows, double[] response, double tau, double[] coefficients) {
        int[] basis = nearest(rows, response, coefficients);
        if (basis.length < coefficients.length) {
            return coefficients;
        }
        double[][] through = new double[basis.length][];
        double[] level = new double[basis.length];
        for (int j = 0; j < basis.length; j++) {
            through[j] = rows[basis[j]];
            level[j] = response[basis[j]];
        }
        double[] vertex = new LUDecomposition(new Array2DRowRealMatrix(through))
                .getSolver()
                .solve(new ArrayRealVector(level))
                .toArray();
        return loss(rows, response, tau, vertex) <= loss(rows, response, tau, coefficients) ? vertex : coefficients;
    }

    /// `sum_i rho_tau(y_i - x_i' b)`.
    static double loss(double[][] rows, double[] response, double tau, double[] coefficients) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double residual = residual(rows[i], response[i], coefficients);
            sum += residual * (residual < 0 ? tau - 1 : tau);
        }
        return sum;
    }

    /// Rows by residual, taking each that is linearly independent of those taken.
    private static int[] nearest(double[][] rows, double[] response, double[] coefficients) {
        double[] distance = new double[rows.length];
        Arrays.setAll(distance, i -> Math.abs(residual(rows[i], response[i], coefficients)));
        List<Integer> order = IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> distance[i]))
                .limit(20L * coefficients.length)
                .toList();
        int[] taken = new int[coefficients.length];
        double[][] orthogonal = new double[coefficients.length][];
        int count = 0;
        for (int i : order) {
            double[] rest = orthogonalPart(rows[i], orthogonal, count);
            if (rest.length > 0) {
                orthogonal[count] = rest;
                taken[count++] = i;
                if (count == taken.length) {
                    break;
                }
            }
        }
        return Arrays.copyOf(taken, count);
    }

    /// The unit vector of what is left of `row` beside the first `count` unit vectors; empty when nothing
    /// is.
    private static double[] orthogonalPart(double[] row, double[][] units, int count) {
        double[] rest = row.clone();
        double before = norm(rest);
        for (int k = 0; k < count; k++) {
            double along = 0;
            for (int j = 0; j < rest.length; j++) {
                along += rest[j] * units[k][j];
            }
            for (int j = 0; j < rest.length; j++) {
                rest[j] -= along * units[k][j];
            }
        }
        double after = norm(rest);
        if (!(after > 1e-7 * before)) {
            return new double[0];
        }
        for (int j = 0; j < rest.length; j++) {
            rest[j] /= after;
        }
        return rest;
    }

    private static double norm(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static double residual(double[] row, double response, double[] coefficients) {
        double fitted = 0;
        for (int j = 0; j < row.length; j++) {
            fitted += row[j] * coefficients[j];
        }
        return response - fitted;
    }
}
