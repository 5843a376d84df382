package io.headrace.training.fit.commonsmath;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.jspecify.annotations.Nullable;

/// Exact quantile regression of many rows through a few of them: Portnoy and Koenker, "The Gaussian hare and
/// the Laplacian tortoise", Statistical Science 12 (1997), section 5.
///
/// A fit to some `sqrt(d) n^(2/3)` rows tells on which side of the quantile most rows will lie. Those far
/// from it are added up into one row above and one below, which leaves the loss as it is as long as none
/// changes side; when one did, it comes back as itself. The solution is the one of all rows.
///
/// Not thread-safe; one object solves any number of levels over the same rows.
final class ManyRows {
    /// Share of the first fit's rows that stay themselves in the second.
    private static final double KEPT = .8;

    /// Rows on the wrong side, as a share of the kept ones, at which the first fit is done again with more.
    private static final double MOST_WRONG = .1;

    private static final int MOST_MENDS = 5;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final double[][] rows;
    private final double[] response;
    private final int n;
    private final int d;
    private final double[] reach;

    /// @param rows design rows, the constant column included; columns must be linearly independent
    ManyRows(double[][] rows, double[] response) {
        this.rows = rows;
        this.response = response;
        n = rows.length;
        d = n == 0 ? 0 : rows[0].length;
        reach = 2 * first() < n ? reach(rows) : new double[0];
    }

    /// Coefficients of the `tau` quantile.
    double[] solve(double tau) {
        for (int size = first(); 2 * size < n; size *= 2) {
            double[] found = around(new FrischNewton(some(rows, size), some(size)).solve(tau), tau, size);
            if (found != null) {
                return found;
            }
        }
        return new FrischNewton(rows, response).solve(tau);
    }

    private int first() {
        return (int) Math.ceil(Math.sqrt(d) * Math.pow(n, 2.0 / 3));
    }

    /// The solution of all rows from one of some rows, or null when that was too far off.
    private double @Nullable [] around(double[] start, double tau, int size) {
        int kept = (int) (KEPT * size);
        int[] side = sides(start, tau, kept);
        for (int mend = 0; mend < MOST_MENDS; mend++) {
            double[] found = reduced(side).solve(tau);
            int wrong = 0;
            for (int i = 0; i < n; i++) {
                if (side[i] * residual(i, found) < 0) {
                    side[i] = 0;
                    wrong++;
                }
            }
            if (wrong == 0) {
                return found;
            }
            if (wrong > MOST_WRONG * kept) {
                return null;
            }
        }
        return null;
    }

    /// 1 for rows far above the quantile, -1 for those far below, 0 for the `kept` nearest, distances being
    /// in the width that the fit's own uncertainty has at the row.
    private int[] sides(double[] start, double tau, int kept) {
        double[] distance = new double[n];
        for (int i = 0; i < n; i++) {
            distance[i] = residual(i, start) / reach[i];
        }
        double[] sorted = distance.clone();
        Arrays.sort(sorted);
        int from = Math.clamp(Math.round(tau * n - kept / 2.0), 0, n - kept);
        double low = sorted[from];
        double high = sorted[from + kept - 1];
        int[] side = new int[n];
        for (int i = 0; i < n; i++) {
            side[i] = distance[i] < low ? -1 : distance[i] > high ? 1 : 0;
        }
        return side;
    }

    /// The rows that stay themselves, and the sums of the others.
    private FrischNewton reduced(int[] side) {
        int kept = (int) Arrays.stream(side).filter(s -> s == 0).count();
        double[][] few = new double[kept + 2][];
        double[] target = new double[kept + 2];
        few[kept] = new double[d];
        few[kept + 1] = new double[d];
        int next = 0;
        for (int i = 0; i < n; i++) {
            if (side[i] == 0) {
                few[next] = rows[i];
                target[next++] = response[i];
            } else {
                int sum = side[i] < 0 ? kept : kept + 1;
                target[sum] += response[i];
                for (int j = 0; j < d; j++) {
                    few[sum][j] += rows[i][j];
                }
            }
        }
        return new FrischNewton(few, target);
    }

    private double residual(int i, double[] coefficients) {
        double fitted = 0;
        for (int j = 0; j < d; j++) {
            fitted += rows[i][j] * coefficients[j];
        }
        return response[i] - fitted;
    }

    /// Evenly spread over the span without beating against any period in it.
    private int place(int k) {
        double turns = (k + 1) * GOLDEN;
        return (int) ((turns - Math.floor(turns)) * n);
    }

    private double[][] some(double[][] from, int size) {
        double[][] some = new double[size][];
        Arrays.setAll(some, k -> from[place(k)]);
        return some;
    }

    private double[] some(int size) {
        double[] some = new double[size];
        Arrays.setAll(some, k -> response[place(k)]);
        return some;
    }

    /// `sqrt(x' (X'X)^-1 x)` of each row.
    private static double[] reach(double[][] rows) {
        int d = rows[0].length;
        double[][] normal = new double[d][d];
        for (double[] row : rows) {
            for (int j = 0; j < d; j++) {
                for (int k = 0; k <= j; k++) {
                    normal[j][k] += row[j] * row[k];
                }
            }
        }
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < j; k++) {
                normal[k][j] = normal[j][k];
            }
        }
        double[][] root = new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false), 1e-9, 0)
                .getL()
                .getData();
        double[] reach = new double[rows.length];
        double[] along = new double[d];
        for (int i = 0; i < reach.length; i++) {
            double squares = 0;
            for (int j = 0; j < d; j++) {
                double rest = rows[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= root[j][k] * along[k];
                }
                along[j] = rest / root[j][j];
                squares += along[j] * along[j];
            }
            reach[i] = Math.sqrt(squares);
        }
        return reach;
    }
}
