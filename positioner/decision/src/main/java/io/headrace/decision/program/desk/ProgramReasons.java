package io.headrace.decision.program.desk;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.Route;
import io.headrace.decision.policy.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts the program's orders into words: what each transfer saves, and where nothing moves, what holds it and
/// the smallest change that would move it.
final class ProgramReasons {
    private static final double LEAST_USD = 1;

    private final DeskProgram desk;
    private final FirstStep step;
    private final NetworkState state;
    private final ProgramAnswer.Plan plan;

    ProgramReasons(DeskProgram desk, FirstStep step, NetworkState state, ProgramAnswer.Plan plan) {
        this.desk = desk;
        this.step = step;
        this.state = state;
        this.plan = plan;
    }

    /// One per venue, in network order.
    List<Reason> all() {
        List<Reason> reasons = new ArrayList<>();
        for (NodeState venue : state.venues()) {
            reasons.add(reason(venue));
        }
        return reasons;
    }

    private Reason reason(NodeState venue) {
        int in = link(state.treasury().node(), venue.node());
        int out = link(venue.node(), state.treasury().node());
        double position = venue.onHand().tokens() + state.inbound(venue.node()).tokens();
        if (in >= 0 && plan.sentUsd()[in] > 0) {
            return order(venue, position, in);
        }
        if (out >= 0 && plan.sentUsd()[out] > 0) {
            return giveBack(venue, position, out);
        }
        if (in < 0 || out < 0) {
            String sentence = "There is no route " + (in < 0 ? "to" : "from") + " it: what is there stays as it is.";
            return new Reason(venue.node(), position, position, "route", sentence);
        }
        return hold(venue, position, in, out);
    }

    private Reason order(NodeState venue, double position, int in) {
        double sent = plan.sentUsd()[in];
        boolean floor = step.leastUsd()[in] > 0;
        boolean full = sent >= step.mostUsd()[in] - LEAST_USD;
        String binding = full ? "route" : floor ? "floor" : "none";
        String why = floor
                ? "Position is below the threshold rule's action point"
                : "Scenarios need more than is there: sending saves " + usd(plan.savingUsd()[in]);
        String limit = full ? ", as much as the route carries" : "";
        return new Reason(venue.node(), position, position + sent, binding, why + ": order " + usd(sent) + limit + '.');
    }

    private Reason giveBack(NodeState venue, double position, int out) {
        double sent = plan.sentUsd()[out];
        boolean full = sent >= venue.withdrawable().tokens() - LEAST_USD;
        return new Reason(
                venue.node(),
                position,
                position - sent,
                full ? "withdrawable" : "none",
                "It is worth more elsewhere: return " + usd(sent) + (full ? ", all that may be withdrawn." : "."));
    }

    private Reason hold(NodeState venue, double position, int in, int out) {
        for (int r : new int[] {in, out}) {
            if (plan.barredUsd()[r] > 0) {
                return new Reason(venue.node(), position, position, "gas", gas(r));
            }
        }
        if (step.mostUsd()[in] < LEAST_USD) {
            return new Reason(
                    venue.node(),
                    position,
                    position,
                    "route",
                    "The route to it carries nothing now, one more USD of capacity is what would move it.");
        }
        double price = shortOf(in);
        if (price <= 0 && state.treasury().withdrawable().tokens() < LEAST_USD) {
            String none = "The treasury has nothing left to send; one more USD there would go here.";
            return new Reason(venue.node(), position, position, "capital", none);
        }
        Route route = desk.routes.get(in);
        String sentence = "One more USD here would cost " + points(price)
                + " more than it saves: an order pays when the transfer costs that much less than its "
                + points(route.proportionalCost()) + ", or a shortage that much more; a return when "
                + points(shortOf(out)) + " more is saved.";
        return new Reason(venue.node(), position, position, "no_trade_band", sentence);
    }

    private String gas(int r) {
        double needed = desk.routes.get(r).gasUsd();
        return "Moving " + usd(plan.barredUsd()[r]) + " would save " + cents(plan.savingUsd()[r])
                + " beyond its proportional cost and cost " + cents(needed) + " of gas; it pays when it saves "
                + cents(Math.max(0, needed - plan.savingUsd()[r])) + " more.";
    }

    private double shortOf(int link) {
        return plan.shyUsd()[link];
    }

    private int link(String from, String to) {
        for (int r = 0; r < desk.routes.size(); r++) {
            if (desk.routes.get(r).from().equals(from)
                    && desk.routes.get(r).to().equals(to)) {
                return r;
            }
        }
        return -1;
    }

    private static String usd(double amount) {
        return String.format(Locale.ROOT, "%,.0f USD", amount);
    }

    private static String cents(double amount) {
        return String.format(Locale.ROOT, "%,.2f USD", amount);
    }

    private static String points(double perUsd) {
        return String.format(Locale.ROOT, "%.2f bps", 1e4 * perUsd);
    }
}
