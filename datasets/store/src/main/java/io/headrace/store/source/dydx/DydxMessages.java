package io.headrace.store.source.dydx;

import io.headrace.market.event.Levels;
import io.headrace.market.event.Side;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.BookChange;
import io.headrace.store.source.frame.BookFeed;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.LevelLists;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import io.headrace.store.source.frame.Numbering;
import io.headrace.store.source.frame.RecentIds;
import io.headrace.store.source.frame.SnapshotRequests;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The messages of one dYdX connection, or one answer of its indexer.
///
/// The connection numbers its messages over all channels: a missing number may be of any book, so all
/// are unknown until they come whole again. Books bear no time of their own. Answers of books and trades
/// do not say their market: the file's name must.
public final class DydxMessages implements FrameParser {
    static final String VENUE = "dydx";
    static final String NAME_IT = "Name the file after its market, such as trades-BTC-USD.json";

    private final EventWriter writer;
    private final SnapshotRequests requests;
    private final DydxMarkets markets;
    private final DydxCandles candles;
    private final DydxAccount account;
    private final RecentIds trades = new RecentIds();
    private final Optional<String> market;
    private String connection = "";
    private long lastMessage = -1;

    public DydxMessages(SourceOutput output, SnapshotRequests requests) {
        this(output, requests, Optional.empty());
    }

    /// @param market of answers that do not say theirs, such as `BTC-USD`
    DydxMessages(SourceOutput output, SnapshotRequests requests, Optional<String> market) {
        this.market = market;
        this.requests = requests;
        this.writer = new EventWriter(output, Numbering.NONE, requests);
        this.markets = new DydxMarkets(writer);
        this.candles = new DydxCandles(writer);
        this.account = new DydxAccount(writer);
    }

    @Override
    public void frame(Frame frame) {
        Members root = Members.of(frame);
        if (root.has("type")) {
            channelMessage(frame, root);
        } else if (root.hasObject("result")) {
            long answered = root.has("isoTimestamp") ? root.iso("isoTimestamp") : Frame.UNKNOWN;
            answer(new Frame(Math.max(answered, frame.receivedNanos()), frame.json()), root.object("result"));
        } else {
            answer(frame, root);
        }
    }

    private void channelMessage(Frame frame, Members root) {
        if (root.has("message_id")) {
            numbered(root);
        }
        switch (root.text("type")) {
            case "subscribed" -> {
                if (root.hasObject("contents")) {
                    contents(frame, root, root.object("contents"), true);
                }
            }
            case "channel_data" -> contents(frame, root, root.object("contents"), false);
            case "channel_batch_data" -> {
                Members batch = root.list("contents");
                for (int at = 0; at < batch.count(); at++) {
                    contents(frame, root, batch.at(at), false);
                }
            }
            case "error" -> writer.unused("an error the venue tells: " + root.text("message"));
            case "connected", "unsubscribed" -> {}
            default -> writer.unused("messages of type " + root.text("type"));
        }
    }

    /// A new connection counts anew.
    private void numbered(Members root) {
        long number = root.integer("message_id");
        String now = root.textOr("connection_id", "");
        long before = now.equals(connection) ? lastMessage : -1;
        connection = now;
        lastMessage = number;
        if (before >= 0 && number != before + 1) {
            lost(
                    number <= before
                            ? "message " + number + " came after " + before
                            : "messages " + (before + 1) + " to " + (number - 1) + " were lost");
        }
    }

    private void lost(String reason) {
        writer.output().note(Oddity.SEQUENCE_BREAK, reason);
        writer.state().interrupted(reason);
        writer.state().books().stream().map(BookFeed::symbol).forEach(requests::request);
    }

    private void contents(Frame frame, Members root, Members contents, boolean whole) {
        String channel = root.text("channel");
        switch (channel.startsWith("v3_") ? "v4_" + channel.substring(3) : channel) {
            case "v4_orderbook" -> book(frame, root, contents, whole);
            case "v4_trades" -> trades(frame, root, contents);
            case "v4_markets" -> markets.contents(frame, contents);
            case "v4_candles" -> candles.contents(frame, root, contents);
            case "v4_subaccounts" -> account.contents(frame, root, contents);
            default -> writer.unused("messages of channel " + channel);
        }
    }

    private void answer(Frame frame, Members answer) {
        if (answer.hasList("historicalFunding")) {
            funding(answer.list("historicalFunding"));
        } else if (answer.hasList("candles")) {
            candles.answer(frame, answer.list("candles"));
        } else if (answer.hasObject("markets")) {
            markets.contents(frame, answer);
        } else if (answer.hasList("bids") || answer.hasList("asks")) {
            wholeBook(frame, answer);
        } else if (answer.hasList("trades")) {
            oldTrades(answer);
        } else {
            writer.unused("answers that tell of no market event");
        }
    }

    private void funding(Members list) {
        for (int at = 0; at < list.count(); at++) {
            Members each = list.at(at);
            Contract contract = writer.contract(VENUE, each, "ticker");
            if (contract != null) {
                long settled = each.iso("effectiveAt");
                writer.funding(contract.instrument(), new Moment(settled, settled), each.finite("rate"));
            }
        }
    }

    private void wholeBook(Frame frame, Members answer) {
        Contract contract = ofNamedMarket(answer, answer.hasList("bids") ? "bids" : "asks");
        Moment when = contract == null ? null : writer.at(frame, "a whole book");
        if (contract != null && when != null) {
            writer.bestLevels(
                    contract.instrument(), when, side(answer, "bids", contract), side(answer, "asks", contract));
        }
    }

    /// Newest first; each was public at its stamp, long before it was asked for.
    private void oldTrades(Members answer) {
        Contract contract = ofNamedMarket(answer, "trades");
        Members list = answer.list("trades");
        for (int at = list.count() - 1; contract != null && at >= 0; at--) {
            long traded = list.at(at).iso("createdAt");
            trade(new Moment(traded, traded), contract, list.at(at));
        }
    }

    private @Nullable Contract ofNamedMarket(Members answer, String member) {
        String name = market.orElseThrow(
                () -> answer.refuse(member, "are of no market that the answer or the file's name says", NAME_IT));
        return writer.contract(VENUE, name, answer, member);
    }

    private void book(Frame frame, Members root, Members contents, boolean whole) {
        Contract contract = writer.contract(VENUE, root, "id");
        Moment when = contract == null ? null : writer.at(frame, "changes of a book");
        if (contract == null || when == null) {
            return;
        }
        var change = BookChange.unnumbered(
                when.eventNanos(),
                when.knownNanos(),
                side(contents, "bids", contract),
                side(contents, "asks", contract));
        BookFeed book = writer.state().book(contract.instrument(), root.text("id"));
        if (whole) {
            book.whole(change);
        } else {
            book.change(change);
        }
    }

    /// Levels are objects in a whole book and pairs in changes; a side without a change may be absent.
    private static Levels side(Members contents, String name, Contract contract) {
        if (!contents.has(name)) {
            return Levels.NONE;
        }
        Members levels = contents.list(name);
        return levels.isObjectAt(0)
                ? LevelLists.objects(levels, "price", "size", contract)
                : LevelLists.pairs(levels, contract);
    }

    private void trades(Frame frame, Members root, Members contents) {
        Contract contract = writer.contract(VENUE, root, "id");
        if (contract == null) {
            return;
        }
        Members list = contents.list("trades");
        for (int at = 0; at < list.count(); at++) {
            trade(writer.at(frame, list.at(at).iso("createdAt")), contract, list.at(at));
        }
    }

    private void trade(Moment when, Contract contract, Members trade) {
        double price = trade.price("price");
        double size = trade.size("size");
        Side taker = side(trade);
        String type = trade.textOr("type", "LIMIT");
        if (type.equals("DELEVERAGED")) {
            writer.unused("trades outside the book (" + type + ")");
        } else if (trade.has("id") && !trades.isNew(trade.text("id"))) {
            writer.output().note(Oddity.EXACT_DUPLICATE, "trade " + trade.text("id") + " came again");
        } else {
            writer.trade(contract, when, price, size, taker);
            if (type.equals("LIQUIDATED")) {
                writer.liquidation(contract, when, price, size, taker);
            }
        }
    }

    static Side side(Members message) {
        return switch (message.text("side")) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw message.refuse("side", "must be BUY or SELL");
        };
    }

    @Override
    public void interrupted(String reason) {
        lastMessage = -1;
        writer.state().interrupted(reason);
    }

    @Override
    public void end() {
        candles.end();
        writer.state().end();
    }
}
