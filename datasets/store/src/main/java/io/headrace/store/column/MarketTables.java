package io.headrace.store.column;

import static io.headrace.store.column.Column.real;
import static io.headrace.store.column.Column.reals;
import static io.headrace.store.column.Column.text;

import io.headrace.market.event.Bar;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.Funding;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import io.headrace.market.event.TradingStatus;
import io.headrace.market.event.VenueStatus;
import java.util.List;

/// The tables of what a trading venue shows.
final class MarketTables {
    private static final List<Column> BOOK =
            List.of(reals("bid_prices"), reals("bid_sizes"), reals("ask_prices"), reals("ask_sizes"));

    static final List<EventTable<?>> ALL = List.of(
            new EventTable<>(
                    EventKind.BAR,
                    Bar.class,
                    List.of(real("open"), real("high"), real("low"), real("close"), real("volume")),
                    (bar, to) -> {
                        to.real(bar.open());
                        to.real(bar.high());
                        to.real(bar.low());
                        to.real(bar.close());
                        to.real(bar.volume());
                    },
                    (of, at, known, sequence, in) ->
                            new Bar(of, at, known, sequence, in.real(), in.real(), in.real(), in.real(), in.real())),
            new EventTable<>(
                    EventKind.FUNDING,
                    Funding.class,
                    List.of(real("rate")),
                    (funding, to) -> to.real(funding.rate()),
                    (of, at, known, sequence, in) -> new Funding(of, at, known, sequence, in.real())),
            new EventTable<>(
                    EventKind.OPEN_INTEREST,
                    OpenInterest.class,
                    List.of(real("usd")),
                    (interest, to) -> to.real(interest.usd()),
                    (of, at, known, sequence, in) -> new OpenInterest(of, at, known, sequence, in.real())),
            new EventTable<>(
                    EventKind.TRADE,
                    Trade.class,
                    List.of(real("price"), real("size"), text("taker")),
                    (trade, to) -> {
                        to.real(trade.price());
                        to.real(trade.size());
                        to.name(trade.taker());
                    },
                    (of, at, known, sequence, in) ->
                            new Trade(of, at, known, sequence, in.real(), in.real(), in.name(Side.class))),
            new EventTable<>(
                    EventKind.QUOTE,
                    Quote.class,
                    List.of(real("bid_price"), real("bid_size"), real("ask_price"), real("ask_size")),
                    (quote, to) -> {
                        to.real(quote.bidPrice());
                        to.real(quote.bidSize());
                        to.real(quote.askPrice());
                        to.real(quote.askSize());
                    },
                    (of, at, known, sequence, in) ->
                            new Quote(of, at, known, sequence, in.real(), in.real(), in.real(), in.real())),
            new EventTable<>(
                    EventKind.BOOK_SNAPSHOT,
                    BookSnapshot.class,
                    BOOK,
                    (book, to) -> {
                        to.levels(book.bids());
                        to.levels(book.asks());
                    },
                    (of, at, known, sequence, in) ->
                            new BookSnapshot(of, at, known, sequence, in.levels(), in.levels())),
            new EventTable<>(
                    EventKind.BOOK_DELTA,
                    BookDelta.class,
                    BOOK,
                    (book, to) -> {
                        to.levels(book.bids());
                        to.levels(book.asks());
                    },
                    (of, at, known, sequence, in) -> new BookDelta(of, at, known, sequence, in.levels(), in.levels())),
            new EventTable<>(
                    EventKind.LIQUIDATION,
                    Liquidation.class,
                    List.of(text("side"), real("price"), real("size")),
                    (forced, to) -> {
                        to.name(forced.side());
                        to.real(forced.price());
                        to.real(forced.size());
                    },
                    (of, at, known, sequence, in) ->
                            new Liquidation(of, at, known, sequence, in.name(Side.class), in.real(), in.real())),
            new EventTable<>(
                    EventKind.MARK_PRICE,
                    MarkPrice.class,
                    List.of(real("price")),
                    (mark, to) -> to.real(mark.price()),
                    (of, at, known, sequence, in) -> new MarkPrice(of, at, known, sequence, in.real())),
            new EventTable<>(
                    EventKind.INDEX_PRICE,
                    IndexPrice.class,
                    List.of(real("price")),
                    (index, to) -> to.real(index.price()),
                    (of, at, known, sequence, in) -> new IndexPrice(of, at, known, sequence, in.real())),
            new EventTable<>(
                    EventKind.VENUE_STATUS,
                    VenueStatus.class,
                    List.of(text("status")),
                    (venue, to) -> to.name(venue.status()),
                    (of, at, known, sequence, in) ->
                            new VenueStatus(of, at, known, sequence, in.name(TradingStatus.class))),
            new EventTable<>(
                    EventKind.STREAM_GAP,
                    StreamGap.class,
                    List.of(text("reason")),
                    (gap, to) -> to.text(gap.reason()),
                    (of, at, known, sequence, in) -> new StreamGap(of, at, known, sequence, in.text())));

    private MarketTables() {}
}
