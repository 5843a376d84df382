package io.headrace.settlement.lifecycle;

/// What a decision wants moved. Everything in it is derived from the decision, so that planning again after a
/// crash gives the same transfer.
///
/// @param id of its [TransferKey]
/// @param decision digest of the decision, hex
/// @param asset symbol of what moves
/// @param from node it leaves
/// @param to venue that is to credit it
/// @param units base units that leave, positive
/// @param minReceived base units that must arrive at least
/// @param expiresNanos desk time after which it is not begun
public record TransferPlan(
        String id,
        String decision,
        String asset,
        String from,
        String to,
        Route route,
        long units,
        long minReceived,
        long expiresNanos) {
    public TransferPlan {
        if (id.isBlank() || units <= 0 || minReceived < 0 || minReceived > units) {
            throw new IllegalArgumentException("a transfer needs an id and 0 <= least received <= amount > 0, was '"
                    + id + "', " + minReceived + " of " + units);
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("a transfer must lead elsewhere, was from " + from + " to itself");
        }
    }

    /// The plan of a move.
    public static TransferPlan of(TransferKey key, Route route, long minReceived, long expiresNanos) {
        return new TransferPlan(
                key.id(),
                key.decision(),
                key.asset(),
                key.from(),
                key.to(),
                route,
                key.units(),
                minReceived,
                expiresNanos);
    }
}
