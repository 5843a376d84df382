package io.headrace.store.source;

import io.headrace.market.event.Instrument;

/// What one venue's symbol stands for, and how its amounts become base units.
///
/// @param inverse whether an amount of 1 is `perAmount` USD of the coin; otherwise it is `perAmount`
///     coins
/// @param perAmount positive
public record Contract(Instrument instrument, boolean inverse, double perAmount) {
    public Contract {
        if (!(perAmount > 0)) {
            throw new IllegalArgumentException("perAmount must be positive, was " + perAmount);
        }
    }

    /// Amounts are coins.
    public static Contract linear(String venue, String coin) {
        return new Contract(new Instrument(venue, coin), false, 1);
    }

    /// Amounts are contracts of so many USD.
    public static Contract inverse(String venue, String coin, double usd) {
        return new Contract(new Instrument(venue, coin), true, usd);
    }

    /// Base units of an amount.
    ///
    /// @param price USD per coin; matters only where the contract is inverse
    public double base(double amount, double price) {
        return inverse ? amount * perAmount / price : amount * perAmount;
    }

    /// USD of an amount, such as of an open interest.
    public double usd(double amount, double price) {
        return inverse ? amount * perAmount : amount * perAmount * price;
    }
}
