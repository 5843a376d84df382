package io.headrace.decision.strategy;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Executable;
import io.headrace.decision.policy.Move;
import java.util.ArrayList;
import java.util.List;

/// The numbers a policy works on: the books in USD, venue by venue, beside what each venue needs. Built
/// once per decision.
public final class Desk {
    private static final long PATIENCE = 2;

    private final NetworkState state;
    public final int venues;
    public final String treasury;
    public final String[] names;
    public final double[] onHand;
    public final double[] inbound;
    public final double[] withdrawable;
    /// What the treasury can pay now, USD: less than it holds while it may not draw on it.
    public final double treasuryOnHand;
    public final double treasuryInbound;

    public Desk(NetworkState state, DemandOutlook outlook) {
        this.state = state;
        List<NodeState> nodes = state.nodes();
        venues = nodes.size() - 1;
        if (outlook.venues().size() != venues) {
            throw new IllegalArgumentException("outlook must cover the " + venues + " venues of the network, had "
                    + outlook.venues().size());
        }
        treasury = nodes.getFirst().node();
        names = new String[venues];
        onHand = new double[venues];
        inbound = new double[venues];
        withdrawable = new double[venues];
        for (int v = 0; v < venues; v++) {
            NodeState node = nodes.get(v + 1);
            names[v] = node.node();
            onHand[v] = node.onHand().tokens();
            withdrawable[v] = node.withdrawable().tokens();
            if (!names[v].equals(outlook.venues().get(v).venue())) {
                throw new IllegalArgumentException("outlook must follow the order of the network, had "
                        + outlook.venues().get(v).venue() + " where " + names[v] + " is");
            }
        }
        double toTreasury = 0;
        for (Transit transit : state.inFlight()) {
            if (isDoubtful(transit, state.asOfNanos())) {
                continue;
            }
            double amount = transit.amount().tokens();
            if (transit.to().equals(treasury)) {
                toTreasury += amount;
                continue;
            }
            for (int v = 0; v < venues; v++) {
                if (names[v].equals(transit.to())) {
                    inbound[v] += amount;
                }
            }
        }
        treasuryOnHand = nodes.getFirst().withdrawable().tokens();
        treasuryInbound = toTreasury;
    }

    /// Money overdue by more than twice the time it was promised for stands in for no buffer: it may come
    /// tomorrow or never. When it does come, what is then too much goes back.
    private static boolean isDoubtful(Transit transit, long nowNanos) {
        long promised = transit.arrivesNanos() - transit.departedNanos();
        return (nowNanos - transit.arrivesNanos()) / PATIENCE > promised;
    }

    /// Inventory position: on hand plus inbound that is not doubtful.
    public double position(int venue) {
        return onHand[venue] + inbound[venue];
    }

    /// The part on hand that may not leave the venue now, USD.
    double held(int venue) {
        return onHand[venue] - withdrawable[venue];
    }

    /// What a set of targets takes of the capital, USD: a venue's target, or what it holds and may not give
    /// up when that is more. Targets fit exactly when this is no more than [#capital].
    double taken(double[] targets) {
        double sum = 0;
        for (int v = 0; v < venues; v++) {
            sum += Math.max(targets[v], held(v));
        }
        return sum;
    }

    /// Everything that can be counted on: what the treasury can pay, venues and what is on its way, USD.
    public double capital() {
        double sum = treasuryOnHand + treasuryInbound;
        for (int v = 0; v < venues; v++) {
            sum += position(v);
        }
        return sum;
    }

    /// Returns first, then orders up, each in network order, cut to what can be executed.
    public List<Move> moves(double[] returns, double[] orders) {
        List<Move> moves = new ArrayList<>();
        for (int v = 0; v < venues; v++) {
            add(moves, names[v], treasury, returns[v]);
        }
        for (int v = 0; v < venues; v++) {
            add(moves, treasury, names[v], orders[v]);
        }
        return Executable.of(moves, treasury, node -> state.node(node).withdrawable());
    }

    private static void add(List<Move> moves, String from, String to, double usd) {
        TokenAmount amount = TokenAmount.usd(usd);
        if (amount.isPositive()) {
            moves.add(new Move(from, to, amount));
        }
    }
}
