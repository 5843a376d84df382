package io.headrace.store.source.hyperliquid;

import io.headrace.market.event.Side;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import io.headrace.store.source.frame.PricedSize;
import io.headrace.store.source.frame.RecentIds;
import java.util.Set;

/// Trades, and the fills they are to their two sides. The archives hold both fills of a trade: the
/// trade is told once, by its `tid`, and its taker is the side that crossed.
final class HyperliquidFills {
    private static final Set<String> DOLLARS = Set.of("USDC", "USDT", "USDT0", "USDH", "USDE");

    private final EventWriter writer;
    private final RecentIds trades = new RecentIds();
    private final RecentIds own = new RecentIds();

    HyperliquidFills(EventWriter writer) {
        this.writer = writer;
    }

    /// A public trade; its side is the taker's.
    void trade(Frame frame, Members trade) {
        Contract contract = writer.contract(HyperliquidMessages.VENUE, trade, "coin");
        if (contract == null) {
            return;
        }
        Moment at = writer.at(frame, trade.millis("time"));
        double price = trade.price("px");
        double size = trade.size("sz");
        Side taker = HyperliquidMessages.side(trade);
        if (trades.isNew(contract.instrument().coin() + trade.integer("tid"))) {
            writer.trade(contract, at, price, size, taker);
        } else {
            writer.output().note(Oddity.EXACT_DUPLICATE, "trade " + trade.integer("tid") + " came again");
        }
    }

    /// One side of anyone's trade, of an archive.
    void ofAnyone(Frame frame, String user, Members fill) {
        Contract contract = writer.contract(HyperliquidMessages.VENUE, fill, "coin");
        if (contract == null) {
            return;
        }
        Moment at = writer.at(frame, fill.millis("time"));
        double price = fill.price("px");
        double size = fill.size("sz");
        Side side = HyperliquidMessages.side(fill);
        Side taker = fill.flag("crossed") ? side : other(side);
        if (!trades.isNew(contract.instrument().coin() + fill.integer("tid"))) {
            return; // the other side of a trade that has been told
        }
        writer.trade(contract, at, price, size, taker);
        if (fill.hasObject("liquidation")) {
            boolean itself = user.equalsIgnoreCase(fill.object("liquidation").text("liquidatedUser"));
            writer.liquidation(contract, at, price, size, itself ? side : other(side));
        }
    }

    /// A fill of the desk's own.
    ///
    /// @param user the desk's address, empty where the message does not say it
    void ofTheDesk(Frame frame, Members fill, String user) {
        Contract contract = writer.contract(HyperliquidMessages.VENUE, fill, "coin");
        if (contract == null) {
            return;
        }
        Moment at = writer.at(frame, fill.millis("time"));
        var filled = new PricedSize(fill.price("px"), fill.size("sz"));
        double fee = fill.finite("fee");
        Side side = HyperliquidMessages.side(fill);
        if (!DOLLARS.contains(fill.textOr("feeToken", "USDC"))) {
            writer.output().note(Oddity.UNKNOWN_UNIT, "a fee in " + fill.text("feeToken") + " is not told in dollars");
            return;
        }
        if (!own.isNew(contract.instrument().coin() + fill.integer("tid") + side)) {
            writer.output().note(Oddity.EXACT_DUPLICATE, "fill " + fill.integer("tid") + " came again");
            return;
        }
        writer.fill(contract.instrument(), at, side, filled, fee);
        if (fill.hasObject("liquidation")) {
            writer.liquidation(contract, at, filled.price(), filled.size(), forced(fill, side, user));
        }
    }

    /// The forced side: the desk's where it was liquidated itself, else the other. Where the desk's
    /// address is not told it is the taker's, since a liquidation takes.
    private static Side forced(Members fill, Side side, String user) {
        boolean itself = user.isEmpty()
                ? fill.flag("crossed")
                : user.equalsIgnoreCase(fill.object("liquidation").text("liquidatedUser"));
        return itself ? side : other(side);
    }

    private static Side other(Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }
}
