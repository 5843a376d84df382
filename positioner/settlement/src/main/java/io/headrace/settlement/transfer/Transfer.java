package io.headrace.settlement.transfer;

import io.headrace.decision.network.Transit;

/// One transfer the desk decided on. Its id is made from the decision, so that sending it again is the same
/// transfer.
///
/// @param decisionSequence the decision it belongs to
/// @param ordinal its place among that decision's transfers, from 0
/// @param decisionDigest SHA-256 of that decision, hex
/// @param transit route, amount and times; carries the id
/// @param state where it is in its life
/// @param changedNanos desk time of the last change of state
/// @param reason why it was refused; empty otherwise
public record Transfer(
        long decisionSequence,
        int ordinal,
        String decisionDigest,
        Transit transit,
        TransferState state,
        long changedNanos,
        String reason) {
    public Transfer {
        if (decisionSequence < 0 || ordinal < 0) {
            throw new IllegalArgumentException(
                    "sequence and ordinal must not be negative, were " + decisionSequence + ", " + ordinal);
        }
        if (transit.id().isBlank()) {
            throw new IllegalArgumentException("a transfer must have an id, was blank");
        }
        if (changedNanos < transit.departedNanos()) {
            throw new IllegalArgumentException("a transfer must not change before it departs, was " + changedNanos
                    + " < " + transit.departedNanos());
        }
        if (reason.isBlank() == (state == TransferState.REFUSED)) {
            throw new IllegalArgumentException(
                    "exactly a refused transfer has a reason, was " + state + " with '" + reason + "'");
        }
    }

    /// A transfer as it is first written down.
    public static Transfer intended(long decisionSequence, int ordinal, String decisionDigest, Transit transit) {
        return new Transfer(
                decisionSequence,
                ordinal,
                decisionDigest,
                transit,
                TransferState.INTENDED,
                transit.departedNanos(),
                "");
    }

    public String id() {
        return transit.id();
    }

    /// The transfer after an event.
    ///
    /// @throws IllegalStateException when its state does not allow the event, or the event comes too early
    public Transfer after(TransferEvent event) {
        return switch (event) {
            case TransferEvent.Sent sent -> from(TransferState.INTENDED, event).to(TransferState.SENT, sent, "");
            case TransferEvent.Arrived arrived -> {
                if (arrived.atNanos() < transit.arrivesNanos()) {
                    throw illegal(event);
                }
                yield from(TransferState.SENT, event).to(TransferState.ARRIVED, arrived, "");
            }
            case TransferEvent.Refused refused ->
                from(TransferState.INTENDED, event).to(TransferState.REFUSED, refused, refused.reason());
        };
    }

    private Transfer from(TransferState required, TransferEvent event) {
        if (state != required || event.atNanos() < changedNanos) {
            throw illegal(event);
        }
        return this;
    }

    private Transfer to(TransferState next, TransferEvent event, String why) {
        return new Transfer(decisionSequence, ordinal, decisionDigest, transit, next, event.atNanos(), why);
    }

    private IllegalStateException illegal(TransferEvent event) {
        return new IllegalStateException("transfer " + id() + " is " + state + " since " + changedNanos + " and due at "
                + transit.arrivesNanos() + ": it cannot take " + event);
    }
}
