package io.headrace.models.evaluation.comparison;

import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.uncertainty.HacKernel;
import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/// Whether two forecasts lose the same in expectation (Diebold and Mariano 1995), with the small-sample factor
/// `sqrt((n + 1 - 2h + h (h - 1) / n) / n)` and Student's t of n - 1 degrees of freedom (Harvey, Leybourne and
/// Newbold 1997).
///
/// @param meanDifference mean of first less second; negative when the first loses less
/// @param statistic without unit; negative when the first loses less
/// @param pValue how often it would be this far from 0 if both lost the same
/// @param firstBetter p-value against "the first loses less": small says that it does
/// @param secondBetter p-value against "the second loses less"
/// @param kernel that the variance was estimated with
/// @param rows n
public record DieboldMariano(
        double meanDifference,
        double statistic,
        double pValue,
        double firstBetter,
        double secondBetter,
        HacKernel kernel,
        int rows) {

    /// Tests two series of losses.
    ///
    /// @param first losses of one forecast in time order
    /// @param second losses of the other at the same instants
    /// @param horizon h, instants a label reaches over, at least 1; autocovariances up to h - 1 count
    /// @param kernel rectangular gives way to Bartlett where it comes out without a positive variance
    public static Finding<DieboldMariano> of(double[] first, double[] second, int horizon, HacKernel kernel) {
        if (first.length != second.length || horizon < 1) {
            throw new IllegalArgumentException("losses must pair up and horizon be at least 1, were " + first.length
                    + ", " + second.length + ", " + horizon);
        }
        int n = first.length;
        if (n < 2 || n < 2 * horizon) {
            return Finding.missing("a comparison at horizon " + horizon + " needs at least " + Math.max(2, 2 * horizon)
                    + " instants, there are " + n);
        }
        double[] difference = new double[n];
        for (int t = 0; t < n; t++) {
            difference[t] = first[t] - second[t];
        }
        if (Arrays.stream(difference).allMatch(value -> value == 0)) {
            return Finding.missing("both lose the same at every instant");
        }
        if (Arrays.stream(difference).allMatch(value -> value == difference[0])) {
            return Finding.missing(
                    "the losses differ by the same amount at every instant, so chance has no part in it");
        }
        return Finding.found(test(difference, horizon, kernel));
    }

    private static DieboldMariano test(double[] difference, int horizon, HacKernel asked) {
        int n = difference.length;
        double variance = asked.longRunVariance(difference, horizon - 1);
        HacKernel used = variance > 0 ? asked : HacKernel.BARTLETT;
        if (used != asked) {
            variance = used.longRunVariance(difference, horizon - 1);
        }
        double mean = Arrays.stream(difference).average().orElseThrow();
        double factor = Math.sqrt((n + 1 - 2.0 * horizon + (double) horizon / n * (horizon - 1)) / n);
        double statistic = factor * mean / Math.sqrt(variance / n);
        TDistribution student = new TDistribution(n - 1.0);
        return new DieboldMariano(
                mean,
                statistic,
                2 * student.cumulativeProbability(-Math.abs(statistic)),
                student.cumulativeProbability(statistic),
                student.cumulativeProbability(-statistic),
                used,
                n);
    }
}
