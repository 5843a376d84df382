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
import io.headrace.store.source.frame.PricedSize;

/// Kraken futures: `book_snapshot`, `book`, `trade_snapshot`, `trade`, `ticker`. `ticker_lite` bears
/// neither sizes nor time, and the funding rate of a ticker is not yet settled: neither is told.
final class KrakenMessages implements VenueMessages {
    private static final String VENUE = "kraken";

    private final EventWriter writer;

    KrakenMessages(EventWriter writer) {
        this.writer = writer;
    }

    @Override
    public void message(Frame frame, Members root) {
        if (root.has("event") || !root.has("feed")) {
            writer.unused("answers of the venue");
            return;
        }
        switch (root.text("feed")) {
            case "book_snapshot" -> wholeBook(frame, root);
            case "book" -> level(frame, root);
            case "trade" -> trade(frame, root);
            case "trade_snapshot" -> trades(frame, root.list("trades"));
            case "ticker" -> ticker(frame, root);
            default -> writer.unused("messages of feed " + root.text("feed"));
        }
    }

    private void wholeBook(Frame frame, Members root) {
        Contract contract = writer.contract(VENUE, root, "product_id");
        if (contract == null) {
            return;
        }
        Levels bids = LevelLists.objects(root.list("bids"), "price", "qty", contract);
        Levels asks = LevelLists.objects(root.list("asks"), "price", "qty", contract);
        BookFeed book = book(root, contract);
        book.restart();
        book.whole(change(frame, root, bids, asks));
    }

    private void level(Frame frame, Members root) {
        Contract contract = writer.contract(VENUE, root, "product_id");
        if (contract == null) {
            return;
        }
        double price = root.price("price");
        Levels level = Levels.of(new double[] {price}, new double[] {contract.base(root.sizeOrZero("qty"), price)});
        boolean bid = Sides.of(root, "side") == Side.BUY;
        book(root, contract).change(change(frame, root, bid ? level : Levels.NONE, bid ? Levels.NONE : level));
    }

    private BookFeed book(Members root, Contract contract) {
        return writer.state().book(contract.instrument(), root.text("product_id"));
    }

    private BookChange change(Frame frame, Members root, Levels bids, Levels asks) {
        Moment when = writer.at(frame, root.millis("timestamp"));
        long number = root.integer("seq");
        return new BookChange(when.eventNanos(), when.knownNanos(), number, number, number - 1, bids, asks);
    }

    /// Newest first.
    private void trades(Frame frame, Members list) {
        for (int at = list.count() - 1; at >= 0; at--) {
            trade(frame, list.at(at));
        }
    }

    private void trade(Frame frame, Members trade) {
        Contract contract = writer.contract(VENUE, trade, "product_id");
        if (contract == null) {
            return;
        }
        Moment when = writer.at(frame, trade.millis("time"));
        var traded = new PricedSize(trade.price("price"), trade.size("qty"));
        Side taker = Sides.of(trade, "side");
        boolean told = writer.numberedTrade(contract, when, traded, taker, trade.integer("seq"));
        if (told && trade.textOr("type", "fill").equals("liquidation")) {
            writer.liquidation(contract, when, traded.price(), traded.size(), taker);
        }
    }

    private void ticker(Frame frame, Members root) {
        Contract contract = writer.contract(VENUE, root, "product_id");
        if (contract == null) {
            return;
        }
        Moment when = writer.at(frame, root.millis("time"));
        if (root.has("bid") && root.has("ask") && root.has("bid_size") && root.has("ask_size")) {
            writer.quote(
                    contract,
                    when,
                    new PricedSize(root.price("bid"), root.sizeOrZero("bid_size")),
                    new PricedSize(root.price("ask"), root.sizeOrZero("ask_size")));
        }
        if (root.has("index")) {
            writer.indexPrice(contract.instrument(), when, root.price("index"));
        }
        if (root.has("markPrice")) {
            double mark = root.price("markPrice");
            writer.markPrice(contract.instrument(), when, mark);
            if (root.has("openInterest")) {
                double usd = contract.usd(root.sizeOrZero("openInterest"), mark);
                writer.openInterest(contract.instrument(), when, usd);
            }
        }
    }
}
