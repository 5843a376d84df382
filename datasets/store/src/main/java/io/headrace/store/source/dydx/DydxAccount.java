package io.headrace.store.source.dydx;

import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import io.headrace.store.source.frame.PricedSize;
import io.headrace.store.source.frame.RecentIds;
import java.util.function.Consumer;

/// The desk's own subaccount: positions when it is subscribed and as they change, and fills. Fees are
/// dollars.
final class DydxAccount {
    private final EventWriter writer;
    private final RecentIds fills = new RecentIds();

    DydxAccount(EventWriter writer) {
        this.writer = writer;
    }

    void contents(Frame frame, Members contents) {
        if (contents.hasObject("subaccount")) {
            Members account = contents.object("subaccount");
            if (account.hasObject("openPerpetualPositions")) {
                Members positions = account.object("openPerpetualPositions");
                positions.names().forEach(market -> position(frame, positions.object(market)));
            }
        }
        each(contents, "perpetualPositions", position -> position(frame, position));
        each(contents, "fills", fill -> fill(frame, fill));
    }

    private static void each(Members contents, String list, Consumer<Members> action) {
        if (contents.hasList(list)) {
            Members elements = contents.list(list);
            for (int at = 0; at < elements.count(); at++) {
                action.accept(elements.at(at));
            }
        }
    }

    private void position(Frame frame, Members position) {
        Contract contract = writer.contract(DydxMessages.VENUE, position, "market");
        Moment when = contract == null ? null : writer.at(frame, "positions");
        if (contract == null || when == null) {
            return;
        }
        double size = Math.abs(position.signedSize("size"));
        boolean closed = position.textOr("status", "OPEN").equals("CLOSED");
        double quantity = closed ? 0 : position.text("side").equals("SHORT") ? -size : size;
        double entry =
                position.has("entryPrice") && position.finite("entryPrice") != 0 ? position.price("entryPrice") : 0;
        writer.position(contract.instrument(), when, quantity, entry);
    }

    private void fill(Frame frame, Members fill) {
        Contract contract = writer.contract(DydxMessages.VENUE, fill, fill.has("market") ? "market" : "ticker");
        if (contract == null) {
            return;
        }
        Moment when = writer.at(frame, fill.iso("createdAt"));
        var filled = new PricedSize(fill.price("price"), fill.size("size"));
        double fee = fill.finite("fee");
        if (fills.isNew(fill.text("id"))) {
            writer.fill(contract.instrument(), when, DydxMessages.side(fill), filled, fee);
        } else {
            writer.output().note(Oddity.EXACT_DUPLICATE, "fill " + fill.text("id") + " came again");
        }
    }
}
