package io.headrace.store.source.frame;

import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.Fill;
import io.headrace.market.event.Funding;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.Position;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import io.headrace.market.event.TradingStatus;
import io.headrace.market.event.VenueStatus;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import org.jspecify.annotations.Nullable;

/// Writes what the messages of one connection tell: numbers events, converts sizes by their contract,
/// and keeps the connection's state.
public final class EventWriter {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final SourceOutput output;
    private final StreamState state;
    private final Symbols symbols;
    private final TradeNumbers trades;

    public EventWriter(SourceOutput output, Numbering numbering, SnapshotRequests requests) {
        this.output = output;
        this.state = new StreamState(output, numbering, requests);
        this.symbols = new Symbols(output);
        this.trades = new TradeNumbers(output, state);
    }

    public StreamState state() {
        return state;
    }

    /// The contract behind a symbol, or null where it is not known.
    public @Nullable Contract contract(String venue, Members message, String member) {
        return symbols.find(venue, message, member);
    }

    /// The same of a symbol taken out of a longer text.
    public @Nullable Contract contract(String venue, String symbol, Members message, String member) {
        return symbols.find(venue, symbol, message, member);
    }

    /// Takes what the venue itself says of the contract behind a symbol, from here on.
    public void learn(String venue, String symbol, Contract contract) {
        symbols.learn(venue, symbol, contract);
    }

    /// The times of what the venue stamped.
    public Moment at(Frame frame, long stampNanos) {
        return at(frame, stampNanos, stampNanos);
    }

    /// The same where the venue says apart when it happened and when it was sent.
    public Moment at(Frame frame, long eventNanos, long sentNanos) {
        return state.arrival().at(frame.receivedNanos(), eventNanos, sentNanos);
    }

    /// The times of what bears no stamp: it happened when it was known. Null, with a note, where
    /// nothing says when.
    public @Nullable Moment at(Frame frame, String what) {
        long known = state.arrival().known(frame.receivedNanos());
        if (known == Frame.UNKNOWN) {
            output.note(Oddity.UNTIMED, what + " without a time");
            return null;
        }
        return new Moment(known, known);
    }

    /// Whether the books of this stream are told. Of the streams of one book (depths, rates) the first that
    /// comes is: told together they would undo each other's levels.
    ///
    /// @param stream as the venue names it, such as `orderbook.50`
    public boolean tellsBook(Instrument instrument, String stream) {
        String told = state.bookStream(instrument, stream);
        if (!told.equals(stream)) {
            unused("books of stream " + stream + ", since " + told + " tells the same book");
        }
        return told.equals(stream);
    }

    public void trade(Contract contract, Moment at, double price, double size, Side taker) {
        state.heard(contract.instrument(), at.eventNanos(), at.knownNanos());
        output.event(trade(contract.instrument(), at, price, contract.base(size, price), taker));
    }

    /// A trade whose numbers follow each other, so that a lost one shows.
    ///
    /// @return whether it was told: not one that came before
    public boolean numberedTrade(Contract contract, Moment at, PricedSize traded, Side taker, long number) {
        return numberedTrade(contract, at, traded, taker, new TradeNumbers.Number("trade", number));
    }

    /// The same where the venue tells its trades in more than one stream.
    public boolean numberedTrade(
            Contract contract, Moment at, PricedSize traded, Side taker, TradeNumbers.Number number) {
        double size = contract.base(traded.size(), traded.price());
        Trade trade = trade(contract.instrument(), at, traded.price(), size, taker);
        return trades.accept(trade, number.stream(), number.value());
    }

    private Trade trade(Instrument instrument, Moment at, double price, double size, Side taker) {
        return new Trade(instrument, at.eventNanos(), at.knownNanos(), output.nextSequence(), price, size, taker);
    }

    public void liquidation(Contract contract, Moment at, double price, double size, Side side) {
        state.heard(contract.instrument(), at.eventNanos(), at.knownNanos());
        output.event(new Liquidation(
                contract.instrument(),
                at.eventNanos(),
                at.knownNanos(),
                output.nextSequence(),
                side,
                price,
                contract.base(size, price)));
    }

    public void quote(Contract contract, Moment at, PricedSize bid, PricedSize ask) {
        state.heard(contract.instrument(), at.eventNanos(), at.knownNanos());
        output.event(new Quote(
                contract.instrument(),
                at.eventNanos(),
                at.knownNanos(),
                output.nextSequence(),
                bid.price(),
                contract.base(bid.size(), bid.price()),
                ask.price(),
                contract.base(ask.size(), ask.price())));
    }

    /// Best levels that are sent whole each time.
    public void bestLevels(Instrument instrument, Moment at, Levels bids, Levels asks) {
        state.heard(instrument, at.eventNanos(), at.knownNanos());
        output.event(new BookSnapshot(instrument, at.eventNanos(), at.knownNanos(), output.nextSequence(), bids, asks));
    }

    public void markPrice(Instrument instrument, Moment at, double price) {
        output.event(new MarkPrice(instrument, at.eventNanos(), at.knownNanos(), output.nextSequence(), price));
    }

    public void indexPrice(Instrument instrument, Moment at, double price) {
        output.event(new IndexPrice(instrument, at.eventNanos(), at.knownNanos(), output.nextSequence(), price));
    }

    public void openInterest(Instrument instrument, Moment at, double usd) {
        output.event(new OpenInterest(instrument, at.eventNanos(), at.knownNanos(), output.nextSequence(), usd));
    }

    /// A settled payment. Venues stamp it some milliseconds around the full hour: it is told at its
    /// nearest second.
    public void funding(Instrument instrument, Moment at, double rate) {
        long settled = Math.floorDiv(at.eventNanos() + SECOND_NANOS / 2, SECOND_NANOS) * SECOND_NANOS;
        boolean late = at.knownNanos() - at.eventNanos() > SECOND_NANOS;
        long known = late ? at.knownNanos() : settled;
        output.event(new Funding(instrument, settled, Math.max(known, settled), output.nextSequence(), rate));
    }

    public void status(Instrument instrument, Moment at, TradingStatus status) {
        output.event(new VenueStatus(instrument, at.eventNanos(), at.knownNanos(), output.nextSequence(), status));
    }

    public void position(Instrument instrument, Moment at, double quantity, double entryPrice) {
        output.event(new Position(
                instrument, at.eventNanos(), at.knownNanos(), output.nextSequence(), quantity, entryPrice));
    }

    public void fill(Instrument instrument, Moment at, Side side, PricedSize filled, double feeUsd) {
        output.event(new Fill(
                instrument,
                at.eventNanos(),
                at.knownNanos(),
                output.nextSequence(),
                side,
                filled.price(),
                filled.size(),
                feeUsd));
    }

    public SourceOutput output() {
        return output;
    }

    /// A message of a kind that tells nothing Headrace has an event for.
    public void unused(String what) {
        output.note(Oddity.UNUSED_RECORD, what);
    }
}
