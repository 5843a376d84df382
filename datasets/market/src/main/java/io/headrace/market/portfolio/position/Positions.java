package io.headrace.market.portfolio.position;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.TradingCosts;

/// Which positions a book holds, and has announced, by leg.
public interface Positions {
    /// Takes in an event of a leg's own contract.
    default void observe(int leg, MarketEvent event) {}

    /// A period ends; prices and funding are up to date.
    void advance(long nowNanos);

    /// The signed quantity announced for so many periods from now, base units; 0 ahead is what is
    /// held from now on.
    double quantity(int leg, int ahead);

    /// Average entry price the desk itself told of what it holds, USD; 0 where it told none.
    default double toldEntry(int leg) {
        return 0;
    }

    /// Whether the book is established, so that its demand means something.
    boolean established();

    /// Profit at `price` of what was traded inside the period at other prices, USD.
    default double insideProfitUsd(int leg, double price) {
        return 0;
    }

    /// What trading inside the period cost, USD; by default the fee on the change of position.
    default double costUsd(int leg, double before, double price, TradingCosts costs) {
        return costs.feeRate() * Math.abs(quantity(leg, 0) - before) * price;
    }

    /// The period's snapshots are made: what was traded inside is told.
    default void told() {}
}
