package io.headrace.store.source.capture;

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

/// OKX version 5: `books` and their kin, `trades`, `tickers`, `mark-price`, `open-interest`,
/// `liquidation-orders`, and `instruments`, which tells the sizes of contracts. Books of before 2023 bear no numbers.
final class OkxMessages implements VenueMessages {
    private static final String VENUE = "okx";

    private final EventWriter writer;

    OkxMessages(EventWriter writer) {
        this.writer = writer;
    }

    @Override
    public void message(Frame frame, Members root) {
        if (!root.hasObject("arg") || !root.hasList("data")) {
            writer.unused("answers of the venue");
            return;
        }
        Members arg = root.object("arg");
        String channel = arg.text("channel");
        Members rows = root.list("data");
        for (int at = 0; at < rows.count(); at++) {
            row(frame, root, channel, rows.at(at));
        }
    }

    private void row(Frame frame, Members root, String channel, Members row) {
        if (channel.equals("liquidation-orders")) {
            liquidations(frame, row);
            return;
        }
        if (channel.equals("instruments")) {
            OkxContracts.of(row).ifPresent(contract -> writer.learn(VENUE, row.text("instId"), contract));
            return;
        }
        Contract contract = row.has("instId")
                ? writer.contract(VENUE, row, "instId")
                : writer.contract(VENUE, root.object("arg"), "instId");
        if (contract == null) {
            return;
        }
        switch (channel) {
            case "books", "books-l2-tbt", "books50-l2-tbt", "books5" -> {
                if (writer.tellsBook(contract.instrument(), channel)) {
                    book(frame, root, contract, row);
                }
            }
            case "bbo-tbt" -> best(frame, contract, row);
            case "trades", "trades-all" ->
                writer.trade(
                        contract,
                        writer.at(frame, row.millis("ts")),
                        row.price("px"),
                        row.size("sz"),
                        Sides.of(row, "side"));
            case "tickers" -> ticker(frame, contract, row);
            case "mark-price" ->
                writer.markPrice(contract.instrument(), writer.at(frame, row.millis("ts")), row.price("markPx"));
            case "open-interest" -> openInterest(frame, contract, row);
            default -> writer.unused("messages of channel " + channel);
        }
    }

    private void best(Frame frame, Contract contract, Members row) {
        Members bids = row.list("bids");
        Members asks = row.list("asks");
        if (bids.count() == 0 || asks.count() == 0) {
            writer.unused("best prices of one side alone");
            return;
        }
        writer.quote(
                contract,
                writer.at(frame, row.millis("ts")),
                new PricedSize(bids.at(0).price(0), bids.at(0).sizeOrZero(1)),
                new PricedSize(asks.at(0).price(0), asks.at(0).sizeOrZero(1)));
    }

    /// The best five levels (`books5`) come whole each time, without an action.
    private void book(Frame frame, Members root, Contract contract, Members row) {
        Moment when = writer.at(frame, row.millis("ts"));
        if (!root.has("action")) {
            writer.bestLevels(
                    contract.instrument(),
                    when,
                    LevelLists.pairs(row.list("bids"), contract),
                    LevelLists.pairs(row.list("asks"), contract));
            return;
        }
        boolean numbered = row.has("seqId");
        long number = numbered ? row.integer("seqId") : 0;
        long before = row.has("prevSeqId") ? row.integer("prevSeqId") : 0;
        var change = new BookChange(
                when.eventNanos(),
                when.knownNanos(),
                number,
                number,
                before,
                LevelLists.pairs(row.list("bids"), contract),
                LevelLists.pairs(row.list("asks"), contract));
        BookFeed book = writer.state()
                .book(
                        contract.instrument(),
                        root.object("arg").text("instId"),
                        numbered ? Numbering.CHAIN : Numbering.NONE);
        if (root.text("action").equals("snapshot")) {
            book.restart();
            book.whole(change);
        } else if (!numbered || number != before) { // equal numbers say only that nothing changed
            book.change(change);
        }
    }

    private void ticker(Frame frame, Contract contract, Members row) {
        if (row.has("bidPx") && row.has("askPx")) {
            writer.quote(
                    contract,
                    writer.at(frame, row.millis("ts")),
                    new PricedSize(row.price("bidPx"), row.sizeOrZero("bidSz")),
                    new PricedSize(row.price("askPx"), row.sizeOrZero("askSz")));
        }
    }

    private void openInterest(Frame frame, Contract contract, Members row) {
        if (row.has("oiUsd")) {
            writer.openInterest(contract.instrument(), writer.at(frame, row.millis("ts")), row.sizeOrZero("oiUsd"));
        } else {
            writer.unused("open interest that is not told in dollars");
        }
    }

    private void liquidations(Frame frame, Members row) {
        Contract contract = writer.contract(VENUE, row, "instId");
        if (contract == null) {
            return;
        }
        Members details = row.list("details");
        for (int at = 0; at < details.count(); at++) {
            Members each = details.at(at);
            writer.liquidation(
                    contract,
                    writer.at(frame, each.millis("ts")),
                    each.price("bkPx"),
                    each.size("sz"),
                    Sides.of(each, "side"));
        }
    }
}
