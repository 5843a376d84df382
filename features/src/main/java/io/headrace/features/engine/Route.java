package io.headrace.features.engine;

import io.headrace.features.signal.CoinMarket;
import io.headrace.features.signal.CrossVenueSignal;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.Touch;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.state.Stateful;
import io.headrace.market.book.OrderBook;
import io.headrace.market.event.Bar;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Quote;

/// What listens to one instrument: arrays of signals by input, and the instrument's market, which is
/// brought up to date before they are told.
final class Route implements Stateful {
    private final CoinMarket market;
    private final int venue;
    private final Listeners listeners;
    private final Feeds feeds;
    private long barNanos = Feeds.NEVER;
    private boolean quoted;

    /// @param venue the instrument's venue, by its place among all venues
    /// @param feeds those that the instrument is part of
    Route(CoinMarket market, int venue, Listeners listeners, Feeds feeds) {
        this.market = market;
        this.venue = venue;
        this.listeners = listeners;
        this.feeds = feeds;
    }

    /// When the instrument last had a composite bar, or [Feeds#NEVER].
    long barNanos() {
        return barNanos;
    }

    void observe(Input input, MarketEvent event) {
        switch (input) {
            case TOUCH -> quote((Quote) event);
            case BOOK -> book(event);
            default -> tell(input, event);
        }
    }

    /// Tells the signals of one input, with the market as it is.
    void tell(Input input, MarketEvent event) {
        int index = input.ordinal();
        feeds.hear(index, event);
        for (Signal signal : listeners.signals[index]) {
            signal.observe(event);
        }
        for (CrossVenueSignal signal : listeners.across[index]) {
            signal.observe(venue, event);
        }
    }

    /// As [#tell], of a composite bar.
    void tellBar(Bar bar) {
        barNanos = bar.knownNanos();
        tell(Input.COMPOSITE_BARS, bar);
    }

    /// Forgets what a loss made unknown, and tells everyone.
    void lose(MarketEvent gap) {
        market.touch().forget();
        market.book().forget();
        for (Signal signal : listeners.everySignal) {
            signal.observe(gap);
        }
        for (CrossVenueSignal signal : listeners.everyAcross) {
            signal.observe(venue, gap);
        }
    }

    private void quote(Quote quote) {
        quoted = true;
        market.touch().set(quote.bidPrice(), quote.bidSize(), quote.askPrice(), quote.askSize());
        tell(Input.TOUCH, quote);
    }

    private void book(MarketEvent event) {
        OrderBook book = market.book();
        if (event instanceof BookSnapshot snapshot) {
            book.apply(snapshot);
        } else {
            book.apply((BookDelta) event);
        }
        boolean moved = !quoted && touchMoved(book, event);
        tell(Input.BOOK, event);
        if (moved) {
            for (Signal signal : listeners.touchNotBook) {
                signal.observe(event);
            }
            for (CrossVenueSignal signal : listeners.acrossTouchNotBook) {
                signal.observe(venue, event);
            }
        }
    }

    /// Takes the touch off the book; true when it is another one, or none any more.
    private boolean touchMoved(OrderBook book, MarketEvent event) {
        Touch touch = market.touch();
        if (!book.twoSided()) {
            boolean lost = touch.known();
            touch.forget();
            return lost;
        }
        feeds.hear(Input.TOUCH.ordinal(), event);
        boolean same = touch.known()
                && touch.bidPrice() == book.bidPrice(0)
                && touch.bidSize() == book.bidSize(0)
                && touch.askPrice() == book.askPrice(0)
                && touch.askSize() == book.askSize(0);
        touch.set(book.bidPrice(0), book.bidSize(0), book.askPrice(0), book.askSize(0));
        return !same;
    }

    @Override
    public void save(StateSink sink) {
        sink.putLong(barNanos);
        sink.putBoolean(quoted);
        MarketState.save(market, sink);
    }

    @Override
    public void restore(StateSource source) {
        barNanos = source.getLong();
        quoted = source.getBoolean();
        MarketState.restore(market, source);
    }
}
