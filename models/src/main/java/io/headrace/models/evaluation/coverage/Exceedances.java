package io.headrace.models.evaluation.coverage;

import io.headrace.models.evaluation.Finding;

/// Outcomes above (true) or within (false) the forecast quantile, in time order and without shared outcomes:
/// where windows overlap, exceedances come in runs by construction and neither test means anything.
public final class Exceedances {
    private final boolean[] exceeded;
    private final long count;

    public Exceedances(boolean[] exceeded) {
        this.exceeded = exceeded.clone();
        long sum = 0;
        for (boolean one : exceeded) {
            sum += one ? 1 : 0;
        }
        count = sum;
    }

    public int size() {
        return exceeded.length;
    }

    public long count() {
        return count;
    }

    /// Whether their number fits the level: `-2 log [(1-p)^(n-x) p^x / ((1-x/n)^(n-x) (x/n)^x)]`, chi-squared
    /// with one degree of freedom (Kupiec 1995). `0^0` counts as 1, so none or all exceeded has a figure too.
    ///
    /// @param probability p, the promised share of exceedances, in (0, 1)
    public Finding<LikelihoodRatio> kupiec(double probability) {
        if (!(probability > 0) || probability >= 1) {
            throw new IllegalArgumentException("probability must be inside (0, 1), was " + probability);
        }
        long n = exceeded.length;
        if (n == 0) {
            return Finding.missing("there are no outcomes to count");
        }
        double promised = likelihood(n - count, count, probability);
        double observed = likelihood(n - count, count, (double) count / n);
        return Finding.found(LikelihoodRatio.of(2 * (observed - promised), 1));
    }

    /// Whether an exceedance is as likely after one as after none: chi-squared with one degree of freedom
    /// (Christoffersen 1998).
    public Finding<LikelihoodRatio> christoffersen() {
        if (count == 0) {
            return Finding.missing("no outcome was above its forecast, so there is nothing to cluster");
        }
        if (count == exceeded.length) {
            return Finding.missing("every outcome was above its forecast, so there is nothing to cluster");
        }
        Transitions seen = transitions();
        if (seen.n00 + seen.n01 == 0 || seen.n10 + seen.n11 == 0) {
            return Finding.missing("only the last outcome differs, so no change from it was seen");
        }
        double pooled = (double) (seen.n01 + seen.n11) / (exceeded.length - 1);
        double alike = likelihood(seen.n00 + seen.n10, seen.n01 + seen.n11, pooled);
        double apart = likelihood(seen.n00, seen.n01, (double) seen.n01 / (seen.n00 + seen.n01))
                + likelihood(seen.n10, seen.n11, (double) seen.n11 / (seen.n10 + seen.n11));
        return Finding.found(LikelihoodRatio.of(2 * (apart - alike), 1));
    }

    /// Both at once: the sum of the two, chi-squared with two degrees of freedom.
    public Finding<LikelihoodRatio> conditional(double probability) {
        return kupiec(probability)
                .then(unconditional -> christoffersen()
                        .map(independence ->
                                LikelihoodRatio.of(unconditional.statistic() + independence.statistic(), 2)));
    }

    /// How often each outcome followed each.
    Transitions transitions() {
        long[] counts = new long[4];
        for (int t = 1; t < exceeded.length; t++) {
            counts[(exceeded[t - 1] ? 2 : 0) + (exceeded[t] ? 1 : 0)]++;
        }
        return new Transitions(counts[0], counts[1], counts[2], counts[3]);
    }

    /// @param n01 exceedances right after none, and so on
    record Transitions(long n00, long n01, long n10, long n11) {}

    private static double likelihood(long within, long above, double probability) {
        return LikelihoodRatio.term(within, 1 - probability) + LikelihoodRatio.term(above, probability);
    }
}
