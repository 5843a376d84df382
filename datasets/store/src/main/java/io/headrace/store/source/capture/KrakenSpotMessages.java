package io.headrace.store.source.capture;

import io.headrace.market.book.OrderBook;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.frame.BookChange;
import io.headrace.store.source.frame.BookFeed;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.LevelLists;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import io.headrace.store.source.frame.PricedSize;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Kraken spot, version 2: `book`, `trade`, `ticker` (docs.kraken.com/api/docs/websocket-v2, read
/// 2026-11-22; no capture was at hand).
///
/// A book has the depth of its first whole book: a level that falls out of it is no longer told of, so
/// it is told as removed. Books bear no numbers but a checksum ([KrakenChecksum]): where it does not fit, a
/// change was lost. What is lost between two trades shows by their numbers.
final class KrakenSpotMessages implements VenueMessages {
    private static final String VENUE = "kraken-spot";

    private final EventWriter writer;
    private final Map<Instrument, Integer> depths = new HashMap<>();
    private final Map<Instrument, KrakenChecksum> checksums = new HashMap<>();

    KrakenSpotMessages(EventWriter writer) {
        this.writer = writer;
    }

    @Override
    public void forget() {
        depths.clear();
        checksums.clear();
    }

    @Override
    public void message(Frame frame, Members root) {
        if (!root.has("channel") || !root.hasList("data")) {
            writer.unused("answers of the venue");
            return;
        }
        Members rows = root.list("data");
        boolean whole = root.textOr("type", "").equals("snapshot");
        boolean backward = whole && isNewestFirst(rows);
        for (int at = 0; at < rows.count(); at++) {
            Members row = rows.at(backward ? rows.count() - 1 - at : at);
            row(frame, root.text("channel"), whole, row);
        }
    }

    private static boolean isNewestFirst(Members rows) {
        return rows.count() > 1
                && rows.at(0).has("trade_id")
                && rows.at(0).integer("trade_id") > rows.at(rows.count() - 1).integer("trade_id");
    }

    private void row(Frame frame, String channel, boolean whole, Members row) {
        Contract contract = row.has("symbol") ? writer.contract(VENUE, row, "symbol") : null;
        if (contract == null) {
            if (!row.has("symbol")) {
                writer.unused("messages of channel " + channel);
            }
            return;
        }
        switch (channel) {
            case "book" -> book(frame, contract, whole, row);
            case "trade" -> trade(frame, contract, row);
            case "ticker" -> ticker(frame, contract, row);
            default -> writer.unused("messages of channel " + channel);
        }
    }

    private void book(Frame frame, Contract contract, boolean whole, Members row) {
        Moment when = when(frame, row, "changes of a book");
        if (when == null) {
            return;
        }
        Levels bids = LevelLists.objects(row.list("bids"), "price", "qty", contract);
        Levels asks = LevelLists.objects(row.list("asks"), "price", "qty", contract);
        BookFeed feed = writer.state().book(contract.instrument(), row.text("symbol"));
        var change = BookChange.unnumbered(when.eventNanos(), when.knownNanos(), bids, asks);
        if (whole) {
            int depth = Math.max(bids.count(), asks.count());
            depths.put(contract.instrument(), depth);
            feed.whole(change);
            begin(contract.instrument(), row, depth);
        } else {
            feed.change(change);
            cut(feed, when);
            verify(feed, row);
        }
    }

    private void begin(Instrument instrument, Members row, int depth) {
        KrakenChecksum checksum = checksums.computeIfAbsent(instrument, key -> new KrakenChecksum());
        if (!checksum.restart(row, depth)) {
            writer.unused("checksums of a book whose digits are not those that were sent");
        }
    }

    private void verify(BookFeed feed, Members row) {
        KrakenChecksum checksum = checksums.get(feed.instrument());
        if (checksum != null && feed.whole() && !checksum.fits(row)) {
            feed.broken("its checksum is not that of the book");
        }
    }

    /// Removes the levels beyond the depth.
    private void cut(BookFeed feed, Moment when) {
        OrderBook book = feed.book();
        int depth = depths.getOrDefault(feed.instrument(), Integer.MAX_VALUE);
        if (!feed.whole() || book.bidCount() <= depth && book.askCount() <= depth) {
            return;
        }
        double[] bids = new double[Math.max(0, book.bidCount() - depth)];
        double[] asks = new double[Math.max(0, book.askCount() - depth)];
        for (int level = 0; level < bids.length; level++) {
            bids[level] = book.bidPrice(depth + level);
        }
        for (int level = 0; level < asks.length; level++) {
            asks[level] = book.askPrice(depth + level);
        }
        feed.change(BookChange.unnumbered(
                when.eventNanos(),
                when.knownNanos(),
                Levels.of(bids, new double[bids.length]),
                Levels.of(asks, new double[asks.length])));
    }

    /// The side is the taker's; the numbers of a pair's trades follow each other.
    private void trade(Frame frame, Contract contract, Members row) {
        writer.numberedTrade(
                contract,
                writer.at(frame, row.iso("timestamp")),
                new PricedSize(row.price("price"), row.size("qty")),
                Sides.of(row, "side"),
                row.integer("trade_id"));
    }

    private void ticker(Frame frame, Contract contract, Members row) {
        Moment when = when(frame, row, "best prices");
        if (when != null) {
            writer.quote(
                    contract,
                    when,
                    new PricedSize(row.price("bid"), row.sizeOrZero("bid_qty")),
                    new PricedSize(row.price("ask"), row.sizeOrZero("ask_qty")));
        }
    }

    /// Whole books and older tickers bear no time.
    private @Nullable Moment when(Frame frame, Members row, String what) {
        return row.has("timestamp") ? writer.at(frame, row.iso("timestamp")) : writer.at(frame, what);
    }
}
