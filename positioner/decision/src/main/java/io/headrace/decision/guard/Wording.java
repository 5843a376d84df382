package io.headrace.decision.guard;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.outlook.tranche.TrancheNeed;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Reason;
import io.headrace.decision.policy.Restraint;
import io.headrace.decision.strategy.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Says in the decision what safeguards did.
final class Wording {
    private Wording() {}

    /// A draft in which nothing moves.
    static Draft hold(NetworkState state, String why) {
        String sentence = "nothing moves: " + why;
        List<Reason> reasons = new ArrayList<>();
        for (NodeState venue : state.venues()) {
            double onHand = venue.onHand().tokens();
            reasons.add(new Reason(venue.node(), onHand, onHand, "hold", sentence + '.'));
        }
        return new Draft(Decider.RULE, sentence, List.of(), reasons, List.of(), Budget.NOT_USED);
    }

    /// Why a better rung does not decide, and what it would have moved.
    static String why(Draft draft, String footing, List<Move> shadowed) {
        if (footing.isEmpty() || draft.why().contains(footing)) {
            return draft.why();
        }
        double usd =
                shadowed.stream().mapToDouble(move -> move.amount().tokens()).sum();
        String would = shadowed.isEmpty() ? "" : String.format(Locale.ROOT, "; it would have moved %.0f USD", usd);
        return draft.decider() == Decider.MODEL ? draft.why() + "; " + footing + would : footing + would;
    }

    /// Where risk tranches ask for more than an account as one.
    static List<Restraint> tranches(Map<String, List<TrancheNeed>> binding) {
        return binding.entrySet().stream()
                .map(venue -> new Restraint(
                        "tranche",
                        venue.getKey(),
                        false,
                        0,
                        "its tranches ask for more than the account as one: "
                                + venue.getValue().stream()
                                        .map(TrancheNeed::toString)
                                        .collect(Collectors.joining(", "))))
                .toList();
    }

    /// The draft, with every restraint at its venue's reason, with a reason for each venue of the books, and with
    /// every transfer of the rule that was cut in its own words.
    static Draft told(Draft draft, NetworkState state) {
        List<Reason> reasons = new ArrayList<>();
        for (NodeState venue : state.venues()) {
            reasons.add(told(reason(draft, venue), draft.restraints()));
        }
        StringBuilder why = new StringBuilder(draft.why());
        for (Restraint restraint : draft.restraints()) {
            if (restraint.ofRule()) {
                why.append("; ").append(restraint.sentence());
            }
        }
        return draft.deciding(draft.decider(), why.toString()).because(reasons);
    }

    private static Reason reason(Draft draft, NodeState venue) {
        double onHand = venue.onHand().tokens();
        return draft.reasons().stream()
                .filter(reason -> reason.venue().equals(venue.node()))
                .findFirst()
                .orElseGet(() -> new Reason(venue.node(), onHand, onHand, "input", "It is left out."));
    }

    private static Reason told(Reason reason, List<Restraint> restraints) {
        String binding = reason.binding();
        StringBuilder sentence = new StringBuilder(reason.sentence());
        for (Restraint restraint : restraints) {
            if (restraint.node().equals(reason.venue())) {
                binding = restraint.cutUsd() > 0 ? restraint.by() : binding;
                sentence.append(" But ").append(restraint.sentence()).append('.');
            }
        }
        return new Reason(reason.venue(), reason.positionUsd(), reason.targetUsd(), binding, sentence.toString());
    }
}
