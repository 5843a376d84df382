package io.headrace.models.evaluation.coverage;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/// A likelihood-ratio test.
///
/// @param statistic at least 0; chi-squared where what is tested holds
/// @param pValue how often it would be this large or larger if what is tested held
public record LikelihoodRatio(double statistic, double pValue) {
    /// @param freedom degrees of freedom
    static LikelihoodRatio of(double statistic, int freedom) {
        double atLeastZero = Math.max(0, statistic);
        double pValue = 1 - new ChiSquaredDistribution(freedom).cumulativeProbability(atLeastZero);
        return new LikelihoodRatio(atLeastZero, pValue);
    }

    /// `count * log(probability)`, which is 0 for no count whatever the probability.
    static double term(long count, double probability) {
        return count == 0 ? 0 : count * Math.log(probability);
    }
}
