package io.headrace.decision.program.scenario;

/// A way between two places of a cost program.
///
/// @param from index of the node it leaves
/// @param to index of the node it reaches
/// @param leadPeriods from departure to arrival, at least 1
/// @param costPerUsd everything proportional: fee, carry while in flight, latency penalty; at least 0
/// @param mostUsd capacity per period, at least 0, may be infinite
public record ProgramLink(int from, int to, int leadPeriods, double costPerUsd, double mostUsd) {
    public ProgramLink {
        if (from == to || from < 0 || to < 0 || leadPeriods < 1) {
            throw new IllegalArgumentException(
                    "a link joins two nodes and takes time, was " + from + " to " + to + " in " + leadPeriods);
        }
        if (!(costPerUsd >= 0) || Double.isInfinite(costPerUsd) || !(mostUsd >= 0)) {
            throw new IllegalArgumentException(
                    "cost must be finite and limits not negative, were " + costPerUsd + ", " + mostUsd);
        }
    }
}
