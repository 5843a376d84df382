package io.headrace.market.portfolio.position;

import io.headrace.market.portfolio.price.FoldState;
import io.headrace.market.portfolio.price.Legs;
import io.headrace.market.portfolio.price.PriceChain;

/// What open positions are worth to the accounts: average entry prices, unrealized profit, and by the venue's rules
/// the part of it that is no collateral yet or may not leave.
public final class AccountBook {
    private final Legs legs;
    private final double[] held;
    private final double[] entry;
    private final double[] uncounted;

    public AccountBook(FoldState state, Legs legs) {
        this.legs = legs;
        held = state.doubles(legs.count());
        entry = state.doubles(legs.count());
        uncounted = state.doubles(legs.venueCount());
    }

    /// The signed quantity held over the period that ends now, coins.
    public double held(int leg) {
        return held[leg];
    }

    /// Trades a leg to a new quantity.
    public void trade(int leg, double quantity, double price) {
        entry[leg] = entryAt(leg, quantity, price);
        held[leg] = quantity;
    }

    /// Average entry price the leg would have after trading to a quantity.
    public double entryAt(int leg, double quantity, double price) {
        return entryPrice(held[leg], entry[leg], quantity, price);
    }

    /// Average entry price after trading from one quantity to another: adding averages, reducing keeps what was, and
    /// crossing zero starts anew.
    public static double entryPrice(double before, double entry, double quantity, double price) {
        if (before == 0 || Math.signum(before) != Math.signum(quantity)) {
            return price;
        }
        boolean grows = Math.abs(quantity) > Math.abs(before);
        return grows ? (entry * before + price * (quantity - before)) / quantity : entry;
    }

    /// Open profit becomes cash: the position goes on from the price.
    public void settle(int leg, double price) {
        entry[leg] = price;
    }

    /// Open profit of a venue's legs together, negative when they lose.
    public double unrealizedUsd(int venue, PriceChain prices) {
        double sum = 0;
        for (int coin = 0; coin < legs.coinCount(); coin++) {
            int leg = legs.leg(venue, coin);
            sum += held[leg] * (prices.price(leg) - entry[leg]);
        }
        return sum;
    }

    /// Sets the profit that is no collateral at a venue and returns by how much it grew.
    public double exclude(int venue, double profitUsd) {
        double grown = profitUsd - uncounted[venue];
        uncounted[venue] = profitUsd;
        return grown;
    }
}
