package io.headrace.market.venue.margin;

/// One position at the market's prices.
///
/// @param quantity signed, base units
/// @param entryPrice average entry, USD, not negative
/// @param price mark price, USD, not negative
/// @param openInterestUsd open interest of the market at `price`, USD; NaN where nobody told
public record MarkedPosition(double quantity, double entryPrice, double price, double openInterestUsd) {
    public MarkedPosition {
        if (!Double.isFinite(quantity)) {
            throw new IllegalArgumentException("quantity must be finite, was " + quantity);
        }
        requirePrice("entryPrice", entryPrice);
        requirePrice("price", price);
        if (openInterestUsd < 0 || Double.isInfinite(openInterestUsd)) {
            throw new IllegalArgumentException("openInterestUsd must not be negative, was " + openInterestUsd);
        }
    }

    /// A position entered at its mark, in a market whose open interest is not told.
    public static MarkedPosition at(double quantity, double price) {
        return new MarkedPosition(quantity, price, price, Double.NaN);
    }

    /// Absolute value at the mark, USD.
    public double notionalUsd() {
        return Math.abs(quantity) * price;
    }

    /// Value at the mark, negative when short, USD.
    public double signedUsd() {
        return quantity * price;
    }

    /// Open profit, negative when losing, USD.
    public double profitUsd() {
        return quantity * (price - entryPrice);
    }

    /// The same position after a price move; open interest is held in coins, so its value moves along.
    public MarkedPosition repriced(double other) {
        double interest = price > 0 ? openInterestUsd * (other / price) : openInterestUsd;
        return new MarkedPosition(quantity, entryPrice, other, interest);
    }

    private static void requirePrice(String name, double price) {
        if (!(price >= 0) || Double.isInfinite(price)) {
            throw new IllegalArgumentException(name + " must be finite and not negative, was " + price);
        }
    }
}
