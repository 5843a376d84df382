package io.headrace.features.engine;

import io.headrace.features.signal.CoinMarket;
import io.headrace.features.signal.Touch;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.book.OrderBook;

/// Writes a coin's touch and book down and takes them up again.
final class MarketState {
    private MarketState() {}

    static void save(CoinMarket market, StateSink sink) {
        Touch touch = market.touch();
        sink.putBoolean(touch.known());
        sink.putDouble(touch.bidPrice());
        sink.putDouble(touch.bidSize());
        sink.putDouble(touch.askPrice());
        sink.putDouble(touch.askSize());
        OrderBook book = market.book();
        sink.putBoolean(book.known());
        sink.putInt(book.bidCount());
        for (int level = 0; level < book.bidCount(); level++) {
            sink.putDouble(book.bidPrice(level));
            sink.putDouble(book.bidSize(level));
        }
        sink.putInt(book.askCount());
        for (int level = 0; level < book.askCount(); level++) {
            sink.putDouble(book.askPrice(level));
            sink.putDouble(book.askSize(level));
        }
    }

    static void restore(CoinMarket market, StateSource source) {
        boolean known = source.getBoolean();
        market.touch().set(source.getDouble(), source.getDouble(), source.getDouble(), source.getDouble());
        if (!known) {
            market.touch().forget();
        }
        OrderBook book = market.book();
        boolean bookKnown = source.getBoolean();
        for (int bids = source.getInt(); bids > 0; bids--) {
            book.restoreBid(source.getDouble(), source.getDouble());
        }
        for (int asks = source.getInt(); asks > 0; asks--) {
            book.restoreAsk(source.getDouble(), source.getDouble());
        }
        book.restored(bookKnown);
    }
}
