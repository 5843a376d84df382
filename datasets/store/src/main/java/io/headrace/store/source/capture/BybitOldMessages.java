package io.headrace.store.source.capture;

import io.headrace.market.event.Levels;
import io.headrace.market.event.Side;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.frame.BookChange;
import io.headrace.store.source.frame.BookFeed;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import io.headrace.store.source.frame.Numbering;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Bybit's topics of 2021: `trade`, `orderBookL2_25`, `orderBook_200`, `liquidation`. They were of
/// derivatives alone; their books bear no numbers.
final class BybitOldMessages {
    static final Set<String> KINDS = Set.of("trade", "orderBookL2_25", "orderBook_200", "liquidation");
    private static final String VENUE = BybitMarket.DERIVATIVES.venue();

    private final EventWriter writer;

    BybitOldMessages(EventWriter writer) {
        this.writer = writer;
    }

    void message(Frame frame, Members root, String kind, String symbol) {
        switch (kind) {
            case "trade" -> trades(frame, root.list("data"));
            case "liquidation" -> liquidation(frame, root.object("data"));
            default -> book(frame, root, kind, symbol);
        }
    }

    private void book(Frame frame, Members root, String kind, String symbol) {
        Contract contract = writer.contract(VENUE, symbol, root, "topic");
        if (contract == null || !writer.tellsBook(contract.instrument(), kind)) {
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

    private void trades(Frame frame, Members list) {
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

    /// The side is the position's. The members changed their names from `qty` and `time` to `size` and
    /// `updatedTime`.
    private void liquidation(Frame frame, Members data) {
        Contract contract = writer.contract(VENUE, data, "symbol");
        if (contract != null) {
            writer.liquidation(
                    contract,
                    writer.at(frame, data.millis(data.has("time") ? "time" : "updatedTime")),
                    data.price("price"),
                    data.size(data.has("qty") ? "qty" : "size"),
                    Sides.other(Sides.of(data, "side")));
        }
    }
}
