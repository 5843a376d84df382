package io.headrace.models.evaluation.uncertainty;

import io.headrace.models.evaluation.Finding;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/// Least squares whose standard errors hold when errors are correlated and of uneven size (Newey and West
/// 1987, Bartlett weights, neither prewhitened nor corrected for small samples).
///
/// @param coefficients one per column
/// @param errors standard error of each coefficient
public record NeweyWest(List<Double> coefficients, List<Double> errors) {
    public NeweyWest {
        coefficients = List.copyOf(coefficients);
        errors = List.copyOf(errors);
    }

    /// @param rows the regressors, a column of ones included where a constant is wanted
    /// @param lag at least 0; 0 is White's estimate
    public static Finding<NeweyWest> fit(double[][] rows, double[] truths, int lag) {
        if (rows.length != truths.length || lag < 0) {
            throw new IllegalArgumentException("rows and truths must pair up and lag must not be negative, were "
                    + rows.length + ", " + truths.length + ", " + lag);
        }
        if (rows.length == 0 || rows.length <= rows[0].length) {
            return Finding.missing("a regression needs more rows than columns, had " + rows.length);
        }
        RealMatrix x = new Array2DRowRealMatrix(rows);
        DecompositionSolver solver = new QRDecomposition(x, 1e-12).getSolver();
        if (!solver.isNonSingular()) {
            return Finding.missing("a column is a combination of the others, so coefficients are not determined");
        }
        double[] beta = solver.solve(new ArrayRealVector(truths)).toArray();
        RealMatrix scores = scores(rows, truths, beta);
        RealMatrix bread =
                new QRDecomposition(x.transpose().multiply(x)).getSolver().getInverse();
        RealMatrix covariance = bread.multiply(meat(scores, lag)).multiply(bread);
        return Finding.found(new NeweyWest(
                IntStream.range(0, beta.length).mapToObj(k -> beta[k]).toList(),
                IntStream.range(0, beta.length)
                        .mapToObj(k -> Math.sqrt(covariance.getEntry(k, k)))
                        .toList()));
    }

    /// Rows `x_t e_t`.
    private static RealMatrix scores(double[][] rows, double[] truths, double[] beta) {
        double[][] scores = new double[rows.length][];
        for (int t = 0; t < rows.length; t++) {
            double error = truths[t];
            for (int k = 0; k < beta.length; k++) {
                error -= beta[k] * rows[t][k];
            }
            scores[t] = new double[beta.length];
            for (int k = 0; k < beta.length; k++) {
                scores[t][k] = rows[t][k] * error;
            }
        }
        return new Array2DRowRealMatrix(scores, false);
    }

    /// `sum_j w_j (G_j + G_j')`, `G_j = sum_t s_t s_{t-j}'`.
    private static RealMatrix meat(RealMatrix scores, int lag) {
        int n = scores.getRowDimension();
        int last = scores.getColumnDimension() - 1;
        RealMatrix sum = scores.transpose().multiply(scores);
        for (int j = 1; j <= Math.min(lag, n - 1); j++) {
            RealMatrix now = scores.getSubMatrix(j, n - 1, 0, last);
            RealMatrix then = scores.getSubMatrix(0, n - 1 - j, 0, last);
            RealMatrix gamma = now.transpose().multiply(then);
            sum = sum.add(gamma.add(gamma.transpose()).scalarMultiply(HacKernel.BARTLETT.weight(j, lag)));
        }
        return sum;
    }
}
