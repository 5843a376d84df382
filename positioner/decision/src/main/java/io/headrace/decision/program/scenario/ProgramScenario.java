package io.headrace.decision.program.scenario;

/// One way the next periods may go. Arrays are not copied: whoever builds a scenario gives it away.
///
/// @param probability inside (0, 1]; those of a program sum to 1
/// @param needUsd by venue (node - 1), then period: what must be on hand; 0 asks for nothing
/// @param supplyUsd by node, then period: the balance at the start in period 0, then arrivals of money in
///     flight and flows
/// @param heldUsd by venue, then period: what may not be withdrawn
public record ProgramScenario(double probability, double[][] needUsd, double[][] supplyUsd, double[][] heldUsd) {
    public ProgramScenario {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be inside (0, 1], was " + probability);
        }
        if (needUsd.length != heldUsd.length || supplyUsd.length != needUsd.length + 1) {
            throw new IllegalArgumentException("needs and held amounts must be of the venues and supply of all nodes, "
                    + "were " + needUsd.length + ", " + heldUsd.length + ", " + supplyUsd.length);
        }
    }

    /// Periods covered, now included.
    public int periods() {
        return supplyUsd[0].length;
    }
}
