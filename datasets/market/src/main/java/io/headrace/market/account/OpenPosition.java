package io.headrace.market.account;

import io.headrace.market.venue.margin.MarkedPosition;

/// A position at a venue.
///
/// @param rule the margin rule by name, where the venue does not list the coin; else empty
/// @param leverage what the desk chose at the venue; 0 for the most the venue gives
public record OpenPosition(String venue, String coin, String rule, double leverage, MarkedPosition marked) {
    public OpenPosition {
        if (venue.isBlank() || coin.isBlank()) {
            throw new IllegalArgumentException("venue and coin must be named, were '" + venue + "', '" + coin + "'");
        }
        if (!(leverage == 0 || leverage >= 1) || Double.isInfinite(leverage)) {
            throw new IllegalArgumentException("leverage must be 0 or at least 1, was " + leverage);
        }
    }

    OpenPosition repriced(double factor) {
        return new OpenPosition(venue, coin, rule, leverage, marked.repriced(marked.price() * factor));
    }
}
