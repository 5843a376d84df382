package io.headrace.training.fit.commonsmath;

import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.jspecify.annotations.Nullable;

/// Linear quantile regression by a primal-dual interior point.
///
/// Minimizes `sum_i rho_tau(y_i - x_i' b)` through its dual `max y'a, X'a = (1 - tau) X'1, 0 <= a <= 1`
/// with Mehrotra predictor-corrector steps: Portnoy and Koenker, "The Gaussian hare and the Laplacian
/// tortoise", Statistical Science 12 (1997). One step costs one Cholesky factorization of a
/// columns-by-columns matrix, so thousands of rows take milliseconds. The final point is then moved to
/// the vertex it approaches (see [Vertex]), which makes it exact to rounding.
///
/// Not thread-safe; one object solves any number of levels over the same rows.
final class FrischNewton {
    /// Share of the way to the boundary that a step may go.
    private static final double STEP = 0.99995;

    /// Duality gap, relative to 1 + |objective|, at which the interior point stops.
    private static final double GAP = 1e-9;

    private static final int MOST_STEPS = 100;

    /// Added to the diagonal of the normal matrix, relative to its largest entry, only where its
    /// factorization fails. It bends a step, never the optimum.
    private static final double RIDGE = 1e-13;

    private final double[][] rows;
    private final double[] response;
    private final int n;
    private final int d;

    // primal a and its slack s = 1 - a; multipliers z (of a) and w (of s); dual b, negated as the LP is a minimization
    private final double[] a;
    private final double[] s;
    private final double[] z;
    private final double[] w;
    private final double[] dual;
    private final double[] da;
    private final double[] dz;
    private final double[] dw;
    private final double[] weight;
    private final double[] pull;

    /// @param rows design rows, the constant column included; columns must be linearly independent
    FrischNewton(double[][] rows, double[] response) {
        this.rows = rows;
        this.response = response;
        n = rows.length;
        d = rows[0].length;
        if (n <= d) {
            throw new IllegalArgumentException("rows must be more than the " + d + " columns, were " + n);
        }
        a = new double[n];
        s = new double[n];
        z = new double[n];
        w = new double[n];
        dual = new double[d];
        da = new double[n];
        dz = new double[n];
        dw = new double[n];
        weight = new double[n];
        pull = new double[n];
    }

    /// Coefficients of the `tau` quantile. Columns that all but depend on one another can end the steps before the
    /// gap is closed; the best point so far is then taken to its vertex.
    double[] solve(double tau) {
        start(tau);
        double[] sound = dual.clone();
        double least = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS && gap(tau) > GAP * (1 + Math.abs(objective())); step++) {
            double loss = Vertex.loss(rows, response, tau, coefficients(dual));
            if (loss < least) {
                least = loss;
                System.arraycopy(dual, 0, sound, 0, d);
            }
            if (!advance() || !Double.isFinite(Arrays.stream(dual).sum())) {
                System.arraycopy(sound, 0, dual, 0, d);
                break;
            }
        }
        return Vertex.polish(rows, response, tau, coefficients(dual));
    }

    private static double[] coefficients(double[] dual) {
        return Arrays.stream(dual).map(price -> -price).toArray();
    }

    private void start(double tau) {
        double[] right = new double[d];
        for (int i = 0; i < n; i++) {
            a[i] = 1 - tau;
            s[i] = tau;
            weight[i] = 1;
            addScaled(right, rows[i], -response[i]);
        }
        DecompositionSolver normal = Objects.requireNonNull(factorize(), "rows must be finite");
        System.arraycopy(normal.solve(new ArrayRealVector(right, false)).toArray(), 0, dual, 0, d);
        for (int i = 0; i < n; i++) {
            double residual = -response[i] - dot(rows[i], dual);
            residual = residual == 0 ? 1e-3 : residual;
            z[i] = Math.max(residual, 0);
            w[i] = z[i] - residual;
        }
    }

    /// Whether there was a step to take.
    private boolean advance() {
        double[] right = new double[d];
        for (int i = 0; i < n; i++) {
            weight[i] = 1 / (z[i] / a[i] + w[i] / s[i]);
            pull[i] = z[i] - w[i];
            addScaled(right, rows[i], weight[i] * pull[i]);
        }
        DecompositionSolver normal = factorize();
        if (normal == null) {
            return false;
        }
        double[] turn = normal.solve(new ArrayRealVector(right, false)).toArray();
        for (int i = 0; i < n; i++) {
            da[i] = weight[i] * (dot(rows[i], turn) - pull[i]);
            dz[i] = -z[i] * (1 + da[i] / a[i]);
            dw[i] = -w[i] * (1 - da[i] / s[i]);
        }
        double primal = primalStep();
        double price = dualStep();
        if (Math.min(primal, price) < 1) {
            turn = correct(normal, right, centre(primal, price));
            primal = primalStep();
            price = dualStep();
        }
        move(turn, primal, price);
        return true;
    }

    /// Mehrotra's target for the complementarity products.
    private double centre(double primal, double price) {
        double now = 0;
        double after = 0;
        for (int i = 0; i < n; i++) {
            now += z[i] * a[i] + w[i] * s[i];
            after +=
                    (z[i] + price * dz[i]) * (a[i] + primal * da[i]) + (w[i] + price * dw[i]) * (s[i] - primal * da[i]);
        }
        double ratio = after / now;
        return now * ratio * ratio * ratio / (2 * n);
    }

    private double[] correct(DecompositionSolver normal, double[] predicted, double target) {
        double[] right = predicted.clone();
        for (int i = 0; i < n; i++) {
            double second = da[i] * dz[i] / a[i] + da[i] * dw[i] / s[i];
            addScaled(right, rows[i], weight[i] * (second - target * (1 / a[i] - 1 / s[i])));
        }
        double[] turn = normal.solve(new ArrayRealVector(right, false)).toArray();
        for (int i = 0; i < n; i++) {
            double secondZ = da[i] * dz[i] / a[i];
            double secondW = -da[i] * dw[i] / s[i];
            double lift = target * (1 / a[i] - 1 / s[i]);
            da[i] = weight[i] * (dot(rows[i], turn) + lift - pull[i] - secondZ + secondW);
            dz[i] = (target - z[i] * da[i]) / a[i] - z[i] - secondZ;
            dw[i] = (target + w[i] * da[i]) / s[i] - w[i] - secondW;
        }
        return turn;
    }

    private void move(double[] turn, double primal, double price) {
        for (int i = 0; i < n; i++) {
            a[i] += primal * da[i];
            s[i] -= primal * da[i];
            z[i] += price * dz[i];
            w[i] += price * dw[i];
        }
        addScaled(dual, turn, price);
    }

    private double primalStep() {
        double most = Double.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            most = Math.min(most, da[i] < 0 ? -a[i] / da[i] : da[i] > 0 ? s[i] / da[i] : most);
        }
        return Math.min(STEP * most, 1);
    }

    private double dualStep() {
        double most = Double.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            most = Math.min(most, dz[i] < 0 ? -z[i] / dz[i] : most);
            most = Math.min(most, dw[i] < 0 ? -w[i] / dw[i] : most);
        }
        return Math.min(STEP * most, 1);
    }

    private double gap(double tau) {
        double gap = 0;
        for (int i = 0; i < n; i++) {
            gap += -response[i] * a[i] - (1 - tau) * dot(rows[i], dual) + w[i];
        }
        return gap;
    }

    private double objective() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += response[i] * a[i];
        }
        return sum;
    }

    /// Factorizes `X' diag(weight) X`; null when weights have left what numbers can hold.
    private @Nullable DecompositionSolver factorize() {
        double[][] normal = new double[d][d];
        for (int i = 0; i < n; i++) {
            double[] row = rows[i];
            for (int j = 0; j < d; j++) {
                double scaled = weight[i] * row[j];
                double[] line = normal[j];
                for (int k = 0; k <= j; k++) {
                    line[k] += scaled * row[k];
                }
            }
        }
        double largest = 0;
        for (int j = 0; j < d; j++) {
            largest = Math.max(largest, normal[j][j]);
            for (int k = 0; k < j; k++) {
                normal[k][j] = normal[j][k];
            }
        }
        return cholesky(normal, largest);
    }

    private @Nullable DecompositionSolver cholesky(double[][] normal, double largest) {
        double ridge = 0;
        while (true) {
            try {
                return new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false), 1e-9, 0).getSolver();
            } catch (NonPositiveDefiniteMatrixException e) {
                double more = ridge == 0 ? RIDGE * largest : 9 * ridge;
                ridge += more;
                if (!(ridge < largest)) {
                    return null;
                }
                for (int j = 0; j < d; j++) {
                    normal[j][j] += more;
                }
            }
        }
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int j = 0; j < left.length; j++) {
            sum += left[j] * right[j];
        }
        return sum;
    }

    private static void addScaled(double[] target, double[] row, double factor) {
        for (int j = 0; j < row.length; j++) {
            target[j] += factor * row[j];
        }
    }
}
