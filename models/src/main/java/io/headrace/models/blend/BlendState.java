package io.headrace.models.blend;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.Rearrangement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What each member of a blend weighs at each venue and level: a value that learns as outcomes arrive.
///
/// @param start weights of a venue without any of its own, one per level
/// @param venues weights by venue in name order, one per level
public record BlendState(List<ExpertWeights> start, Map<String, List<ExpertWeights>> venues) {
    public BlendState {
        start = List.copyOf(start);
        if (start.isEmpty()) {
            throw new IllegalArgumentException("weights must be of at least one level, were of none");
        }
        TreeMap<String, List<ExpertWeights>> ordered = new TreeMap<>();
        for (Map.Entry<String, List<ExpertWeights>> entry : venues.entrySet()) {
            if (entry.getValue().size() != start.size()) {
                throw new IllegalArgumentException("weights of " + entry.getKey() + " must be of " + start.size()
                        + " levels, were of " + entry.getValue().size());
            }
            ordered.put(entry.getKey(), List.copyOf(entry.getValue()));
        }
        venues = Collections.unmodifiableMap(ordered);
        requireAlike(start, start.getFirst().experts());
        for (List<ExpertWeights> weights : venues.values()) {
            requireAlike(weights, start.getFirst().experts());
        }
    }

    private static void requireAlike(List<ExpertWeights> weights, int members) {
        for (ExpertWeights each : weights) {
            if (each.experts() != members) {
                throw new IllegalArgumentException(
                        "weights must all be of " + members + " members, were of " + each.experts());
            }
        }
    }

    public int levels() {
        return start.size();
    }

    public int members() {
        return start.getFirst().experts();
    }

    /// Equal weights everywhere, nothing learned, Bernstein online aggregation from here on.
    public static BlendState bernstein(int levels, int members) {
        return new BlendState(Collections.nCopies(levels, BernsteinWeights.of(members)), Map.of());
    }

    public List<ExpertWeights> weightsOf(String venue) {
        return venues.getOrDefault(venue, start);
    }

    /// Each level's blend, not in order: what the outcome is later told with.
    ///
    /// @param members quantiles by member and level, each member's in order
    public double[] mixed(String venue, double[][] members) {
        List<ExpertWeights> weights = weightsOf(venue);
        double[] mixed = new double[weights.size()];
        for (int k = 0; k < mixed.length; k++) {
            mixed[k] = weights.get(k).blend(column(members, k));
        }
        return mixed;
    }

    /// The blended forecast: each level's blend, in order.
    public double[] blended(String venue, double[][] members) {
        double[] blended = mixed(venue, members);
        Rearrangement.sort(blended);
        return blended;
    }

    /// The state after an outcome.
    ///
    /// @param members as given to [#mixed] when the forecast was made
    /// @param mixed as it returned then
    public BlendState updated(QuantileLevels levels, String venue, double[][] members, double[] mixed, double truth) {
        if (levels.size() != start.size() || mixed.length != start.size()) {
            throw new IllegalArgumentException(
                    "levels and blends must be " + start.size() + ", were " + levels.size() + " and " + mixed.length);
        }
        List<ExpertWeights> old = weightsOf(venue);
        List<ExpertWeights> moved = new ArrayList<>(old.size());
        for (int k = 0; k < mixed.length; k++) {
            moved.add(old.get(k).updated(column(members, k), mixed[k], truth, new BlendLoss.Quantile(levels.get(k))));
        }
        TreeMap<String, List<ExpertWeights>> next = new TreeMap<>(venues);
        next.put(venue, moved);
        return new BlendState(start, next);
    }

    /// Adds every number, bit for bit, and every venue's name.
    public void digest(MessageDigest digest) {
        start.forEach(weights -> digest(digest, weights));
        venues.forEach((venue, levels) -> {
            digest.update((venue + '\n').getBytes(StandardCharsets.UTF_8));
            levels.forEach(weights -> digest(digest, weights));
        });
    }

    private static void digest(MessageDigest digest, ExpertWeights weights) {
        List<Double> numbers = weights.numbers();
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.size());
        numbers.forEach(bytes::putDouble);
        digest.update(bytes.array());
    }

    private static double[] column(double[][] members, int level) {
        double[] column = new double[members.length];
        for (int j = 0; j < column.length; j++) {
            column[j] = members[j][level];
        }
        return column;
    }
}
