package io.headrace.decision.program.linear;

/// What a solver says to a linear program.
public sealed interface LinearAnswer {
    /// An optimum. Arrays are not copied.
    ///
    /// @param values one per column
    /// @param rowPrices one per row: by how much the optimum rises per unit the row's active side rises
    /// @param reducedCosts one per column: by how much the optimum rises per unit the column is forced up
    /// @param iterations what the solver spent
    record Optimal(double objective, double[] values, double[] rowPrices, double[] reducedCosts, long iterations)
            implements LinearAnswer {}

    /// No optimum, and why: one sentence.
    record Unsolved(String reason) implements LinearAnswer {}
}
