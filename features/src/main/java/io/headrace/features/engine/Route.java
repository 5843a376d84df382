package io.headrace.features.engine;

import io.headrace.features.signal.CoinMarket;
import io.headrace.features.signal.CrossVenueSignal;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Listener;
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
import io.headrace.market.event.Trade;

/// What listens to one instrument: arrays of signals by input, and the instrument's market, which is
/// brought up to date before they are told.
///
/// Trades, quotes and changes of a book that is not looked at for quotes go to the venue's [Backlog]; signals across
/// venues are told of them at once, and see a touch of their own that is ahead of the market's by the backlog.
final class Route implements Stateful {
    private static final int TRADES = Input.TRADES.ordinal();
    private static final int TOUCH = Input.TOUCH.ordinal();
    private static final int BOOK = Input.BOOK.ordinal();

    private final CoinMarket market;
    private final Touch seen;
    private final Listeners listeners;
    private final VenueStreams of;
    private long barNanos = Feeds.NEVER;
    private boolean quoted;

    /// @param seen the touch that signals across venues read
    /// @param of the venue the instrument is traded at
    Route(CoinMarket market, Touch seen, Listeners listeners, VenueStreams of) {
        this.market = market;
        this.seen = seen;
        this.listeners = listeners;
        this.of = of;
    }

    /// When the instrument last had a composite bar, or [Feeds#NEVER].
    long barNanos() {
        return barNanos;
    }

    void observe(Input input, MarketEvent event) {
        switch (input) {
            case TRADES -> defer(input, event);
            case TOUCH -> {
                quoted = true;
                Quote quote = (Quote) event;
                seen.set(quote.bidPrice(), quote.bidSize(), quote.askPrice(), quote.askSize());
                defer(input, event);
            }
            case BOOK -> {
                if (quoted) {
                    defer(input, event);
                } else {
                    bookAndTouch(event);
                }
            }
            default -> tell(input, event);
        }
    }

    /// Tells all signals of one input, with the market as it is.
    void tell(Input input, MarketEvent event) {
        of.backlog().tell();
        tellOwn(input.ordinal(), event);
        tellAcross(input.ordinal(), event);
    }

    /// Tells the venue's own signals of an event that was in the backlog.
    void tellOwn(MarketEvent event) {
        if (event instanceof Quote quote) {
            market.touch().set(quote.bidPrice(), quote.bidSize(), quote.askPrice(), quote.askSize());
            tellOwn(TOUCH, event);
        } else if (event instanceof Trade) {
            tellOwn(TRADES, event);
        } else {
            apply(event);
            tellOwn(BOOK, event);
        }
    }

    private void defer(Input input, MarketEvent event) {
        tellAcross(input.ordinal(), event);
        of.backlog().add(this, event);
    }

    private void tellOwn(int input, MarketEvent event) {
        of.feeds().hear(input, event);
        for (Listener ear : listeners.own[input]) {
            ear.observe(event);
        }
    }

    private void tellAcross(int input, MarketEvent event) {
        for (CrossVenueSignal signal : listeners.across[input]) {
            signal.observe(of.place(), event);
        }
    }

    /// As [#tell], of a composite bar.
    void tellBar(Bar bar) {
        barNanos = bar.knownNanos();
        tell(Input.COMPOSITE_BARS, bar);
    }

    /// Forgets what a loss made unknown, and tells everyone.
    void lose(MarketEvent gap) {
        of.backlog().tell();
        seen.forget();
        market.touch().forget();
        market.book().forget();
        for (Listener ear : listeners.everyOwn) {
            ear.observe(gap);
        }
        for (CrossVenueSignal signal : listeners.everyAcross) {
            signal.observe(of.place(), gap);
        }
    }

    private void apply(MarketEvent event) {
        if (event instanceof BookSnapshot snapshot) {
            market.book().apply(snapshot);
        } else {
            market.book().apply((BookDelta) event);
        }
    }

    /// A change of a book from which the touch is taken, for want of quotes.
    private void bookAndTouch(MarketEvent event) {
        of.backlog().tell();
        apply(event);
        boolean moved = touchMoved(market.book(), event);
        tell(Input.BOOK, event);
        if (moved) {
            for (Listener ear : listeners.touchNotBook) {
                ear.observe(event);
            }
            for (CrossVenueSignal signal : listeners.acrossTouchNotBook) {
                signal.observe(of.place(), event);
            }
        }
    }

    /// Takes the touch off the book; true when it is another one, or none any more.
    private boolean touchMoved(OrderBook book, MarketEvent event) {
        Touch touch = market.touch();
        if (!book.twoSided()) {
            boolean lost = touch.known();
            touch.forget();
            seen.forget();
            return lost;
        }
        of.feeds().hear(TOUCH, event);
        boolean same = touch.known()
                && touch.bidPrice() == book.bidPrice(0)
                && touch.bidSize() == book.bidSize(0)
                && touch.askPrice() == book.askPrice(0)
                && touch.askSize() == book.askSize(0);
        touch.set(book.bidPrice(0), book.bidSize(0), book.askPrice(0), book.askSize(0));
        seen.set(touch);
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
        seen.set(market.touch());
    }
}
