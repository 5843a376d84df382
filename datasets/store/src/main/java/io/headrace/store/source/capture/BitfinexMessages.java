package io.headrace.store.source.capture;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.Side;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.frame.BookChange;
import io.headrace.store.source.frame.BookFeed;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Bitfinex version 2: lists on channels whose meaning the subscription told. Books
/// (`[price, count, amount]`, count 0 removes, a negative amount is an ask), trades
/// (`[id, ms, amount, price]`, a negative amount sold) and the ticker's best prices, of pairs against
/// the dollar.
final class BitfinexMessages implements VenueMessages {
    private static final String VENUE = "bitfinex-spot";
    private static final int MOST_CHANNELS = 10_000;

    private final EventWriter writer;
    private final Map<Long, Channel> channels = new HashMap<>();

    BitfinexMessages(EventWriter writer) {
        this.writer = writer;
    }

    @Override
    public void forget() {
        channels.clear();
    }

    @Override
    public void message(Frame frame, Members root) {
        if (root.isObject()) {
            if (root.textOr("event", "").equals("subscribed") && channels.size() < MOST_CHANNELS) {
                channels.put(root.integer("chanId"), new Channel(root.text("channel"), contract(root)));
            }
            return;
        }
        Channel channel = root.count() < 2 ? null : channels.get(root.integer(0));
        if (channel == null) {
            writer.unused("messages of a channel that was not subscribed");
        } else if (channel.contract != null && !root.isTextAt(1)) {
            told(frame, channel.kind, channel.contract, root.at(1));
        } else if (channel.contract != null && root.text(1).equals("tu")) {
            trade(frame, channel.contract, root.at(2));
        } else if (!root.isTextAt(1)) {
            writer.unused("messages of pairs that are not against the dollar");
        }
    }

    /// `tBTCUSD`, or `tBTCF0:USTF0` of a perpetual, which is not read.
    private static @Nullable Contract contract(Members subscribed) {
        String symbol = subscribed.textOr("symbol", "");
        boolean dollar = symbol.matches("t[A-Z0-9]{3,10}:?USD") && !symbol.startsWith("tTEST");
        if (!dollar) {
            return null;
        }
        String coin = symbol.substring(1, symbol.length() - 3).replace(":", "");
        return new Contract(new Instrument(VENUE, coin), false, 1);
    }

    private void told(Frame frame, String kind, Contract contract, Members list) {
        switch (kind) {
            case "book" -> book(frame, contract, list);
            case "trades" -> {
                for (int at = list.count() - 1; at >= 0; at--) {
                    trade(frame, contract, list.at(at));
                }
            }
            default -> writer.unused("messages of channel " + kind);
        }
    }

    private void book(Frame frame, Contract contract, Members list) {
        Moment when = writer.at(frame, "changes of a book");
        if (when == null) {
            return;
        }
        boolean whole = list.isListAt(0) || list.count() == 0;
        BookFeed book =
                writer.state().book(contract.instrument(), contract.instrument().coin());
        Levels bids = side(list, whole, 1);
        Levels asks = side(list, whole, -1);
        var change = BookChange.unnumbered(when.eventNanos(), when.knownNanos(), bids, asks);
        if (whole) {
            book.whole(change);
        } else {
            book.change(change);
        }
    }

    private static Levels side(Members list, boolean whole, int sign) {
        int most = whole ? list.count() : 1;
        double[] prices = new double[most];
        double[] sizes = new double[most];
        int count = 0;
        for (int at = 0; at < most; at++) {
            Members level = whole ? list.at(at) : list;
            double amount = level.signedSize(2);
            if (amount * sign > 0) {
                prices[count] = level.price(0);
                sizes[count++] = level.integer(1) == 0 ? 0 : Math.abs(amount);
            }
        }
        return Levels.first(count, prices, sizes);
    }

    private void trade(Frame frame, Contract contract, Members trade) {
        Moment when = writer.at(frame, trade.millis(1));
        double amount = trade.signedSize(2);
        if (amount == 0) {
            throw trade.refuse("an amount must not be zero");
        }
        writer.trade(contract, when, trade.price(3), Math.abs(amount), amount > 0 ? Side.BUY : Side.SELL);
    }

    private record Channel(String kind, @Nullable Contract contract) {}
}
