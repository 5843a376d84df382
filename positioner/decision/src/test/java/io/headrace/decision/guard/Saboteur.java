package io.headrace.decision.guard;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Executable;
import io.headrace.decision.policy.Move;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.strategy.Draft;
import io.headrace.decision.strategy.Drafter;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A policy that harms the desk: it drains venues, hoards all capital at one of them, or throws money about.
record Saboteur(ThresholdPolicy rule, int kind, long seed) implements Drafter {
    @Override
    public Draft draft(NetworkState state, DemandOutlook outlook) {
        Draft honest = rule.draft(state, outlook, "sabotage");
        SplittableRandom random = new SplittableRandom(seed ^ state.asOfNanos());
        List<Move> moves = new ArrayList<>();
        for (NodeState venue : state.venues()) {
            double share = kind == 0 ? 1 : random.nextDouble() < .3 ? random.nextDouble() : 0;
            add(moves, venue.node(), DeskSettings.TREASURY, venue.withdrawable(), kind == 1 ? 0 : share);
        }
        int favourite = random.nextInt(state.venues().size());
        if (kind > 0) {
            String to = state.venues().get(kind == 1 ? 0 : favourite).node();
            add(moves, DeskSettings.TREASURY, to, state.treasury().withdrawable(), kind == 1 ? 1 : random.nextDouble());
        }
        List<Move> executable = Executable.of(
                moves, DeskSettings.TREASURY, node -> state.node(node).withdrawable());
        return new Draft(Decider.MODEL, "sabotage", executable, honest.reasons(), honest.rulePlan(), honest.budget());
    }

    private static void add(List<Move> moves, String from, String to, TokenAmount most, double share) {
        TokenAmount amount = TokenAmount.usd(share * most.tokens());
        if (amount.isPositive()) {
            moves.add(new Move(from, to, amount));
        }
    }
}
