package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A weighted mean of models, level by level: `out[k] = sum over m of weights[k][m] * member_m[k](x)`, each
/// member's quantiles and at last the blend's put in order, so that they never cross.
///
/// Averaging quantiles keeps the shape of a distribution, where averaging probabilities would widen it
/// (Lichtendahl, Grushka-Cockayne and Winkler, "Is it better to average probabilities or quantiles?", 2013).
///
/// @param members at least one, all of one level set and one width
/// @param weights one row per level, one weight per member; not negative, of sum 1
public record BlendQuantiles(List<QuantileModel> members, double[][] weights) implements QuantileModel {
    private static final double ROUNDING = 1e-9;

    public BlendQuantiles {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("members must be at least one, were none");
        }
        QuantileModel first = members.getFirst();
        for (QuantileModel member : members) {
            if (!member.levels().equals(first.levels()) || member.inputs() != first.inputs()) {
                throw new IllegalArgumentException(
                        "members must be alike in levels and inputs, were " + first + " and " + member);
            }
        }
        if (weights.length != first.levels().size()) {
            throw new IllegalArgumentException("weights must have one row for each of "
                    + first.levels().size() + " levels, had " + weights.length);
        }
        weights = Numbers.rows("weights", weights, members.size());
        for (double[] row : weights) {
            requireShares(row);
        }
    }

    private static void requireShares(double[] row) {
        double sum = 0;
        for (double weight : row) {
            if (weight < 0) {
                throw new IllegalArgumentException("weights must not be negative, were " + Arrays.toString(row));
            }
            sum += weight;
        }
        if (Math.abs(sum - 1) > ROUNDING) {
            throw new IllegalArgumentException("weights of a level must sum to 1, were " + Arrays.toString(row));
        }
    }

    @Override
    public QuantileLevels levels() {
        return members.getFirst().levels();
    }

    @Override
    public int inputs() {
        return members.getFirst().inputs();
    }

    @Override
    public int steps() {
        int most = 1;
        for (int m = 0; m < members.size(); m++) {
            most = Math.max(most, members.get(m).steps());
        }
        return most;
    }

    @Override
    public Set<String> venues() {
        Set<String> venues = new TreeSet<>();
        members.forEach(member -> venues.addAll(member.venues()));
        return venues;
    }

    @Override
    public void predict(double[] features, double[] out) {
        predict(UNKNOWN_VENUE, features, out);
    }

    @Override
    public void predict(String venue, double[] features, double[] out) {
        double[] own = new double[weights.length];
        double[] sum = new double[weights.length];
        for (int m = 0; m < members.size(); m++) {
            members.get(m).predict(venue, newest(features, members.get(m)), own);
            Rearrangement.sort(own);
            for (int k = 0; k < own.length; k++) {
                sum[k] += weights[k][m] * own[k];
            }
        }
        Rearrangement.sort(sum);
        System.arraycopy(sum, 0, out, 0, sum.length);
    }

    /// What each member says of a venue, its quantiles in order.
    ///
    /// @param features as [#predict] takes them
    public double[][] memberQuantiles(String venue, double[] features) {
        double[][] said = new double[members.size()][weights.length];
        for (int m = 0; m < said.length; m++) {
            QuantileModel member = members.get(m);
            member.predict(venue, newest(features, member), said[m]);
            Rearrangement.sort(said[m]);
        }
        return said;
    }

    /// The part of the features that a member reads: the last of the vectors.
    public double[] newest(double[] features, QuantileModel member) {
        int from = (steps() - member.steps()) * inputs();
        return from == 0 ? features : Arrays.copyOfRange(features, from, steps() * inputs());
    }

    @Override
    public double[][] weights() {
        return Numbers.copy(weights);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlendQuantiles that
                && members.equals(that.members)
                && Arrays.deepEquals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * members.hashCode() + Arrays.deepHashCode(weights);
    }

    @Override
    public String toString() {
        return "BlendQuantiles" + members;
    }
}
