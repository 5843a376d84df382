package io.headrace.decision.simulation;

import io.headrace.decision.network.Asset;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.policy.Executable;
import io.headrace.decision.policy.Move;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.law.Fate;
import io.headrace.market.event.MarginSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The laws of the world: what arrives, what flows, what a set of orders really moves. Books are exact;
/// every function is pure and returns new books.
///
/// A period is: [#arrive], [#flow], the demand check (accounting), a decision, [#departures], [#depart]. In
/// the first period there is no flow and no check.
public final class World {
    private final DeskSettings settings;
    private final List<String> nodes;

    public World(DeskSettings settings) {
        this.settings = settings;
        List<String> names = new ArrayList<>();
        names.add(DeskSettings.TREASURY);
        names.addAll(settings.venues());
        this.nodes = List.copyOf(names);
    }

    /// Treasury first, then the venues.
    public List<String> nodes() {
        return nodes;
    }

    /// Books at the start: `balances` per node, treasury first; nothing held, nothing in flight.
    public WorldState start(List<TokenAmount> balances, long nowNanos) {
        if (balances.size() != nodes.size()) {
            throw new IllegalArgumentException("there must be one balance per node of " + nodes + ", were " + balances);
        }
        return new WorldState(nowNanos, balances, zeros(), List.of());
    }

    /// Moves the clock and lands what has arrived by then.
    public WorldState arrive(WorldState state, long nowNanos) {
        return arrive(state, nowNanos, transit -> new Fate(transit.arrivesNanos(), transit.to()));
    }

    /// As the other, where what becomes of a transfer may differ from what was promised.
    WorldState arrive(WorldState state, long nowNanos, Function<Transit, Fate> fates) {
        List<TokenAmount> onHand = new ArrayList<>(state.onHand());
        List<Transit> still = new ArrayList<>(state.inFlight().size());
        for (Transit transit : state.inFlight()) {
            Fate fate = fates.apply(transit);
            if (fate.landsNanos() <= nowNanos) {
                int at = index(fate.landsAt());
                onHand.set(at, onHand.get(at).plus(transit.amount()));
            } else {
                still.add(transit);
            }
        }
        return new WorldState(nowNanos, onHand, state.held(), still);
    }

    /// Applies the flows of the period that ends now and notes what the venues hold back.
    ///
    /// @param snapshots one per venue, in the order of the settings
    public WorldState flow(WorldState state, List<MarginSnapshot> snapshots) {
        List<TokenAmount> flows = zeros();
        List<TokenAmount> held = zeros();
        for (int v = 0; v < snapshots.size(); v++) {
            MarginSnapshot snapshot = snapshots.get(v);
            requireVenue(snapshot, v);
            flows.set(v + 1, TokenAmount.usd(snapshot.flowUsd()));
            held.set(v + 1, TokenAmount.usd(snapshot.heldUsd()));
        }
        return flow(state, flows, held);
    }

    /// Applies a flow to every node, treasury first, and notes what each holds back.
    public WorldState flow(WorldState state, List<TokenAmount> flows, List<TokenAmount> held) {
        List<TokenAmount> onHand = new ArrayList<>(state.onHand());
        for (int n = 0; n < onHand.size(); n++) {
            onHand.set(n, onHand.get(n).plus(flows.get(n)));
        }
        return new WorldState(state.nowNanos(), onHand, held, state.inFlight());
    }

    /// The transits a decision's moves become, cut to what is there (see [Executable]). What leaves venues
    /// now cannot be spent by the treasury before it arrives. Identifiers follow from the decision's digest
    /// and the position of the move.
    public List<Transit> departures(WorldState state, List<Move> moves, long nowNanos, String decisionDigest) {
        return departures(state, moves, nowNanos, decisionDigest, (node, most) -> most);
    }

    /// As the other, where less may leave some nodes.
    ///
    /// @param gate from a node and what its books would let go to what may leave it now
    List<Transit> departures(
            WorldState state,
            List<Move> moves,
            long nowNanos,
            String decisionDigest,
            BiFunction<String, TokenAmount, TokenAmount> gate) {
        List<TokenAmount> withdrawable = withdrawable(state);
        List<Move> executable =
                Executable.of(moves, DeskSettings.TREASURY, node -> gate.apply(node, withdrawable.get(index(node))));
        String prefix = "t-" + decisionDigest.substring(0, Math.min(16, decisionDigest.length())) + '-';
        List<Transit> departures = new ArrayList<>(executable.size());
        for (Move move : executable) {
            long lead = settings.route(move.from(), move.to()).leadNanos();
            departures.add(new Transit(
                    prefix + departures.size(),
                    move.from(),
                    move.to(),
                    move.amount(),
                    nowNanos,
                    Math.addExact(nowNanos, lead)));
        }
        return departures;
    }

    /// Takes the transits off their nodes and puts them in flight.
    public WorldState depart(WorldState state, List<Transit> transits) {
        if (transits.isEmpty()) {
            return state;
        }
        List<TokenAmount> onHand = new ArrayList<>(state.onHand());
        for (Transit transit : transits) {
            int from = index(transit.from());
            onHand.set(from, onHand.get(from).minus(transit.amount()));
        }
        List<Transit> inFlight = new ArrayList<>(state.inFlight());
        inFlight.addAll(transits);
        return new WorldState(state.nowNanos(), onHand, state.held(), inFlight);
    }

    /// The books as a policy sees them.
    public NetworkState network(WorldState state) {
        List<NodeState> states = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            states.add(new NodeState(
                    nodes.get(i), state.onHand().get(i), zero(), state.held().get(i)));
        }
        return new NetworkState(state.nowNanos(), states, state.inFlight(), settings.routes());
    }

    private static List<TokenAmount> withdrawable(WorldState state) {
        List<TokenAmount> most = new ArrayList<>(state.onHand().size());
        for (int i = 0; i < state.onHand().size(); i++) {
            most.add(state.onHand().get(i).minus(state.held().get(i)).max(zero()));
        }
        return most;
    }

    private void requireVenue(MarginSnapshot snapshot, int venue) {
        if (!snapshot.venue().equals(settings.venues().get(venue))) {
            throw new IllegalArgumentException("snapshots must come in the order " + settings.venues() + ", had "
                    + snapshot.venue() + " at place " + venue);
        }
    }

    int index(String node) {
        int index = nodes.indexOf(node);
        if (index < 0) {
            throw new IllegalArgumentException("no node '" + node + "' in " + nodes);
        }
        return index;
    }

    private List<TokenAmount> zeros() {
        List<TokenAmount> zeros = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            zeros.add(zero());
        }
        return zeros;
    }

    private static TokenAmount zero() {
        return TokenAmount.zero(Asset.USDC);
    }
}
