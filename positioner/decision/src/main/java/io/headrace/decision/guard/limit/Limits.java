package io.headrace.decision.guard.limit;

import io.headrace.decision.memory.LimitMemory;
import io.headrace.decision.memory.Turns;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Restraint;
import io.headrace.decision.settings.safeguard.LimitParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Cuts orders to the limits. What the rule sends to venues is served first, and the rest shares what is left
/// in the order it was given; a transfer of the rule that is cut is said to be.
public final class Limits {
    private final LimitParameters parameters;

    public Limits(LimitParameters parameters) {
        this.parameters = parameters;
    }

    /// What is left of orders, and what was cut.
    public record Cut(List<Move> moves, List<Restraint> restraints) {
        public Cut {
            moves = List.copyOf(moves);
            restraints = List.copyOf(restraints);
        }
    }

    /// @param orders without terms
    /// @param rulePlan what the rule alone would move now
    public Cut cut(List<Move> orders, List<Move> rulePlan, NetworkState state, LimitMemory memory) {
        if (parameters.equals(LimitParameters.NONE)) {
            return new Cut(orders, List.of());
        }
        String treasury = state.treasury().node();
        double[] ofRule = new double[orders.size()];
        double[] most = new double[orders.size()];
        for (int m = 0; m < most.length; m++) {
            Move order = orders.get(m);
            double usd = order.amount().tokens();
            ofRule[m] = order.from().equals(treasury) ? Math.min(usd, sent(rulePlan, order)) : 0;
            boolean turns = parameters.reversalsPerDay() < Integer.MAX_VALUE
                    && Rolling.reversals(memory, order, treasury, state.asOfNanos()) >= parameters.reversalsPerDay();
            most[m] = Math.min(turns ? ofRule[m] : usd, single(order, state));
        }
        return cut(orders, ofRule, rolled(ofRule, most, memory, state.asOfNanos()));
    }

    /// What to remember once these moves were made.
    public LimitMemory after(LimitMemory memory, List<Move> moves, String treasury, long nowNanos) {
        return parameters.rolls() ? Rolling.after(memory, moves, treasury, nowNanos) : LimitMemory.EMPTY;
    }

    /// The limits that look at one move alone, USD.
    private double single(Move order, NetworkState state) {
        double onRoute = 0;
        double position = 0;
        for (Transit transit : state.inFlight()) {
            double usd = transit.amount().tokens();
            onRoute += transit.from().equals(order.from()) && transit.to().equals(order.to()) ? usd : 0;
            position += transit.to().equals(order.to()) ? usd : 0;
        }
        position += state.node(order.to()).onHand().tokens();
        boolean inward = order.from().equals(state.treasury().node());
        double room = inward ? parameters.venueUsd() - position : Double.POSITIVE_INFINITY;
        return Math.max(0, Math.min(parameters.moveUsd(), Math.min(parameters.routeUsd() - onRoute, room)));
    }

    /// Serves the rule's parts first, then the rest, as long as hour and day last.
    private double[] rolled(double[] ofRule, double[] most, LimitMemory memory, long nowNanos) {
        double left = Math.max(
                0,
                Math.min(
                        parameters.hourUsd() - Rolling.usd(memory, nowNanos - Rolling.HOUR),
                        parameters.dayUsd() - Rolling.usd(memory, nowNanos - Rolling.DAY)));
        double[] served = new double[most.length];
        for (int m = 0; m < most.length; m++) {
            served[m] = Math.min(left, Math.min(most[m], ofRule[m]));
            left -= served[m];
        }
        for (int m = 0; m < most.length; m++) {
            double more = Math.min(left, most[m] - served[m]);
            served[m] += more;
            left -= more;
        }
        return served;
    }

    private static Cut cut(List<Move> orders, double[] ofRule, double[] served) {
        List<Move> moves = new ArrayList<>();
        List<Restraint> restraints = new ArrayList<>();
        for (int m = 0; m < served.length; m++) {
            Move order = orders.get(m);
            TokenAmount amount = floor(order, served[m]);
            TokenAmount cut = order.amount().minus(amount);
            if (amount.isPositive()) {
                moves.add(new Move(order.from(), order.to(), amount));
            }
            if (cut.isPositive()) {
                restraints.add(restraint(order, amount, ofRule[m]));
            }
        }
        return new Cut(moves, restraints);
    }

    private static Restraint restraint(Move order, TokenAmount amount, double ofRule) {
        boolean rule = amount.tokens() < ofRule;
        String whose = rule ? "a transfer of the rule, " : "";
        return new Restraint(
                "limit",
                order.to(),
                rule,
                order.amount().tokens() - amount.tokens(),
                String.format(
                        Locale.ROOT,
                        "limits cut %s%.0f USD from %s to %s, to %.0f USD",
                        whose,
                        order.amount().tokens(),
                        order.from(),
                        order.to(),
                        amount.tokens()));
    }

    /// No unit more than what is allowed.
    private static TokenAmount floor(Move order, double usd) {
        double whole = order.amount().tokens();
        if (usd >= whole) {
            return order.amount();
        }
        double share = usd / whole;
        return new TokenAmount(
                order.amount().asset(), (long) Math.floor(share * order.amount().units()));
    }

    private static double sent(List<Move> plan, Move order) {
        double sum = 0;
        for (Move move : plan) {
            sum += move.from().equals(order.from()) && move.to().equals(order.to())
                    ? move.amount().tokens()
                    : 0;
        }
        return sum;
    }

    /// The turns of a venue, when it was moved to or from before.
    static Optional<Turns> turns(LimitMemory memory, String venue) {
        return memory.turns().stream()
                .filter(found -> found.venue().equals(venue))
                .findFirst();
    }
}
