package io.headrace.decision.guard;

import io.headrace.decision.guard.evidence.Assessment;
import io.headrace.decision.guard.evidence.Clearance;
import io.headrace.decision.guard.evidence.Clearance.Inflow;
import io.headrace.decision.guard.evidence.Clearance.Outflow;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Executable;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Restraint;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.PolicyKind;
import io.headrace.decision.settings.ProgramParameters.MarginPool;
import io.headrace.decision.strategy.Consent;
import io.headrace.decision.strategy.Draft;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.models.forecast.QuantileForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Keeps orders to what evidence and the rule allow. Who drafts sees closed venues as they are: nothing can leave
/// them, and they need no more than may be sent, so that nothing is recalled elsewhere for an order that would
/// not be placed.
final class Restriction {
    private static final String TREASURY = DeskSettings.TREASURY;

    private final ThresholdPolicy rule;

    private final List<MarginPool> pools;

    Restriction(ThresholdPolicy rule, DeskSettings settings) {
        this.rule = rule;
        pools = settings.predictive().policy() == PolicyKind.PROGRAM
                ? settings.predictive().program().pools()
                : List.of();
    }

    /// Books in which nothing can leave a venue that is closed that way: every policy, the shadow's included, sees
    /// what is true.
    static NetworkState closed(NetworkState state, Assessment assessment) {
        List<NodeState> nodes = new ArrayList<>();
        nodes.add(state.treasury());
        for (int v = 0; v < state.venues().size(); v++) {
            NodeState node = state.venues().get(v);
            boolean shut = assessment.venues().get(v).out() != Outflow.FREE;
            TokenAmount none = TokenAmount.zero(node.onHand().asset());
            TokenAmount all = node.onHand().max(none).max(node.held());
            nodes.add(shut ? new NodeState(node.node(), node.onHand(), node.reserved(), all) : node);
        }
        return state.withNodes(nodes);
    }

    /// Needs as far as they may be served: of a closed venue no more than it has, or than the rule sends.
    DemandOutlook served(DemandOutlook outlook, NetworkState state, Assessment assessment) {
        List<VenueOutlook> venues = new ArrayList<>();
        for (int v = 0; v < outlook.venues().size(); v++) {
            VenueOutlook venue = outlook.venues().get(v);
            Inflow in = assessment.venues().get(v).in();
            venues.add(in == Inflow.FREE ? venue : served(venue, position(state, venue.venue()), in));
        }
        return outlook.with(venues);
    }

    private VenueOutlook served(VenueOutlook venue, double position, Inflow in) {
        double most = in == Inflow.RULE
                ? Double.POSITIVE_INFINITY
                : Math.max(0, position) / rule.parameters().lo();
        VenueOutlook served = new VenueOutlook(
                venue.venue(),
                Math.min(venue.demandUsd(), most),
                Math.min(venue.plannedPeakUsd(), most),
                venue.forecast(),
                venue.support(),
                venue.seasonal(),
                venue.caveats());
        return venue.forecast()
                .map(forecast -> served.with(atMost(forecast, position)))
                .orElse(served);
    }

    private static QuantileForecast atMost(QuantileForecast forecast, double position) {
        double[] values = forecast.values();
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.min(values[k], position);
        }
        return new QuantileForecast(
                forecast.venue(),
                forecast.asOfNanos(),
                forecast.window(),
                forecast.levels(),
                values,
                forecast.support());
    }

    private static double position(NetworkState state, String venue) {
        return state.node(venue).onHand().tokens() + state.inbound(venue).tokens();
    }

    /// What clearances leave of orders, and what they keep the rule from sending.
    ///
    /// @param draft whose rule plan is the rule's own, on needs as they are
    Draft cleared(Draft draft, Assessment assessment) {
        List<Move> moves = Orders.cut(draft.moves(), move -> allowed(move, draft, assessment));
        List<Restraint> said = new ArrayList<>();
        for (Clearance clearance : assessment.venues()) {
            if (!clearance.isFree()) {
                said.add(said(clearance, draft, moves));
            }
        }
        return said.isEmpty() ? draft : draft.moving(moves).restrained(said);
    }

    private static double allowed(Move move, Draft draft, Assessment assessment) {
        boolean inward = move.from().equals(TREASURY);
        Clearance clearance = assessment.of(inward ? move.to() : move.from()).orElseThrow();
        double whole = move.amount().tokens();
        if (!inward) {
            return clearance.out() == Outflow.FREE ? whole : 0;
        }
        return switch (clearance.in()) {
            case FREE -> whole;
            case RULE -> Math.min(whole, Orders.usd(draft.rulePlan(), TREASURY, move.to()));
            case NONE -> 0;
        };
    }

    private static Restraint said(Clearance clearance, Draft draft, List<Move> moves) {
        String venue = clearance.venue();
        double ofRule = Orders.usd(draft.rulePlan(), TREASURY, venue);
        double kept = Orders.usd(moves, TREASURY, venue);
        boolean rules = clearance.in() == Inflow.NONE && ofRule > Orders.NOTHING_USD;
        double wanted = Orders.usd(draft.moves(), TREASURY, venue) + Orders.usd(draft.moves(), venue, TREASURY);
        double cut = Math.max(rules ? ofRule : 0, wanted - kept - Orders.usd(moves, venue, TREASURY));
        String what = String.format(Locale.ROOT, ": a transfer of the rule of %.0f USD is not sent", ofRule);
        return new Restraint(clearance.by(), venue, rules, Math.max(0, cut), clearance.why() + (rules ? what : ""));
    }

    /// What the rule consents to. On forecasts of now a return leaves the floor, see [Consent]; on lesser ones
    /// forecasts only raise, and what is recalled is what the rule recalls. Forecasts of now that are in doubt may
    /// give back what the rule gives back, too: held for good, it would cost more than either of them.
    ///
    /// @param state with closed venues closed
    Draft consented(Draft draft, NetworkState state, DemandOutlook outlook, Rung rung) {
        if (!rung.isPredictive()) {
            return draft;
        }
        return switch (rung) {
            case MODEL -> aboveFloors(draft, state, outlook);
            case GUARDED -> onlyRaised(draft, state, outlook, agreed(draft, rule.plan(state, outlook)));
            default -> onlyRaised(draft, state, outlook, List.of());
        };
    }

    private Draft aboveFloors(Draft draft, NetworkState state, DemandOutlook outlook) {
        double[] most = Consent.mostOut(state, outlook, rule, pools);
        List<Move> moves = Orders.cut(
                draft.moves(),
                move -> move.from().equals(TREASURY) ? move.amount().tokens() : most[venue(state, move.from())]);
        return withheld(draft, moves);
    }

    /// Recalls are the rule's, and no venue gets less than the rule sends it.
    ///
    /// @param returns what may go back beside them
    private Draft onlyRaised(Draft draft, NetworkState state, DemandOutlook outlook, List<Move> returns) {
        List<Move> ruled = rule.standIn().plan(state, outlook);
        List<Move> moves = new ArrayList<>();
        for (NodeState venue : state.venues()) {
            larger(back(ruled, venue.node()), back(returns, venue.node())).ifPresent(moves::add);
        }
        for (NodeState venue : state.venues()) {
            larger(sent(draft.moves(), venue.node()), sent(ruled, venue.node())).ifPresent(moves::add);
        }
        return withheld(
                draft, Executable.of(moves, TREASURY, node -> state.node(node).withdrawable()));
    }

    /// As far as both give back.
    private static List<Move> agreed(Draft draft, List<Move> ruled) {
        List<Move> agreed = new ArrayList<>();
        for (Move move : ruled) {
            Optional<Move> other = back(draft.moves(), move.from());
            if (move.to().equals(TREASURY) && other.isPresent()) {
                agreed.add(other.get().amount().compareTo(move.amount()) < 0 ? other.get() : move);
            }
        }
        return agreed;
    }

    private static Optional<Move> back(List<Move> moves, String venue) {
        return moves.stream().filter(move -> move.from().equals(venue)).findFirst();
    }

    private static Optional<Move> sent(List<Move> moves, String venue) {
        return moves.stream().filter(move -> move.to().equals(venue)).findFirst();
    }

    private static Optional<Move> larger(Optional<Move> first, Optional<Move> second) {
        boolean more = second.isPresent()
                && (first.isEmpty()
                        || second.get().amount().compareTo(first.get().amount()) > 0);
        return more ? second : first;
    }

    private static Draft withheld(Draft draft, List<Move> moves) {
        double cut = Orders.usd(draft.moves(), TREASURY, false) - Orders.usd(moves, TREASURY, false);
        if (cut <= Orders.NOTHING_USD) {
            return draft.moving(moves);
        }
        String sentence = String.format(Locale.ROOT, "the rule does not consent to %.0f USD leaving venues", cut);
        return draft.moving(moves).restrained(List.of(new Restraint("consent", "", false, cut, sentence)));
    }

    private static int venue(NetworkState state, String name) {
        List<NodeState> venues = state.venues();
        for (int v = 0; v < venues.size(); v++) {
            if (venues.get(v).node().equals(name)) {
                return v;
            }
        }
        throw new IllegalArgumentException("no venue '" + name + "'");
    }
}
