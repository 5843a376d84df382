package io.headrace.settlement.paper;

import io.headrace.decision.network.Transit;

/// A transfer as the bank has it.
///
/// @param reason why it was refused; empty otherwise
public record Payment(Transit transit, Status status, String reason) {
    /// What became of a payment.
    public enum Status {
        IN_FLIGHT,
        ARRIVED,
        /// Turned down; moved nothing.
        REFUSED
    }

    public String id() {
        return transit.id();
    }
}
