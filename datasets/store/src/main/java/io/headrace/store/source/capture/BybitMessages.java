package io.headrace.store.source.capture;

import io.headrace.market.event.Levels;
import io.headrace.market.event.Side;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.frame.BookChange;
import io.headrace.store.source.frame.BookFeed;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.LevelLists;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import io.headrace.store.source.frame.Numbering;
import io.headrace.store.source.frame.PricedSize;
import java.util.ArrayList;
import java.util.List;

/// Bybit: the topics of 2021 (`trade`, `orderBookL2_25`, `orderBook_200`) and of version 5
/// (`publicTrade`, `orderbook`, `tickers`, `allLiquidation`). Spot and perpetuals share the topics of
/// version 5: messages are taken as perpetuals'. Funding rates in tickers are forecasts and not told.
final class BybitMessages implements VenueMessages {
    private static final String VENUE = "bybit";

    private final EventWriter writer;

    BybitMessages(EventWriter writer) {
        this.writer = writer;
    }

    @Override
    public void message(Frame frame, Members root) {
        if (!root.has("topic")) {
            writer.unused("answers of the venue");
            return;
        }
        String topic = root.text("topic");
        String symbol = topic.substring(topic.lastIndexOf('.') + 1);
        String kind = topic.substring(0, Math.max(0, topic.indexOf('.')));
        if (kind.startsWith("orderBook")) {
            oldBook(frame, root, symbol);
            return;
        }
        switch (kind) {
            case "orderbook" -> book(frame, root);
            case "trade" -> oldTrades(frame, root.list("data"));
            case "publicTrade" -> trades(frame, root.list("data"));
            case "tickers" -> ticker(frame, root);
            case "allLiquidation" -> liquidations(frame, root.list("data"));
            case "liquidation" -> oldLiquidation(frame, root.object("data"));
            default -> writer.unused("messages of topic " + kind);
        }
    }

    private void oldBook(Frame frame, Members root, String symbol) {
        Contract contract = writer.contract(VENUE, symbol, root, "topic");
        if (contract == null) {
            return;
        }
        Moment when = writer.at(frame, root.micros("timestamp_e6"));
        BookFeed book = writer.state().book(contract.instrument(), symbol, Numbering.NONE);
        if (root.text("type").equals("snapshot")) {
            List<Members> rows = rows(
                    root.hasList("data") ? root : root.object("data"), root.hasList("data") ? "data" : "order_book");
            book.whole(change(when, rows, List.of(), contract));
        } else {
            Members data = root.object("data");
            List<Members> set = rows(data, "update");
            set.addAll(rows(data, "insert"));
            book.change(change(when, set, rows(data, "delete"), contract));
        }
    }

    private static List<Members> rows(Members data, String list) {
        List<Members> rows = new ArrayList<>();
        if (data.hasList(list)) {
            Members found = data.list(list);
            for (int at = 0; at < found.count(); at++) {
                rows.add(found.at(at));
            }
        }
        return rows;
    }

    private static BookChange change(Moment when, List<Members> set, List<Members> removed, Contract contract) {
        return BookChange.unnumbered(
                when.eventNanos(),
                when.knownNanos(),
                side(Side.BUY, set, removed, contract),
                side(Side.SELL, set, removed, contract));
    }

    private static Levels side(Side side, List<Members> set, List<Members> removed, Contract contract) {
        double[] prices = new double[set.size() + removed.size()];
        double[] sizes = new double[prices.length];
        int count = 0;
        for (Members row : removed) {
            if (Sides.of(row, "side") == side) {
                prices[count++] = row.price("price");
            }
        }
        for (Members row : set) {
            if (Sides.of(row, "side") == side) {
                prices[count] = row.price("price");
                sizes[count] = contract.base(row.sizeOrZero("size"), prices[count]);
                count++;
            }
        }
        return Levels.first(count, prices, sizes);
    }

    /// An update id of 1 says that the venue started anew and the message is a whole book.
    private void book(Frame frame, Members root) {
        Members data = root.object("data");
        Contract contract = writer.contract(VENUE, data, "s");
        if (contract == null) {
            return;
        }
        Moment when = writer.at(frame, root.millis(root.has("cts") ? "cts" : "ts"));
        long number = data.integer("u");
        var change = new BookChange(
                when.eventNanos(),
                when.knownNanos(),
                number,
                number,
                0,
                LevelLists.pairs(data.list("b"), contract),
                LevelLists.pairs(data.list("a"), contract));
        BookFeed book = writer.state().book(contract.instrument(), data.text("s"));
        if (number == 1 || root.text("type").equals("snapshot")) {
            book.restart();
            book.whole(change);
        } else {
            book.change(change);
        }
    }

    private void oldTrades(Frame frame, Members list) {
        for (int at = 0; at < list.count(); at++) {
            Members trade = list.at(at);
            Contract contract = writer.contract(VENUE, trade, "symbol");
            if (contract != null) {
                writer.trade(
                        contract,
                        writer.at(frame, trade.millis("trade_time_ms")),
                        trade.price("price"),
                        trade.size("size"),
                        Sides.of(trade, "side"));
            }
        }
    }

    private void trades(Frame frame, Members list) {
        for (int at = 0; at < list.count(); at++) {
            Members trade = list.at(at);
            Contract contract = writer.contract(VENUE, trade, "s");
            if (contract != null && !(trade.has("BT") && trade.flag("BT"))) {
                writer.trade(
                        contract,
                        writer.at(frame, trade.millis("T")),
                        trade.price("p"),
                        trade.size("v"),
                        Sides.of(trade, "S"));
            } else if (contract != null) {
                writer.unused("trades outside the book (block trades)");
            }
        }
    }

    /// Partial updates: what one leaves out has not changed; a quote is told when both its sides are
    /// there.
    private void ticker(Frame frame, Members root) {
        Members data = root.object("data");
        Contract contract = writer.contract(VENUE, data, "symbol");
        if (contract == null) {
            return;
        }
        Moment when = writer.at(frame, root.millis("ts"));
        if (data.has("markPrice")) {
            writer.markPrice(contract.instrument(), when, data.price("markPrice"));
        }
        if (data.has("indexPrice")) {
            writer.indexPrice(contract.instrument(), when, data.price("indexPrice"));
        }
        if (data.has("openInterestValue") && !contract.inverse()) {
            writer.openInterest(contract.instrument(), when, data.sizeOrZero("openInterestValue"));
        } else if (data.has("openInterest") && contract.inverse()) {
            writer.openInterest(contract.instrument(), when, contract.usd(data.sizeOrZero("openInterest"), 1));
        }
        if (data.has("bid1Price") && data.has("ask1Price") && data.has("bid1Size") && data.has("ask1Size")) {
            writer.quote(
                    contract,
                    when,
                    new PricedSize(data.price("bid1Price"), data.sizeOrZero("bid1Size")),
                    new PricedSize(data.price("ask1Price"), data.sizeOrZero("ask1Size")));
        }
    }

    /// The side is the position's: `Buy` says that a long was liquidated, so the forced order sold.
    private void liquidations(Frame frame, Members list) {
        for (int at = 0; at < list.count(); at++) {
            Members each = list.at(at);
            Contract contract = writer.contract(VENUE, each, "s");
            if (contract != null) {
                writer.liquidation(
                        contract,
                        writer.at(frame, each.millis("T")),
                        each.price("p"),
                        each.size("v"),
                        Sides.other(Sides.of(each, "S")));
            }
        }
    }

    private void oldLiquidation(Frame frame, Members data) {
        Contract contract = writer.contract(VENUE, data, "symbol");
        if (contract != null) {
            writer.liquidation(
                    contract,
                    writer.at(frame, data.millis("updatedTime")),
                    data.price("price"),
                    data.size("size"),
                    Sides.other(Sides.of(data, "side")));
        }
    }
}
