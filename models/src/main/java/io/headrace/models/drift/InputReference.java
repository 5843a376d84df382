package io.headrace.models.drift;

import java.util.Arrays;
import java.util.List;

/// What one input looked like in training: enough to tell whether it still does.
///
/// @param edges deciles with the least and the greatest value, increasing, each once; bin i holds values above
///     edge i - 1 up to edge i, the last bin what is above all
/// @param shares of the training values by bin, one more than edges
public record InputReference(String column, List<Double> edges, List<Double> shares) {
    private static final int DECILES = 10;

    public InputReference {
        edges = List.copyOf(edges);
        shares = List.copyOf(shares);
        if (edges.isEmpty() || shares.size() != edges.size() + 1) {
            throw new IllegalArgumentException("shares must be one more than edges, were " + shares.size() + " and "
                    + edges.size() + " of " + column);
        }
        double previous = Double.NEGATIVE_INFINITY;
        for (double edge : edges) {
            if (!(edge > previous) || Double.isInfinite(edge)) {
                throw new IllegalArgumentException("edges of " + column + " must be finite and rise, were " + edges);
            }
            previous = edge;
        }
        if (!shares.stream().allMatch(share -> share >= 0 && share <= 1 + 1e-9)) {
            throw new IllegalArgumentException("shares of " + column + " must be from 0 to 1, were " + shares);
        }
    }

    /// @param values of training, finite, at least one
    public static InputReference of(String column, double[] values) {
        if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("values of " + column + " must be finite and at least one");
        }
        // Plus 0: zeros of both signs are one edge.
        double[] sorted =
                Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();
        double[] edges = new double[DECILES + 2];
        edges[0] = Math.nextDown(sorted[0]);
        for (int k = 0; k <= DECILES; k++) {
            edges[k + 1] = sorted[(int) Math.round((double) k * (sorted.length - 1) / DECILES)];
        }
        double[] distinct = Arrays.stream(edges).distinct().toArray();
        double[] shares = new double[distinct.length + 1];
        for (double value : values) {
            shares[bin(distinct, value)] += 1.0 / values.length;
        }
        return new InputReference(
                column,
                Arrays.stream(distinct).boxed().toList(),
                Arrays.stream(shares).boxed().toList());
    }

    int bins() {
        return shares.size();
    }

    int bin(double value) {
        requireFinite(value);
        int bin = 0;
        while (bin < edges.size() && value > edges.get(bin)) {
            bin++;
        }
        return bin;
    }

    /// How far a value lies outside what training saw, in units of training's width: 0 inside the least and
    /// the greatest value. A column that never moved measures in units of its own size, at least 1.
    ///
    /// @param value finite
    public double distance(double value) {
        requireFinite(value);
        double low = edges.getFirst();
        double high = edges.getLast();
        double width = high - low > 2 * Math.ulp(low) ? high - low : Math.max(1, Math.abs(high));
        return Math.max(0, Math.max(low - value, value - high)) / width;
    }

    private void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(column + " must be finite, was " + value);
        }
    }

    private static int bin(double[] edges, double value) {
        int found = Arrays.binarySearch(edges, value);
        return found >= 0 ? found : -found - 1;
    }
}
