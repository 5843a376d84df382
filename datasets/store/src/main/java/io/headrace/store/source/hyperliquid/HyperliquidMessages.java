package io.headrace.store.source.hyperliquid;

import io.headrace.market.event.Side;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.LevelLists;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import io.headrace.store.source.frame.Numbering;
import io.headrace.store.source.frame.PricedSize;
import io.headrace.store.source.frame.SnapshotRequests;

/// The messages of one Hyperliquid connection, answer or archive.
///
/// Every book message is a whole book, so a lost one heals itself. Open interest is coins: USD at the
/// mark price of the same message. The rate in a context is this hour's forecast; what settled comes
/// from the funding history.
public final class HyperliquidMessages implements FrameParser {
    static final String VENUE = "hyperliquid";

    private final EventWriter writer;
    private final HyperliquidFills fills;
    private final HyperliquidAccount account;

    public HyperliquidMessages(SourceOutput output, SnapshotRequests requests) {
        this.writer = new EventWriter(output, Numbering.NONE, requests);
        this.fills = new HyperliquidFills(writer);
        this.account = new HyperliquidAccount(writer);
    }

    @Override
    public void frame(Frame frame) {
        Members root = Members.of(frame);
        if (root.isList()) {
            list(frame, root);
        } else if (root.has("channel")) {
            channel(frame, root);
        } else if (root.has("raw")) {
            channel(new Frame(root.iso("time"), frame.json()), root.object("raw"));
        } else if (root.has("events")) {
            block(new Frame(root.iso("local_time"), frame.json()), root);
        } else {
            document(frame, root);
        }
    }

    private void channel(Frame frame, Members message) {
        switch (message.text("channel")) {
            case "l2Book" -> book(frame, message.object("data"));
            case "bbo" -> bestBidAsk(frame, message.object("data"));
            case "trades" -> trades(frame, message.list("data"));
            case "activeAssetCtx" -> context(frame, message.object("data"));
            case "userFills", "user" -> ownFills(frame, message.object("data"));
            case "webData2", "clearinghouseState" -> ownState(frame, message.object("data"));
            default -> writer.unused("messages of channel " + message.text("channel"));
        }
    }

    private void document(Frame frame, Members root) {
        if (root.has("levels")) {
            book(frame, root);
        } else if (root.has("side_info")) {
            nodeTrade(frame, root);
        } else if (root.has("assetPositions")) {
            account.state(frame, root, "");
        } else {
            writer.unused("answers that tell of no market event");
        }
    }

    private void list(Frame frame, Members list) {
        if (list.count() == 2 && list.isTextAt(0)) {
            fills.ofAnyone(frame, list.text(0), list.at(1));
        } else if (list.count() == 2 && list.isObjectAt(0) && list.at(0).hasList("universe")) {
            contexts(frame, list.at(0).list("universe"), list.at(1));
        } else {
            for (int at = 0; at < list.count(); at++) {
                element(frame, list.at(at));
            }
        }
    }

    private void element(Frame frame, Members each) {
        if (each.has("fundingRate")) {
            Contract contract = writer.contract(VENUE, each, "coin");
            if (contract != null) {
                writer.funding(
                        contract.instrument(), writer.at(frame, each.millis("time")), each.finite("fundingRate"));
            }
        } else if (each.has("oid")) {
            fills.ofTheDesk(frame, each, "");
        } else if (each.has("tid")) {
            fills.trade(frame, each);
        } else {
            writer.unused("lists that tell of no market event");
        }
    }

    private void book(Frame frame, Members data) {
        Contract contract = writer.contract(VENUE, data, "coin");
        if (contract != null) {
            Members levels = data.list("levels");
            writer.bestLevels(
                    contract.instrument(),
                    writer.at(frame, data.millis("time")),
                    LevelLists.objects(levels.at(0), "px", "sz", contract),
                    LevelLists.objects(levels.at(1), "px", "sz", contract));
        }
    }

    private void bestBidAsk(Frame frame, Members data) {
        Contract contract = writer.contract(VENUE, data, "coin");
        Members both = data.list("bbo");
        if (contract == null || !both.isObjectAt(0) || !both.isObjectAt(1)) {
            return; // a side without an order is null
        }
        writer.quote(contract, writer.at(frame, data.millis("time")), level(both.at(0)), level(both.at(1)));
    }

    private static PricedSize level(Members level) {
        return new PricedSize(level.price("px"), level.sizeOrZero("sz"));
    }

    private void trades(Frame frame, Members trades) {
        for (int at = 0; at < trades.count(); at++) {
            fills.trade(frame, trades.at(at));
        }
    }

    /// A line of the node's trades, which bears no id.
    private void nodeTrade(Frame frame, Members trade) {
        Contract contract = writer.contract(VENUE, trade, "coin");
        if (contract != null) {
            writer.trade(
                    contract, writer.at(frame, trade.iso("time")), trade.price("px"), trade.size("sz"), side(trade));
        }
    }

    private void ownFills(Frame frame, Members data) {
        if (!data.hasList("fills")) {
            writer.unused("messages of the user that are no fills");
            return;
        }
        Members list = data.list("fills");
        for (int at = 0; at < list.count(); at++) {
            fills.ofTheDesk(frame, list.at(at), data.textOr("user", ""));
        }
    }

    private void ownState(Frame frame, Members data) {
        if (data.hasObject("clearinghouseState")) {
            account.state(frame, data.object("clearinghouseState"), data.textOr("user", ""));
        } else {
            writer.unused("messages of the user without a state of the account");
        }
    }

    private void block(Frame frame, Members block) {
        Members events = block.list("events");
        for (int at = 0; at < events.count(); at++) {
            Members pair = events.at(at);
            fills.ofAnyone(frame, pair.text(0), pair.at(1));
        }
    }

    private void contexts(Frame frame, Members universe, Members contexts) {
        for (int at = 0; at < Math.min(universe.count(), contexts.count()); at++) {
            Contract contract = writer.contract(VENUE, universe.at(at), "name");
            Moment when = contract == null ? null : writer.at(frame, "contexts of contracts");
            if (contract != null && when != null) {
                context(contract, when, contexts.at(at));
            }
        }
    }

    private void context(Frame frame, Members data) {
        Contract contract = writer.contract(VENUE, data, "coin");
        Moment when = contract == null ? null : writer.at(frame, "contexts of contracts");
        if (contract != null && when != null) {
            context(contract, when, data.object("ctx"));
        }
    }

    private void context(Contract contract, Moment when, Members context) {
        double mark = context.price("markPx");
        writer.markPrice(contract.instrument(), when, mark);
        if (context.has("oraclePx")) {
            writer.indexPrice(contract.instrument(), when, context.price("oraclePx"));
        }
        if (context.has("openInterest")) {
            writer.openInterest(contract.instrument(), when, context.sizeOrZero("openInterest") * mark);
        }
    }

    /// `B` bought, `A` (ask) sold.
    static Side side(Members message) {
        return switch (message.text("side")) {
            case "B" -> Side.BUY;
            case "A" -> Side.SELL;
            default -> throw message.refuse("side", "must be A or B");
        };
    }

    @Override
    public void interrupted(String reason) {
        writer.output().note(Oddity.SEQUENCE_BREAK, reason);
        writer.state().interrupted(reason);
    }

    @Override
    public void end() {
        writer.state().end();
    }
}
