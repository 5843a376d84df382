package io.headrace.training.promote;

import java.util.List;

/// What the gates said of a model.
///
/// @param model its id
/// @param gates in the order they were asked
public record GateReport(String model, List<Gate> gates) {
    public GateReport {
        gates = List.copyOf(gates);
    }

    /// Whether no gate refused.
    public boolean passed() {
        return refused().isEmpty();
    }

    public List<Gate> refused() {
        return gates.stream()
                .filter(gate -> gate.verdict() == Gate.Verdict.REFUSED)
                .toList();
    }
}
