package io.headrace.decision.network;

/// A way to move collateral from one node to another.
///
/// @param leadNanos from departure to arrival, positive; a lead shorter than a period arrives next period
/// @param proportionalCost USD per USD moved, at least 0
/// @param gasUsd fixed cost per transfer, at least 0
public record Route(String from, String to, long leadNanos, double proportionalCost, double gasUsd) {
    public Route {
        if (from.equals(to)) {
            throw new IllegalArgumentException("a route must join two nodes, was " + from + " to itself");
        }
        if (leadNanos <= 0 || !(proportionalCost >= 0) || !(gasUsd >= 0)) {
            throw new IllegalArgumentException("lead must be positive and costs not negative, were " + leadNanos + ", "
                    + proportionalCost + ", " + gasUsd);
        }
    }
}
