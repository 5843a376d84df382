package io.headrace.features.signal;

import io.headrace.market.book.OrderBook;

/// What all signals of one coin at one venue see in common, kept by the engine.
public record CoinMarket(Touch touch, OrderBook book, PriceWindows prices) {
    public static CoinMarket fresh() {
        return new CoinMarket(new Touch(), new OrderBook(), new PriceWindows());
    }
}
