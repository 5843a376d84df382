package io.headrace.store.source.capture;

import io.headrace.market.event.Instrument;
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
import io.headrace.store.source.frame.PricedSize;

/// Deribit's JSON-RPC notifications: `book`, `trades`, `ticker`. Of options, whose prices are in coins,
/// only the index is told. The funding in a ticker is a running rate and not told.
final class DeribitMessages implements VenueMessages {
    private static final String VENUE = "deribit";

    private final EventWriter writer;

    DeribitMessages(EventWriter writer) {
        this.writer = writer;
    }

    @Override
    public void message(Frame frame, Members root) {
        if (!root.hasObject("params") || !root.object("params").has("channel")) {
            writer.unused("answers of the venue");
            return;
        }
        Members params = root.object("params");
        String channel = params.text("channel");
        switch (channel.substring(0, Math.max(0, channel.indexOf('.')))) {
            case "book" -> book(frame, stream(channel, params.object("data")), params.object("data"));
            case "trades" -> trades(frame, params.list("data"));
            case "ticker" -> ticker(frame, params.object("data"));
            default -> writer.unused("messages of channel " + channel);
        }
    }

    /// The channel without the instrument: `book.raw` of `book.BTC-PERPETUAL.raw`.
    private static String stream(String channel, Members data) {
        return channel.replace("." + data.text("instrument_name"), "");
    }

    private void book(Frame frame, String stream, Members data) {
        Contract contract = writer.contract(VENUE, data, "instrument_name");
        if (contract == null) {
            return;
        }
        if (!writer.tellsBook(contract.instrument(), stream)) {
            return;
        }
        Moment when = writer.at(frame, data.millis("timestamp"));
        Levels bids = levels(data.list("bids"), contract);
        Levels asks = levels(data.list("asks"), contract);
        if (!data.has("type")) {
            writer.bestLevels(contract.instrument(), when, bids, asks);
            return;
        }
        long number = data.integer("change_id");
        long before = data.has("prev_change_id") ? data.integer("prev_change_id") : 0;
        var change = new BookChange(when.eventNanos(), when.knownNanos(), number, number, before, bids, asks);
        BookFeed book = writer.state().book(contract.instrument(), data.text("instrument_name"));
        switch (data.text("type")) {
            case "snapshot" -> {
                book.restart();
                book.whole(change);
            }
            case "change" -> book.change(change);
            default -> throw data.refuse("type", "must be snapshot or change");
        }
    }

    /// `["new", price, amount]` with amount 0 where deleted, or pairs where levels come whole.
    private static Levels levels(Members list, Contract contract) {
        if (!list.isListAt(0) || !list.at(0).isTextAt(0)) {
            return LevelLists.pairs(list, contract);
        }
        double[] prices = new double[list.count()];
        double[] sizes = new double[list.count()];
        for (int at = 0; at < prices.length; at++) {
            Members level = list.at(at);
            prices[at] = level.price(1);
            sizes[at] = level.text(0).equals("delete") ? 0 : contract.base(level.sizeOrZero(2), prices[at]);
        }
        return Levels.of(prices, sizes);
    }

    private void trades(Frame frame, Members list) {
        for (int at = 0; at < list.count(); at++) {
            Members trade = list.at(at);
            Contract contract = writer.contract(VENUE, trade, "instrument_name");
            if (contract != null) {
                trade(frame, contract, trade);
            }
        }
    }

    private void trade(Frame frame, Contract contract, Members trade) {
        Moment when = writer.at(frame, trade.millis("timestamp"));
        var traded = new PricedSize(trade.price("price"), trade.size("amount"));
        Side taker = Sides.of(trade, "direction");
        boolean told = writer.numberedTrade(contract, when, traded, taker, trade.integer("trade_seq"));
        // M: the maker was liquidated, T: the taker, MT: both.
        String liquidated = told ? trade.textOr("liquidation", "") : "";
        if (liquidated.contains("T")) {
            writer.liquidation(contract, when, traded.price(), traded.size(), taker);
        }
        if (liquidated.contains("M")) {
            writer.liquidation(contract, when, traded.price(), traded.size(), Sides.other(taker));
        }
    }

    private void ticker(Frame frame, Members data) {
        Moment when = writer.at(frame, data.millis("timestamp"));
        Contract contract = writer.contract(VENUE, data, "instrument_name");
        if (contract == null) {
            index(data, when);
            return;
        }
        quote(data, contract, when);
        double mark = data.price("mark_price");
        writer.markPrice(contract.instrument(), when, mark);
        writer.indexPrice(contract.instrument(), when, data.price("index_price"));
        if (data.has("open_interest")) {
            double amount = data.sizeOrZero("open_interest");
            writer.openInterest(contract.instrument(), when, contract.usd(amount, mark));
        }
    }

    private void quote(Members data, Contract contract, Moment when) {
        if (data.has("best_bid_price")
                && data.has("best_ask_price")
                && data.finite("best_bid_price") > 0
                && data.finite("best_ask_price") > 0) {
            writer.quote(
                    contract,
                    when,
                    new PricedSize(data.price("best_bid_price"), data.sizeOrZero("best_bid_amount")),
                    new PricedSize(data.price("best_ask_price"), data.sizeOrZero("best_ask_amount")));
        }
    }

    /// An option's ticker tells the index of its coin.
    private void index(Members data, Moment when) {
        String name = data.text("instrument_name");
        int dash = name.indexOf('-');
        if (dash > 0 && data.has("index_price") && !name.contains("_")) {
            writer.indexPrice(new Instrument(VENUE, name.substring(0, dash)), when, data.price("index_price"));
        }
    }
}
