package io.headrace.settlement.transfer;

/// What the outside world said about a transfer, and when.
public sealed interface TransferEvent {
    /// Desk time of the news, nanoseconds since the epoch (UTC).
    long atNanos();

    /// It was accepted: the money left its source.
    record Sent(long atNanos) implements TransferEvent {}

    /// It reached its destination.
    record Arrived(long atNanos) implements TransferEvent {}

    /// It was turned down and moved nothing.
    ///
    /// @param reason one sentence, never blank
    record Refused(long atNanos, String reason) implements TransferEvent {
        public Refused {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a refusal must have a reason, was blank");
            }
        }
    }
}
