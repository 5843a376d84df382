package io.headrace.decision.guard;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.GuardMemory;
import io.headrace.decision.policy.Move;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.Accounting;
import io.headrace.decision.simulation.PeriodCost;
import io.headrace.decision.simulation.World;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps the rule's books beside ours: the same flows, the rule's own orders, the same accounting. Flows are
/// what our nodes have gained or lost beyond arrivals.
final class Shadow {
    private final DeskSettings settings;
    private final World world;
    private final Accounting accounting;
    private final ThresholdPolicy rule;

    Shadow(DeskSettings settings, ThresholdPolicy rule) {
        this.settings = settings;
        this.rule = rule;
        world = new World(settings);
        accounting = new Accounting(settings);
    }

    /// Where both stand before our decision.
    ///
    /// @param ours our books now
    /// @param ruleAfter the rule's books after its departures
    /// @param costUsd ours, up to the period before
    /// @param ruleCostUsd the rule's, this period included
    /// @param checked whether this period had a demand check: not when the count begins
    /// @param voided why the bound is suspended; empty when it holds
    record Standing(
            NetworkState state,
            DemandOutlook outlook,
            WorldState ours,
            WorldState ruleAfter,
            double costUsd,
            double ruleCostUsd,
            boolean checked,
            Optional<String> voided,
            long voidedCount) {}

    Standing standing(Optional<GuardMemory> memory, NetworkState state, DemandOutlook outlook) {
        WorldState ours = books(state);
        if (memory.isEmpty()) {
            return begin(state, outlook, ours, Optional.empty(), 0);
        }
        GuardMemory known = memory.get();
        WorldState expected = world.arrive(known.ours(), state.asOfNanos());
        Optional<String> voided =
                known.suspended().isEmpty() ? surprise(expected, ours) : Optional.of(known.suspended());
        if (voided.isPresent()) {
            return begin(state, outlook, ours, voided, known.voided() + 1);
        }
        List<TokenAmount> flows = new ArrayList<>();
        for (int n = 0; n < ours.onHand().size(); n++) {
            flows.add(ours.onHand().get(n).minus(expected.onHand().get(n)));
        }
        WorldState before = world.flow(world.arrive(known.rule(), state.asOfNanos()), flows, ours.held());
        List<Transit> departed = departures(before, rule.plan(network(before), outlook));
        WorldState after = depart(before, departed);
        PeriodCost cost = accounting.cost(demands(outlook), before, after, departed);
        return new Standing(
                state,
                outlook,
                ours,
                after,
                known.costUsd(),
                known.ruleCostUsd() + charged(cost, after),
                true,
                Optional.empty(),
                known.voided());
    }

    private Standing begin(
            NetworkState state, DemandOutlook outlook, WorldState ours, Optional<String> voided, long count) {
        List<Transit> departed = departures(ours, rule.plan(state, outlook));
        WorldState after = depart(ours, departed);
        double cost = charged(accounting.unchecked(after, departed), after);
        return new Standing(state, outlook, ours, after, 0, cost, false, voided, count);
    }

    /// What a period costs us that ends in these books, USD.
    double chargedUsd(Standing standing, WorldState after, List<Transit> departed) {
        PeriodCost cost = standing.checked()
                ? accounting.cost(demands(standing.outlook()), standing.ours(), after, departed)
                : accounting.unchecked(after, departed);
        return charged(cost, after);
    }

    List<Transit> departures(WorldState before, List<Move> moves) {
        return world.departures(before, moves, before.nowNanos(), "");
    }

    WorldState depart(WorldState before, List<Transit> departed) {
        return world.depart(before, departed);
    }

    /// Orders from amounts per venue, positive up, negative back; returns first.
    List<Move> moves(double[] up) {
        List<Move> moves = new ArrayList<>();
        for (int v = 0; v < up.length; v++) {
            add(moves, settings.venues().get(v), DeskSettings.TREASURY, -up[v]);
        }
        for (int v = 0; v < up.length; v++) {
            add(moves, DeskSettings.TREASURY, settings.venues().get(v), up[v]);
        }
        return moves;
    }

    /// A share of one list of orders and the rest of another, netted per venue.
    List<Move> mixed(List<Move> wanted, List<Move> merge, double share) {
        double[] up = new double[settings.venues().size()];
        addTo(up, wanted, share);
        addTo(up, merge, 1 - share);
        return moves(up);
    }

    private void addTo(double[] up, List<Move> moves, double share) {
        for (Move move : moves) {
            boolean back = move.to().equals(DeskSettings.TREASURY);
            int venue = settings.venues().indexOf(back ? move.from() : move.to());
            up[venue] += (back ? -share : share) * move.amount().tokens();
        }
    }

    private static void add(List<Move> moves, String from, String to, double usd) {
        TokenAmount amount = TokenAmount.usd(Math.max(0, usd));
        if (amount.isPositive()) {
            moves.add(new Move(from, to, amount));
        }
    }

    /// What in the books cannot be a flow at a venue.
    private Optional<String> surprise(WorldState expected, WorldState ours) {
        for (String node : world.nodes()) {
            TokenAmount known = inbound(expected, node);
            TokenAmount found = inbound(ours, node);
            if (!known.equals(found)) {
                return Optional.of(found + " is on its way to " + node + " where " + known + " was expected");
            }
        }
        TokenAmount treasury = expected.onHand().getFirst();
        return ours.onHand().getFirst().equals(treasury)
                ? Optional.empty()
                : Optional.of("the treasury has " + ours.onHand().getFirst() + " where " + treasury + " was expected");
    }

    private static TokenAmount inbound(WorldState books, String node) {
        TokenAmount sum = books.onHand().getFirst().minus(books.onHand().getFirst());
        for (Transit transit : books.inFlight()) {
            sum = transit.to().equals(node) ? sum.plus(transit.amount()) : sum;
        }
        return sum;
    }

    private static WorldState books(NetworkState state) {
        return new WorldState(
                state.asOfNanos(),
                state.nodes().stream().map(NodeState::onHand).toList(),
                state.nodes().stream().map(NodeState::held).toList(),
                state.inFlight());
    }

    private NetworkState network(WorldState books) {
        return world.network(books);
    }

    /// Never negative: a debt at a venue must not pay carry back.
    private double charged(PeriodCost cost, WorldState after) {
        double yield = settings.costs().yield(settings.periodNanos());
        return Math.max(0, cost.totalUsd() + yield * after.total().tokens());
    }

    private static double[] demands(DemandOutlook outlook) {
        return outlook.venues().stream().mapToDouble(VenueOutlook::demandUsd).toArray();
    }
}
