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
    private final NetworkState state;
    public final int venues;
    public final String treasury;
    public final String[] names;
    public final double[] onHand;
    public final double[] inbound;
    public final double[] withdrawable;
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
        treasuryOnHand = Math.max(nodes.getFirst().onHand().tokens(), 0);
        treasuryInbound = toTreasury;
    }

    /// Inventory position: on hand plus inbound.
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

    /// Everything there is: treasury, venues and what is on its way to them, USD.
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
