package io.headrace.store.source.binance;

import io.headrace.market.event.Bar;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.BookChange;
import io.headrace.store.source.frame.BookFeed;
import io.headrace.store.source.frame.LevelLists;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.SnapshotRequests;
import io.headrace.store.source.frame.StreamState;
import io.headrace.store.source.frame.Symbols;
import io.headrace.store.source.frame.TradeNumbers;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The messages of one Binance connection.
///
/// A message's stamp is its transaction time `T` where it has one, else its event time `E`; it is known
/// at the latest of receipt, `E` and `T`. A spot `bookTicker` and a spot book by REST bear no time:
/// they happened when they were known. Which market a message is of shows in its members; a book by
/// REST without a symbol is of the one book streamed.
public final class BinanceStreams implements FrameParser {
    private static final Pattern BEST_LEVELS = Pattern.compile(".+@depth(5|10|20)(@\\d+ms)?");
    /// How a live connection names the stream of the whole book it has asked for.
    private static final String ASKED = "@depthSnapshot";
    private static final long MILLI_NANOS = 1_000_000L;

    private final SourceOutput output;
    private final Optional<BinanceMarket> told;
    private final StreamState state;
    private final Symbols symbols;
    private final TradeNumbers trades;

    /// @param told the market, where the file's name or the connection's address tells it
    public BinanceStreams(SourceOutput output, Optional<BinanceMarket> told, SnapshotRequests requests) {
        this.output = output;
        this.told = told;
        this.state = new StreamState(output, BinanceMarket.USD_MARGINED.numbering(), requests);
        this.symbols = new Symbols(output);
        this.trades = new TradeNumbers(output, state);
    }

    @Override
    public void frame(Frame frame) {
        Members root = Members.of(frame);
        boolean combined = root.has("stream") && root.hasObject("data");
        Members data = combined ? root.object("data") : root;
        String stream = combined ? root.text("stream") : "";
        if (data.has("lastUpdateId")) {
            wholeBook(frame, data, stream);
        } else if (data.has("e")) {
            message(frame, data, stream);
        } else if (data.has("u") && data.has("B") && data.has("A")) {
            quote(frame, data, BinanceMarket.SPOT);
        } else {
            unused("an answer of the venue, or a message of no known kind");
        }
    }

    private void message(Frame frame, Members data, String stream) {
        switch (data.text("e")) {
            case "depthUpdate" -> depth(frame, data, stream);
            case "bookTicker" -> quote(frame, data, market(data, "s", BinanceMarket.USD_MARGINED));
            case "trade" -> trade(frame, data, market(data, "s", ofTrade(data)), "t");
            case "aggTrade" -> trade(frame, data, market(data, "s", ofTrade(data)), "a");
            case "forceOrder" -> liquidation(frame, data);
            case "markPriceUpdate" -> markPrice(frame, data);
            case "kline" -> candle(frame, data);
            default -> unused("messages of kind " + data.text("e"));
        }
    }

    private void depth(Frame frame, Members data, String stream) {
        BinanceMarket market = market(data, "s", data.has("pu") ? BinanceMarket.USD_MARGINED : BinanceMarket.SPOT);
        Contract contract = symbols.find(market.venue(), data, "s");
        if (contract == null) {
            return;
        }
        long known = known(frame, data);
        var change = new BookChange(
                stamp(data),
                known,
                data.integer("U"),
                data.integer("u"),
                data.has("pu") ? data.integer("pu") : 0,
                LevelLists.pairs(data.list("b"), contract),
                LevelLists.pairs(data.list("a"), contract));
        if (BEST_LEVELS.matcher(stream).matches()) {
            bestLevels(contract, change);
        } else {
            state.book(contract.instrument(), data.text("s"), market.numbering())
                    .change(change);
        }
    }

    /// A stream that sends the best levels whole each time: no numbers to check.
    private void bestLevels(Contract contract, BookChange best) {
        state.heard(contract.instrument(), best.eventNanos(), best.knownNanos());
        output.event(new BookSnapshot(
                contract.instrument(),
                best.eventNanos(),
                best.knownNanos(),
                output.nextSequence(),
                best.bids(),
                best.asks()));
    }

    private void wholeBook(Frame frame, Members data, String stream) {
        boolean futures = data.has("E");
        BookFeed book = bookOf(data, stream, futures);
        Contract contract = book == null
                ? contractOf(data, stream)
                : symbols.find(book.instrument().venue(), book.symbol(), data, "symbol");
        if (contract == null) {
            unused("a whole book that does not say whose it is");
            return;
        }
        long known = futures ? known(frame, data) : state.arrival().known(frame.receivedNanos());
        if (known == Frame.UNKNOWN) {
            output.note(Oddity.UNTIMED, "a whole book without a time");
            return;
        }
        long last = data.integer("lastUpdateId");
        var whole = new BookChange(
                futures ? stamp(data) : known,
                known,
                last,
                last,
                0,
                LevelLists.pairs(data.list("bids"), contract),
                LevelLists.pairs(data.list("asks"), contract));
        if (book == null || BEST_LEVELS.matcher(stream).matches()) {
            bestLevels(contract, whole);
        } else {
            book.whole(whole);
        }
    }

    /// The book a whole book is of: by its symbol, by its stream, or the only one streamed.
    private @Nullable BookFeed bookOf(Members data, String stream, boolean futures) {
        String symbol = symbolOf(data, stream);
        if (stream.endsWith(ASKED)) {
            return askedBook(data, symbol, futures);
        }
        BookFeed only = null;
        for (BookFeed book : state.books()) {
            boolean spot = book.instrument().venue().equals(BinanceMarket.SPOT.venue());
            if (spot == futures || !symbol.isEmpty() && !book.symbol().equals(symbol)) {
                continue;
            }
            if (only != null) {
                return null;
            }
            only = book;
        }
        return only;
    }

    /// An answer that a live connection asked for may come before the first change of its book.
    private @Nullable BookFeed askedBook(Members data, String symbol, boolean futures) {
        BinanceMarket ofDollars = futures ? BinanceMarket.USD_MARGINED : BinanceMarket.SPOT;
        BinanceMarket market = BinanceMarket.isCoinMargined(symbol) ? BinanceMarket.COIN_MARGINED : ofDollars;
        Contract contract = symbols.find(market.venue(), symbol, data, "symbol");
        return contract == null ? null : state.book(contract.instrument(), symbol, market.numbering());
    }

    private @Nullable Contract contractOf(Members data, String stream) {
        String symbol = symbolOf(data, stream);
        if (symbol.isEmpty() || !BEST_LEVELS.matcher(stream).matches()) {
            return null;
        }
        return symbols.find(BinanceMarket.SPOT.venue(), symbol, data, "symbol");
    }

    private static String symbolOf(Members data, String stream) {
        int at = stream.indexOf('@');
        return data.textOr("symbol", at < 0 ? "" : stream.substring(0, at).toUpperCase(Locale.ROOT));
    }

    private void quote(Frame frame, Members data, BinanceMarket market) {
        Contract contract = symbols.find(market.venue(), data, "s");
        if (contract == null) {
            return;
        }
        boolean stamped = data.has("E");
        long known = stamped ? known(frame, data) : state.arrival().known(frame.receivedNanos());
        if (known == Frame.UNKNOWN) {
            output.note(Oddity.UNTIMED, "a best bid and ask without a time");
            return;
        }
        long at = stamped ? stamp(data) : known;
        double bid = data.price("b");
        double ask = data.price("a");
        var event = new Quote(
                contract.instrument(),
                at,
                known,
                output.nextSequence(),
                bid,
                contract.base(data.sizeOrZero("B"), bid),
                ask,
                contract.base(data.sizeOrZero("A"), ask));
        state.heard(contract.instrument(), at, known);
        output.event(event);
    }

    private void trade(Frame frame, Members data, BinanceMarket market, String id) {
        if (data.has("X") && !data.text("X").equals("MARKET")) {
            unused("trades outside the book (" + data.text("X") + ")");
            return;
        }
        Contract contract = symbols.find(market.venue(), data, "s");
        if (contract == null) {
            return;
        }
        double price = data.price("p");
        var trade = new Trade(
                contract.instrument(),
                data.millis("T"),
                known(frame, data),
                output.nextSequence(),
                price,
                contract.base(data.size("q"), price),
                data.flag("m") ? Side.SELL : Side.BUY);
        trades.accept(trade, id, data.integer(id));
    }

    /// The price is the average filled, the size what was filled; before the first fill both as
    /// ordered.
    private void liquidation(Frame frame, Members data) {
        Members order = data.object("o");
        BinanceMarket market = market(order, "s", BinanceMarket.USD_MARGINED);
        Contract contract = symbols.find(market.venue(), order, "s");
        if (contract == null) {
            return;
        }
        boolean filled = order.has("z") && order.sizeOrZero("z") > 0 && order.finite("ap") > 0;
        double price = filled ? order.price("ap") : order.price("p");
        long at = order.millis("T");
        long known = state.arrival().known(frame.receivedNanos(), Math.max(at, data.millis("E")));
        var event = new Liquidation(
                contract.instrument(),
                at,
                known,
                output.nextSequence(),
                side(order, "S"),
                price,
                contract.base(order.size(filled ? "z" : "q"), price));
        state.heard(contract.instrument(), at, known);
        output.event(event);
    }

    /// The funding rate in it is a forecast until it settles, so it is no event.
    private void markPrice(Frame frame, Members data) {
        BinanceMarket market = market(data, "s", BinanceMarket.USD_MARGINED);
        Contract contract = symbols.find(market.venue(), data, "s");
        if (contract == null) {
            return;
        }
        long at = data.millis("E");
        long known = state.arrival().known(frame.receivedNanos(), at);
        output.event(new MarkPrice(contract.instrument(), at, known, output.nextSequence(), data.price("p")));
        if (data.has("i")) {
            output.event(new IndexPrice(contract.instrument(), at, known, output.nextSequence(), data.price("i")));
        }
        state.heard(contract.instrument(), at, known);
    }

    private void candle(Frame frame, Members data) {
        Members candle = data.object("k");
        if (!candle.flag("x")) {
            unused("candles before their close");
            return;
        }
        Optional<BinanceMarket> market =
                BinanceMarket.isCoinMargined(candle.text("s")) ? Optional.of(BinanceMarket.COIN_MARGINED) : told;
        if (market.isEmpty()) {
            output.note(Oddity.UNKNOWN_UNIT, "a candle that does not say whether it is of spot or of a perpetual");
            return;
        }
        Contract contract = symbols.find(market.get().venue(), candle, "s");
        if (contract != null) {
            output.event(bar(frame, data, candle, contract));
        }
    }

    private Bar bar(Frame frame, Members data, Members candle, Contract contract) {
        long open = candle.millis("t");
        long close = candle.millis("T") + MILLI_NANOS;
        if (close <= open) {
            throw candle.refuse("T", "a candle must close after it opens");
        }
        long known = state.arrival().known(frame.receivedNanos(), Math.max(close, data.millis("E")));
        // Of a coin-margined contract v counts contracts and q counts coins.
        return new Bar(
                contract.instrument(),
                open,
                known,
                output.nextSequence(),
                candle.price("o"),
                candle.price("h"),
                candle.price("l"),
                candle.price("c"),
                candle.sizeOrZero(contract.inverse() ? "q" : "v"));
    }

    private static BinanceMarket market(Members data, String symbol, BinanceMarket otherwise) {
        return BinanceMarket.isCoinMargined(data.text(symbol)) ? BinanceMarket.COIN_MARGINED : otherwise;
    }

    /// Spot trades say with `M` whether they were the best match, futures never.
    private static BinanceMarket ofTrade(Members data) {
        return data.has("M") ? BinanceMarket.SPOT : BinanceMarket.USD_MARGINED;
    }

    private static Side side(Members data, String member) {
        return switch (data.text(member)) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw data.refuse(member, "must be BUY or SELL");
        };
    }

    private static long stamp(Members data) {
        return data.millis(data.has("T") ? "T" : "E");
    }

    private long known(Frame frame, Members data) {
        return state.arrival().known(frame.receivedNanos(), Math.max(stamp(data), data.millis("E")));
    }

    private void unused(String what) {
        output.note(Oddity.UNUSED_RECORD, what);
    }

    @Override
    public void interrupted(String reason) {
        state.interrupted(reason);
    }

    @Override
    public void end() {
        state.end();
    }
}
