package io.headrace.settlement.route;

/// What a route says before anything is sent.
public sealed interface Quote {
    /// @param receives base units that would arrive
    /// @param gas of all own transactions on the way together
    record Offered(long receives, long gas) implements Quote {
        public Offered {
            if (receives <= 0 || gas < 0) {
                throw new IllegalArgumentException("an offer gives something, was " + receives + " for " + gas);
            }
        }
    }

    /// Nothing may be sent on it now.
    record Closed(String why) implements Quote {}
}
