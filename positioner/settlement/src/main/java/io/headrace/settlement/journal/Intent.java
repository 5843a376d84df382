package io.headrace.settlement.journal;

import io.headrace.settlement.lifecycle.TransferPlan;

/// What one move of a decision wants carried by chains. Its id is made from the decision and the place
/// of the move.
///
/// @param transfer the transfer's id, 32 bytes, hex
/// @param move place among the decision's moves, from 0
/// @param units base units, positive
/// @param madeNanos wall clock of the decision, nanoseconds since the epoch
public record Intent(String transfer, long decision, int move, String from, String to, long units, long madeNanos) {
    public Intent {
        if (transfer.isBlank() || units <= 0 || move < 0 || decision < 0) {
            throw new IllegalArgumentException(
                    "an intent needs a transfer, its decision and a positive amount, was " + transfer + ", " + units);
        }
    }

    /// Whether a plan carries it out.
    public boolean isOf(TransferPlan plan) {
        return plan.id().equals(transfer)
                && plan.units() == units
                && plan.from().equals(from)
                && plan.to().equals(to);
    }
}
