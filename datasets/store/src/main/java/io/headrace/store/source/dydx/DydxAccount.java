package io.headrace.store.source.dydx;

import io.headrace.market.event.Instrument;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import io.headrace.store.source.frame.OneAccount;
import io.headrace.store.source.frame.PricedSize;
import io.headrace.store.source.frame.RecentIds;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The desk's own subaccounts: positions when one is subscribed and as they change, and fills. Fees are
/// dollars.
///
/// Each subaccount has margin of its own, so each is a venue of its own: number 0 is `dydx`, number 1 is
/// `dydx-1`. What a whole state of a subaccount no longer lists is told as closed.
final class DydxAccount {
    private static final Pattern ID = Pattern.compile("([a-z0-9]{1,80})/(\\d{1,6})");

    private static final Instrument NONE = Instrument.account("none");

    private final EventWriter writer;
    private final RecentIds fills = new RecentIds();
    private final OneAccount address = new OneAccount();
    private final Map<String, Set<Instrument>> open = new HashMap<>();

    DydxAccount(EventWriter writer) {
        this.writer = writer;
    }

    void contents(Frame frame, Members root, Members contents) {
        String venue = venue(root);
        if (contents.hasObject("subaccount")) {
            whole(frame, venue, contents.object("subaccount"));
        }
        each(contents, "perpetualPositions", position -> position(frame, venue, position));
        each(contents, "fills", fill -> fill(frame, venue, fill));
    }

    private String venue(Members root) {
        Matcher id = ID.matcher(root.text("id"));
        if (!id.matches()) {
            throw root.refuse("id", "must be an address and the number of its subaccount, such as dydx1abc/0");
        }
        address.require(root, "id", id.group(1));
        int number = Integer.parseInt(id.group(2));
        return number == 0 ? DydxMessages.VENUE : DydxMessages.VENUE + "-" + number;
    }

    private void whole(Frame frame, String venue, Members account) {
        Set<Instrument> before = new HashSet<>(open.getOrDefault(venue, Set.of()));
        if (account.hasObject("openPerpetualPositions")) {
            Members positions = account.object("openPerpetualPositions");
            for (String market : positions.names()) {
                before.remove(position(frame, venue, positions.object(market)));
            }
        }
        for (Instrument closed : before.stream().sorted().toList()) {
            tell(frame, closed, 0, 0);
        }
    }

    private static void each(Members contents, String list, Consumer<Members> action) {
        if (contents.hasList(list)) {
            Members elements = contents.list(list);
            for (int at = 0; at < elements.count(); at++) {
                action.accept(elements.at(at));
            }
        }
    }

    /// @return what it is a position in, or [#NONE] where the contract is not known
    private Instrument position(Frame frame, String venue, Members position) {
        Contract contract = writer.contract(DydxMessages.VENUE, position, "market");
        if (contract == null) {
            return NONE;
        }
        double size = Math.abs(position.signedSize("size"));
        boolean closed = position.textOr("status", "OPEN").equals("CLOSED");
        double quantity = closed ? 0 : position.text("side").equals("SHORT") ? -size : size;
        double entry =
                position.has("entryPrice") && position.finite("entryPrice") != 0 ? position.price("entryPrice") : 0;
        Instrument instrument = new Instrument(venue, contract.instrument().coin());
        tell(frame, instrument, quantity, entry);
        return instrument;
    }

    private void tell(Frame frame, Instrument instrument, double quantity, double entry) {
        Moment when = writer.at(frame, "positions");
        if (when == null) {
            return;
        }
        writer.position(instrument, when, quantity, entry);
        Set<Instrument> held = open.computeIfAbsent(instrument.venue(), key -> new HashSet<>());
        if (quantity == 0) {
            held.remove(instrument);
        } else {
            held.add(instrument);
        }
    }

    private void fill(Frame frame, String venue, Members fill) {
        Contract contract = writer.contract(DydxMessages.VENUE, fill, fill.has("market") ? "market" : "ticker");
        if (contract == null) {
            return;
        }
        Moment when = writer.at(frame, fill.iso("createdAt"));
        var filled = new PricedSize(fill.price("price"), fill.size("size"));
        double fee = fill.finite("fee");
        if (fills.isNew(fill.text("id"))) {
            Instrument instrument = new Instrument(venue, contract.instrument().coin());
            writer.fill(instrument, when, DydxMessages.side(fill), filled, fee);
        } else {
            writer.output().note(Oddity.EXACT_DUPLICATE, "fill " + fill.text("id") + " came again");
        }
    }
}
