package io.headrace.store.source.hyperliquid;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.store.source.Contract;
import io.headrace.store.source.Frame;
import io.headrace.store.source.frame.EventWriter;
import io.headrace.store.source.frame.Members;
import io.headrace.store.source.frame.Moment;
import io.headrace.store.source.frame.OneAccount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// States of the desk's account (`clearinghouseState`): positions, and the margin they need.
///
/// A position that a later state no longer lists is told as closed. The margin snapshot's demand is the
/// margin the venue counts as used (`totalMarginUsed`, isolated positions included), not the desk's own
/// target; its flow is the change of the account's value since the state before, so it includes deposits
/// and withdrawals, and is 0 for the first state, which has none before it; held is what is neither used
/// nor withdrawable. A state that leaves one of these out tells positions alone.
final class HyperliquidAccount {
    private static final Instrument ACCOUNT = Instrument.account(HyperliquidMessages.VENUE);

    private final EventWriter writer;
    private final OneAccount user = new OneAccount();
    private final Set<Instrument> open = new TreeSet<>();
    private double valueBefore = Double.NaN;

    HyperliquidAccount(EventWriter writer) {
        this.writer = writer;
    }

    /// @param address of the account, empty where the message does not say it
    void state(Frame frame, Members state, String address) {
        if (!address.isEmpty()) {
            user.require(state, "user", address);
        }
        Moment when = writer.at(frame, state.millis("time"));
        positions(state.list("assetPositions"), when);
        margin(state, when);
    }

    private void positions(Members list, Moment when) {
        Set<Instrument> closed = new TreeSet<>(open);
        for (int at = 0; at < list.count(); at++) {
            Members position = list.at(at).object("position");
            Contract contract = writer.contract(HyperliquidMessages.VENUE, position, "coin");
            if (contract != null) {
                double quantity = position.signedSize("szi");
                double entry = position.has("entryPx") ? position.price("entryPx") : 0;
                writer.position(contract.instrument(), when, quantity, entry);
                closed.remove(contract.instrument());
                if (quantity != 0) {
                    open.add(contract.instrument());
                } else {
                    open.remove(contract.instrument());
                }
            }
        }
        closed.forEach(each -> writer.position(each, when, 0, 0));
        open.removeAll(closed);
    }

    private void margin(Members state, Moment when) {
        String summary = state.hasObject("marginSummary") ? "marginSummary" : "crossMarginSummary";
        if (!state.hasObject(summary) || !state.has("withdrawable")) {
            writer.unused("states of the account without its margin");
            return;
        }
        Members margin = state.object(summary);
        double value = margin.finite("accountValue");
        double used = margin.notNegative("totalMarginUsed");
        double held = Math.max(0, value - used - state.notNegative("withdrawable"));
        double flow = Double.isNaN(valueBefore) ? 0 : value - valueBefore;
        valueBefore = value;
        writer.output()
                .event(new MarginSnapshot(
                        ACCOUNT,
                        when.eventNanos(),
                        when.knownNanos(),
                        writer.output().nextSequence(),
                        used,
                        used,
                        flow,
                        held,
                        List.of(used),
                        exposures(state.list("assetPositions"))));
    }

    private List<MarginSnapshot.Exposure> exposures(Members list) {
        List<MarginSnapshot.Exposure> exposures = new ArrayList<>();
        for (int at = 0; at < list.count(); at++) {
            Members position = list.at(at).object("position");
            Contract contract = writer.contract(HyperliquidMessages.VENUE, position, "coin");
            if (contract != null && position.has("positionValue") && position.has("marginUsed")) {
                double signed = Math.copySign(position.notNegative("positionValue"), position.signedSize("szi"));
                exposures.add(new MarginSnapshot.Exposure(
                        contract.instrument().coin(), signed, position.notNegative("marginUsed")));
            }
        }
        exposures.sort(Comparator.comparing(MarginSnapshot.Exposure::coin));
        return exposures;
    }
}
