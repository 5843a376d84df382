package io.headrace.features.signal.flow;

import java.util.Arrays;
import java.util.List;

/// By how much the mid is expected to move, in spreads, for each bucket of queue imbalance and of
/// spread.
///
/// @param spreadEdges in basis points of the mid, finite and rising: spreads below the first edge are bucket 0;
///     may be empty
/// @param adjustments finite; one row for each spread bucket, one value for each imbalance bucket, from all
///     offered to all bid
public record MicropriceTable(List<Double> spreadEdges, List<List<Double>> adjustments) {
    /// What the weighted mid would add, I - 1/2, in the middle of ten buckets: stands in until
    /// [MicropriceFit] has been given quotes of the venue's own.
    public static final MicropriceTable DEFAULT = new MicropriceTable(
            List.of(), List.of(List.of(-0.45, -0.35, -0.25, -0.15, -0.05, 0.05, 0.15, 0.25, 0.35, 0.45)));

    public MicropriceTable {
        spreadEdges = List.copyOf(spreadEdges);
        adjustments = adjustments.stream().map(List::copyOf).toList();
        if (adjustments.size() != spreadEdges.size() + 1) {
            throw new IllegalArgumentException("adjustments must have one row more than there are edges, had "
                    + adjustments.size() + " for " + spreadEdges);
        }
        if (!rising(spreadEdges) || !spreadEdges.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("spread edges must be finite and rise, were " + spreadEdges);
        }
        int imbalances = adjustments.getFirst().size();
        if (imbalances == 0 || adjustments.stream().anyMatch(row -> row.size() != imbalances)) {
            throw new IllegalArgumentException("rows must be of one length, at least 1, were " + adjustments);
        }
        if (!adjustments.stream().flatMap(List::stream).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("adjustments must be finite, were " + adjustments);
        }
    }

    private static boolean rising(List<Double> edges) {
        for (int i = 1; i < edges.size(); i++) {
            if (!(edges.get(i) > edges.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    public int imbalanceBuckets() {
        return adjustments.getFirst().size();
    }

    /// The adjustment in spreads.
    ///
    /// @param bidSize not negative, positive together with `askSize`
    /// @param relativeSpread in basis points of the mid
    public double adjustment(double bidSize, double askSize, double relativeSpread) {
        return adjustments
                .get(spreadBucket(spreadEdges, relativeSpread))
                .get(imbalanceBucket(bidSize, askSize, imbalanceBuckets()));
    }

    static int imbalanceBucket(double bidSize, double askSize, int buckets) {
        return Math.min(buckets - 1, (int) (buckets * (bidSize / (bidSize + askSize))));
    }

    static int spreadBucket(List<Double> edges, double relativeSpread) {
        int bucket = 0;
        while (bucket < edges.size() && relativeSpread >= edges.get(bucket)) {
            bucket++;
        }
        return bucket;
    }

    /// The rows as an array of arrays, for arithmetic.
    double[][] rows() {
        return adjustments.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(rows()) + " below spreads of " + spreadEdges + " bps and above";
    }
}
