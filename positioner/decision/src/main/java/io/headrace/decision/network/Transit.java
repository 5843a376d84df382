package io.headrace.decision.network;

/// Money on its way. Its arrival is known to the period here; a distribution over arrivals comes with live
/// bridges.
public record Transit(String id, String from, String to, TokenAmount amount, long departedNanos, long arrivesNanos) {
    public Transit {
        if (!amount.isPositive() || arrivesNanos <= departedNanos) {
            throw new IllegalArgumentException("a transit must carry a positive amount forward in time, was " + amount
                    + " from " + departedNanos + " to " + arrivesNanos);
        }
    }
}
