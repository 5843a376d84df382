package io.headrace.store.source.capture;

import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.frame.BookChange;
import io.headrace.store.source.frame.BookFeed;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.LevelLists;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import io.headrace.store.source.frame.PricedSize;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Bybit, version 5: `publicTrade`, `orderbook`, `tickers`, `allLiquidation`; the topics of 2021 are
/// [BybitOldMessages].
///
/// Spot and perpetuals share the topics of version 5: which it is shows by the connection's address, or
/// is chosen by the format; a message of which it is not known is refused. Of several depths of one book
/// the first that comes is told; a depth of 1 is told as quotes. Funding rates in tickers are forecasts
/// and not told.
final class BybitMessages implements VenueMessages {
    private static final String NAME_IT =
            "Name the kind with --format bybit-spot-capture or bybit-derivatives-capture, one file a kind";

    private final EventWriter writer;
    private final Optional<BybitMarket> chosen;
    private final BybitOldMessages old;
    private final Set<Optional<BybitMarket>> opened = new HashSet<>();

    /// @param chosen the market, where a person says it
    BybitMessages(EventWriter writer, Optional<BybitMarket> chosen) {
        this.writer = writer;
        this.chosen = chosen;
        this.old = new BybitOldMessages(writer);
    }

    @Override
    public void connected(String address) {
        opened.add(BybitMarket.at(address));
    }

    @Override
    public void message(Frame frame, Members root) {
        if (!root.has("topic")) {
            writer.unused("answers of the venue");
            return;
        }
        String topic = root.text("topic");
        String kind = topic.substring(0, Math.max(0, topic.indexOf('.')));
        if (BybitOldMessages.KINDS.contains(kind)) {
            old.message(frame, root, kind, topic.substring(topic.lastIndexOf('.') + 1));
            return;
        }
        switch (kind) {
            case "orderbook" -> book(frame, root, topic.substring(0, Math.max(0, topic.lastIndexOf('.'))));
            case "publicTrade" -> trades(frame, venue(root), root.list("data"));
            case "tickers" -> ticker(frame, root);
            case "allLiquidation" -> liquidations(frame, root.list("data"));
            default -> writer.unused("messages of topic " + kind);
        }
    }

    /// The venue of a message whose topic spot and perpetuals share.
    private String venue(Members root) {
        Optional<BybitMarket> only = opened.size() == 1 ? opened.iterator().next() : Optional.empty();
        return chosen.or(() -> only)
                .orElseThrow(() -> root.refuse(
                        "topic",
                        opened.size() > 1
                                ? "is shared by spot and perpetuals, and the capture holds connections to both or to"
                                        + " unknown addresses"
                                : "is shared by spot and perpetuals, and nothing says which the connection served",
                        NAME_IT))
                .venue();
    }

    /// An update id of 1 says that the venue started anew and the message is a whole book.
    private void book(Frame frame, Members root, String stream) {
        Members data = root.object("data");
        Contract contract = writer.contract(venue(root), data, "s");
        if (contract == null) {
            return;
        }
        Moment when = writer.at(frame, root.millis(root.has("cts") ? "cts" : "ts"));
        if (stream.equals("orderbook.1")) {
            best(contract, when, data);
            return;
        }
        long number = data.integer("u");
        var change = new BookChange(
                when.eventNanos(),
                when.knownNanos(),
                number,
                number,
                0,
                LevelLists.pairs(data.list("b"), contract),
                LevelLists.pairs(data.list("a"), contract));
        if (!writer.tellsBook(contract.instrument(), stream)) {
            return;
        }
        BookFeed book = writer.state().book(contract.instrument(), data.text("s"));
        if (number == 1 || root.text("type").equals("snapshot")) {
            book.restart();
            book.whole(change);
        } else {
            book.change(change);
        }
    }

    /// The best prices, each time whole; where one side alone is told there is no quote.
    private void best(Contract contract, Moment when, Members data) {
        Members bids = data.list("b");
        Members asks = data.list("a");
        if (bids.count() != 1 || asks.count() != 1) {
            writer.unused("best prices of one side alone");
            return;
        }
        writer.quote(
                contract,
                when,
                new PricedSize(bids.at(0).price(0), bids.at(0).sizeOrZero(1)),
                new PricedSize(asks.at(0).price(0), asks.at(0).sizeOrZero(1)));
    }

    private void trades(Frame frame, String venue, Members list) {
        for (int at = 0; at < list.count(); at++) {
            Members trade = list.at(at);
            Contract contract = writer.contract(venue, trade, "s");
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
        Contract contract = writer.contract(venue(root), data, "symbol");
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

    /// The side is the position's: `Buy` says that a long was liquidated, so the forced order sold. Spot
    /// knows no liquidations.
    private void liquidations(Frame frame, Members list) {
        for (int at = 0; at < list.count(); at++) {
            Members each = list.at(at);
            Contract contract = writer.contract(BybitMarket.DERIVATIVES.venue(), each, "s");
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
}
