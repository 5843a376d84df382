package io.headrace.store.source.capture;

import io.headrace.market.event.Levels;
import io.headrace.market.event.Side;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.frame.BookChange;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.LevelLists;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import io.headrace.store.source.frame.PricedSize;

/// Coinbase: `snapshot`, `l2update`, `match`, `ticker`. The side of a match is the MAKER's: a match of
/// side `sell` was bought. Trade ids of a product follow each other; books bear no numbers.
final class CoinbaseMessages implements VenueMessages {
    private static final String VENUE = "coinbase";

    private final EventWriter writer;

    CoinbaseMessages(EventWriter writer) {
        this.writer = writer;
    }

    @Override
    public void message(Frame frame, Members root) {
        String type = root.textOr("type", "");
        Contract contract = root.has("product_id") ? writer.contract(VENUE, root, "product_id") : null;
        if (contract == null) {
            if (!root.has("product_id")) {
                writer.unused("answers of the venue");
            }
            return;
        }
        switch (type) {
            case "snapshot" -> wholeBook(frame, contract, root);
            case "l2update" -> changes(frame, contract, root);
            case "match", "last_match" -> match(frame, contract, root);
            case "ticker" -> ticker(frame, contract, root);
            default -> writer.unused("messages of type " + type);
        }
    }

    private void wholeBook(Frame frame, Contract contract, Members root) {
        Moment when = root.has("time") ? writer.at(frame, root.iso("time")) : writer.at(frame, "a whole book");
        if (when != null) {
            writer.state()
                    .book(contract.instrument(), root.text("product_id"))
                    .whole(BookChange.unnumbered(
                            when.eventNanos(),
                            when.knownNanos(),
                            LevelLists.pairs(root.list("bids"), contract),
                            LevelLists.pairs(root.list("asks"), contract)));
        }
    }

    /// `["buy", "0.0013", "660.5"]`: side, price and size.
    private void changes(Frame frame, Contract contract, Members root) {
        Moment when = writer.at(frame, root.iso("time"));
        Members changes = root.list("changes");
        writer.state()
                .book(contract.instrument(), root.text("product_id"))
                .change(BookChange.unnumbered(
                        when.eventNanos(),
                        when.knownNanos(),
                        side(changes, "buy", contract),
                        side(changes, "sell", contract)));
    }

    private static Levels side(Members changes, String side, Contract contract) {
        double[] prices = new double[changes.count()];
        double[] sizes = new double[changes.count()];
        int count = 0;
        for (int at = 0; at < changes.count(); at++) {
            Members change = changes.at(at);
            String found = change.text(0);
            if (!found.equals("buy") && !found.equals("sell")) {
                throw change.refuse("must be of side buy or sell");
            }
            if (found.equals(side)) {
                prices[count] = change.price(1);
                sizes[count] = contract.base(change.sizeOrZero(2), prices[count]);
                count++;
            }
        }
        return Levels.first(count, prices, sizes);
    }

    private void match(Frame frame, Contract contract, Members root) {
        Side maker = Sides.of(root, "side");
        writer.numberedTrade(
                contract,
                writer.at(frame, root.iso("time")),
                new PricedSize(root.price("price"), root.size("size")),
                Sides.other(maker),
                root.integer("trade_id"));
    }

    private void ticker(Frame frame, Contract contract, Members root) {
        if (root.has("best_bid_size") && root.has("best_ask_size")) {
            writer.quote(
                    contract,
                    writer.at(frame, root.iso("time")),
                    new PricedSize(root.price("best_bid"), root.sizeOrZero("best_bid_size")),
                    new PricedSize(root.price("best_ask"), root.sizeOrZero("best_ask_size")));
        } else {
            writer.unused("best prices without sizes");
        }
    }
}
