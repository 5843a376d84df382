package io.headrace.store.source.binance;

import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.frame.BookChange;
import io.headrace.store.source.frame.BookFeed;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.LevelLists;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The books of one Binance connection: changes, whole books asked for by REST, and the streams that
/// send the best levels whole each time. Of the streams of one book the first that comes is told.
final class BinanceBooks {
    private static final Pattern BEST_LEVELS = Pattern.compile(".+@depth(5|10|20)(@\\d+ms)?");
    /// How a live connection names the stream of the whole book it has asked for.
    private static final String ASKED = "@depthSnapshot";

    private final EventWriter writer;

    BinanceBooks(EventWriter writer) {
        this.writer = writer;
    }

    void change(Frame frame, Members data, String stream) {
        BinanceMarket market = BinanceMarket.of(data, data.has("pu") ? BinanceMarket.USD_MARGINED : BinanceMarket.SPOT);
        Contract contract = writer.contract(market.venue(), data, "s");
        if (contract == null) {
            return;
        }
        Moment when = BinanceTicks.when(writer, frame, data);
        var change = new BookChange(
                when.eventNanos(),
                when.knownNanos(),
                data.integer("U"),
                data.integer("u"),
                data.has("pu") ? data.integer("pu") : 0,
                LevelLists.pairs(data.list("b"), contract),
                LevelLists.pairs(data.list("a"), contract));
        if (!writer.tellsBook(contract.instrument(), kind(stream))) {
            return;
        }
        if (BEST_LEVELS.matcher(stream).matches()) {
            writer.bestLevels(contract.instrument(), when, change.bids(), change.asks());
        } else {
            writer.state()
                    .book(contract.instrument(), data.text("s"), market.numbering())
                    .change(change);
        }
    }

    void whole(Frame frame, Members data, String stream) {
        if (BEST_LEVELS.matcher(stream).matches()) {
            spotLevels(frame, data, stream);
            return;
        }
        boolean futures = data.has("E");
        BookFeed book = bookOf(data, stream, futures);
        Contract contract =
                book == null ? null : writer.contract(book.instrument().venue(), book.symbol(), data, "symbol");
        if (book == null || contract == null) {
            writer.unused("a whole book that does not say whose it is");
            return;
        }
        Moment when = futures ? BinanceTicks.when(writer, frame, data) : writer.at(frame, "a whole book");
        if (when != null) {
            long last = data.integer("lastUpdateId");
            book.whole(new BookChange(
                    when.eventNanos(),
                    when.knownNanos(),
                    last,
                    last,
                    0,
                    LevelLists.pairs(data.list("bids"), contract),
                    LevelLists.pairs(data.list("asks"), contract)));
        }
    }

    /// The best levels of spot, which bear no time and name their symbol by their stream alone.
    private void spotLevels(Frame frame, Members data, String stream) {
        Contract contract = writer.contract(BinanceMarket.SPOT.venue(), symbolOf(data, stream), data, "symbol");
        Moment when = contract == null ? null : writer.at(frame, "best levels");
        if (contract != null && when != null && writer.tellsBook(contract.instrument(), kind(stream))) {
            writer.bestLevels(
                    contract.instrument(),
                    when,
                    LevelLists.pairs(data.list("bids"), contract),
                    LevelLists.pairs(data.list("asks"), contract));
        }
    }

    /// The book a whole book is of: by its symbol, by its stream, or the only one streamed.
    private @Nullable BookFeed bookOf(Members data, String stream, boolean futures) {
        String symbol = symbolOf(data, stream);
        if (stream.endsWith(ASKED)) {
            return askedBook(data, symbol, futures);
        }
        BookFeed only = null;
        for (BookFeed book : writer.state().books()) {
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
        Contract contract = writer.contract(market.venue(), symbol, data, "symbol");
        return contract == null ? null : writer.state().book(contract.instrument(), symbol, market.numbering());
    }

    private static String symbolOf(Members data, String stream) {
        int at = stream.indexOf('@');
        return data.textOr("symbol", at < 0 ? "" : stream.substring(0, at).toUpperCase(Locale.ROOT));
    }

    /// `depth@100ms` of `btcusdt@depth@100ms`; bare messages are of one stream.
    private static String kind(String stream) {
        return stream.isEmpty() ? "depth" : stream.substring(stream.indexOf('@') + 1);
    }
}
