package io.headrace.decision.strategy.band;

import io.headrace.decision.policy.Reason;
import io.headrace.decision.strategy.Desk;
import java.util.Locale;

/// Why a rule of bands does what it does at one venue.
final class BandReason {
    private BandReason() {}

    static Reason of(Desk desk, int v, Band band, BandRule.Orders orders, boolean resting) {
        double position = desk.position(v);
        String name = desk.names[v];
        if (resting) {
            return new Reason(name, position, position, "cool_down", "It was served within the cool-down.");
        }
        if (orders.up()[v] > 0) {
            return new Reason(name, position, band.up(), "below_lo", said("Position is below", band.lo()));
        }
        double left = desk.onHand[v] - orders.returns()[v];
        if (orders.recalled()[v] > 0) {
            return new Reason(name, position, left, "netting", said("The treasury is short of", orders.recalled()[v]));
        }
        if (orders.returns()[v] > 0) {
            return new Reason(name, position, left, "above_hi", said("On hand is above", band.hi()));
        }
        return new Reason(name, position, position, "no_trade_band", said("Position is not below", band.lo()));
    }

    private static String said(String what, double usd) {
        return String.format(Locale.ROOT, "%s %,.0f USD.", what, usd);
    }
}
