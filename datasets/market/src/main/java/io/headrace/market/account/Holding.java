package io.headrace.market.account;

/// An asset held at a venue, or owed to it.
///
/// @param amount asset units, negative when borrowed
/// @param price USD per unit, not negative
public record Holding(String venue, String asset, double amount, double price) {
    public Holding {
        if (venue.isBlank() || asset.isBlank()) {
            throw new IllegalArgumentException("venue and asset must be named, were '" + venue + "', '" + asset + "'");
        }
        if (!Double.isFinite(amount)) {
            throw new IllegalArgumentException("amount must be finite, was " + amount);
        }
        if (!(price >= 0) || Double.isInfinite(price)) {
            throw new IllegalArgumentException("price must be finite and not negative, was " + price);
        }
    }

    /// Value, negative when owed, USD.
    public double valueUsd() {
        return amount * price;
    }

    Holding repriced(double factor) {
        return new Holding(venue, asset, amount, price * factor);
    }
}
