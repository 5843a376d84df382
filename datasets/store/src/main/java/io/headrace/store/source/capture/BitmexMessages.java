package io.headrace.store.source.capture;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.Side;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.frame.BookChange;
import io.headrace.store.source.frame.BookFeed;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import io.headrace.store.source.frame.PricedSize;
import io.headrace.store.source.frame.RecentIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// BitMEX tables: `orderBookL2`, `trade`, `quote`, `instrument`, `liquidation`, `funding`. A level is
/// named by an id; its price comes when it is inserted. An id that was never inserted shows that a
/// message was lost. A new subscription tells the last trade and funding again: those are told once.
final class BitmexMessages implements VenueMessages {
    private static final String VENUE = "bitmex";
    private static final int MOST_LEVELS = 100_000;

    private final EventWriter writer;
    private final Map<Instrument, Map<Long, Double>> prices = new HashMap<>();
    private final RecentIds trades = new RecentIds();
    private final RecentIds fundings = new RecentIds();

    BitmexMessages(EventWriter writer) {
        this.writer = writer;
    }

    @Override
    public void forget() {
        prices.clear();
    }

    @Override
    public void message(Frame frame, Members root) {
        if (!root.has("table") || !root.hasList("data")) {
            writer.unused("answers of the venue");
            return;
        }
        Members rows = root.list("data");
        switch (root.text("table")) {
            case "orderBookL2", "orderBookL2_25" -> book(frame, root.text("table"), root.text("action"), rows);
            case "trade" -> each(frame, rows, this::trade);
            case "quote" -> each(frame, rows, this::quote);
            case "instrument" -> {
                learn(rows);
                each(frame, rows, this::instrument);
            }
            case "funding" -> each(frame, rows, this::funding);
            case "liquidation" -> {
                if (root.text("action").equals("insert")) {
                    each(frame, rows, this::liquidation);
                } else {
                    writer.unused("changes of liquidation orders");
                }
            }
            default -> writer.unused("messages of table " + root.text("table"));
        }
    }

    private void learn(Members rows) {
        for (int at = 0; at < rows.count(); at++) {
            Members row = rows.at(at);
            BitmexContracts.of(row).ifPresent(contract -> writer.learn(VENUE, row.text("symbol"), contract));
        }
    }

    @FunctionalInterface
    private interface Row {
        void read(Frame frame, Contract contract, Members row);
    }

    private void each(Frame frame, Members rows, Row reading) {
        for (int at = 0; at < rows.count(); at++) {
            Members row = rows.at(at);
            Contract contract = writer.contract(VENUE, row, "symbol");
            if (contract != null) {
                reading.read(frame, contract, row);
            }
        }
    }

    private void book(Frame frame, String table, String action, Members rows) {
        Map<Contract, List<Members>> bySymbol = new LinkedHashMap<>();
        each(
                frame,
                rows,
                (same, contract, row) -> bySymbol.computeIfAbsent(contract, key -> new ArrayList<>())
                        .add(row));
        bySymbol.forEach((contract, levels) -> {
            if (writer.tellsBook(contract.instrument(), table)) {
                levels(frame, action, contract, levels);
            }
        });
    }

    private void levels(Frame frame, String action, Contract contract, List<Members> rows) {
        Moment when = rows.getFirst().has("timestamp")
                ? writer.at(frame, rows.getFirst().iso("timestamp"))
                : writer.at(frame, "changes of a book");
        if (when == null) {
            return;
        }
        BookFeed book =
                writer.state().book(contract.instrument(), rows.getFirst().text("symbol"));
        Map<Long, Double> known = prices.computeIfAbsent(contract.instrument(), key -> new HashMap<>());
        boolean whole = action.equals("partial");
        if (whole) {
            known.clear();
        }
        if (!whole && !book.whole()) {
            book.change(BookChange.unnumbered(when.eventNanos(), when.knownNanos(), Levels.NONE, Levels.NONE));
            return;
        }
        for (Members row : rows) {
            if (!row.has("price") && !known.containsKey(row.integer("id"))) {
                book.broken("level " + row.integer("id") + " was never inserted");
                return;
            }
        }
        var change = BookChange.unnumbered(
                when.eventNanos(),
                when.knownNanos(),
                side(rows, Side.BUY, action, contract, known),
                side(rows, Side.SELL, action, contract, known));
        if (whole) {
            book.whole(change);
        } else {
            book.change(change);
        }
    }

    private static Levels side(
            List<Members> rows, Side side, String action, Contract contract, Map<Long, Double> known) {
        double[] levels = new double[rows.size()];
        double[] sizes = new double[rows.size()];
        int count = 0;
        for (Members row : rows) {
            if (Sides.of(row, "side") != side) {
                continue;
            }
            long id = row.integer("id");
            if (row.has("price") && known.size() < MOST_LEVELS) {
                known.put(id, row.price("price"));
            }
            Double price = row.has("price") ? Double.valueOf(row.price("price")) : known.get(id);
            if (price == null) {
                throw row.refuse("id", "was removed before");
            }
            boolean removed = action.equals("delete");
            levels[count] = price;
            sizes[count++] = removed ? 0 : contract.base(row.sizeOrZero("size"), price);
            if (removed) {
                known.remove(id);
            }
        }
        return Levels.first(count, levels, sizes);
    }

    private void trade(Frame frame, Contract contract, Members row) {
        Moment when = writer.at(frame, row.iso("timestamp"));
        double price = row.price("price");
        double size = row.size("size");
        Side taker = Sides.of(row, "side");
        if (row.has("trdMatchID") && !trades.isNew(row.text("trdMatchID"))) {
            writer.output().note(Oddity.EXACT_DUPLICATE, "trade " + row.text("trdMatchID") + " came again");
        } else {
            writer.trade(contract, when, price, size, taker);
        }
    }

    private void quote(Frame frame, Contract contract, Members row) {
        if (row.has("bidPrice") && row.has("askPrice")) {
            writer.quote(
                    contract,
                    writer.at(frame, row.iso("timestamp")),
                    new PricedSize(row.price("bidPrice"), row.sizeOrZero("bidSize")),
                    new PricedSize(row.price("askPrice"), row.sizeOrZero("askSize")));
        }
    }

    /// Partial updates: what one leaves out has not changed.
    private void instrument(Frame frame, Contract contract, Members row) {
        Moment when = writer.at(frame, row.iso("timestamp"));
        if (row.has("markPrice")) {
            writer.markPrice(contract.instrument(), when, row.price("markPrice"));
        }
        if (row.has("indicativeSettlePrice")) {
            writer.indexPrice(contract.instrument(), when, row.price("indicativeSettlePrice"));
        }
        if (row.has("openInterest")) {
            openInterest(contract, when, row);
        }
    }

    /// Inverse contracts are dollars; of linear ones the price must stand beside.
    private void openInterest(Contract contract, Moment when, Members row) {
        if (contract.inverse() || row.has("markPrice")) {
            double price = contract.inverse() ? 1 : row.price("markPrice");
            writer.openInterest(contract.instrument(), when, contract.usd(row.sizeOrZero("openInterest"), price));
        } else {
            writer.unused("open interest without a price");
        }
    }

    private void funding(Frame frame, Contract contract, Members row) {
        Moment when = writer.at(frame, row.iso("timestamp"));
        double rate = row.finite("fundingRate");
        if (fundings.isNew(contract.instrument().coin() + ' ' + row.text("timestamp"))) {
            writer.funding(contract.instrument(), when, rate);
        } else {
            writer.output().note(Oddity.EXACT_DUPLICATE, "the funding of " + row.text("timestamp") + " came again");
        }
    }

    private void liquidation(Frame frame, Contract contract, Members row) {
        Moment when = writer.at(frame, "liquidations");
        if (when != null) {
            writer.liquidation(contract, when, row.price("price"), row.size("leavesQty"), Sides.of(row, "side"));
        }
    }
}
