package io.headrace.decision.guard;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Executable;
import io.headrace.decision.policy.GuardMemory;
import io.headrace.decision.policy.Move;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.List;
import java.util.Optional;

/// The merge-reserve inequality: which share of orders keeps `C + reserve <= (1 + lambda) C_rule + B` after this
/// period, and the plan that always does. See [GuardedPolicy].
final class MergeReserve {
    private static final double[] SHARES = {.75, .5, .25};

    private final GuardParameters parameters;
    private final Shadow shadow;
    private final MergePlan plan;

    MergeReserve(ThresholdPolicy rule, GuardParameters parameters, DeskSettings settings) {
        this.parameters = parameters;
        this.shadow = new Shadow(settings, rule);
        this.plan = new MergePlan(settings);
    }

    /// What comes in where not all orders are let through.
    enum Rest {
        /// nothing
        NOTHING,
        /// the rule's own orders, given our books
        RULE,
        /// the plan that merges our books into the rule's
        PLAN
    }

    /// @param moves what is let through
    /// @param rest what they are beside the share of what was wanted
    record Choice(List<Move> moves, Rest rest, GuardMemory memory) {}

    Shadow.Standing standing(Optional<GuardMemory> memory, NetworkState state, DemandOutlook outlook) {
        return shadow.standing(memory, state, outlook);
    }

    /// The largest share of `wanted` that keeps the bound with the rule's own orders for the rest: held
    /// back without them, a venue waits a lead longer for what both would send. Where not even they alone
    /// do, nothing moves; where that does not either, the plan comes in, which only then must: what it
    /// brings home the policy would order again.
    ///
    /// @param ruled what the rule orders, given our books; none where it may not come in
    Choice choose(Shadow.Standing standing, List<Move> wanted, List<Move> ruled) {
        Choice whole = attempt(standing, wanted, 1, Rest.NOTHING);
        if (allowed(whole)) {
            return whole;
        }
        Rest rest = ruled.isEmpty() ? Rest.NOTHING : Rest.RULE;
        Optional<Choice> part = mixed(standing, wanted, ruled, rest);
        if (part.isPresent()) {
            return part.get();
        }
        Choice alone = attempt(standing, executable(standing, ruled), 0, rest);
        if (allowed(alone)) {
            return alone;
        }
        Choice nothing = attempt(standing, List.of(), 0, Rest.NOTHING);
        return allowed(nothing) ? nothing : merging(standing, wanted);
    }

    private Choice merging(Shadow.Standing standing, List<Move> wanted) {
        List<Move> merge = executable(standing, shadow.moves(plan.now(standing.ours(), standing.ruleAfter())));
        return mixed(standing, wanted, merge, Rest.PLAN).orElseGet(() -> attempt(standing, merge, 0, Rest.PLAN));
    }

    private Optional<Choice> mixed(Shadow.Standing standing, List<Move> wanted, List<Move> beside, Rest rest) {
        for (double share : SHARES) {
            Choice part = attempt(standing, executable(standing, shadow.mixed(wanted, beside, share)), share, rest);
            if (allowed(part)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /// What to remember when other orders than those chosen are carried out: any orders will do that keep the
    /// inequality; else the bound is suspended.
    GuardMemory recounted(Shadow.Standing standing, List<Move> moves, double share, String why) {
        Choice made = attempt(standing, moves, share, Rest.NOTHING);
        return allowed(made) ? made.memory : made.memory.suspended(why);
    }

    private boolean allowed(Choice choice) {
        GuardMemory memory = choice.memory;
        return memory.costUsd() + memory.reserveUsd() <= parameters.allowedUsd(memory.ruleCostUsd());
    }

    private Choice attempt(Shadow.Standing standing, List<Move> moves, double share, Rest rest) {
        List<Transit> departed = shadow.departures(standing.ours(), moves);
        WorldState after = shadow.depart(standing.ours(), departed);
        double cost = standing.costUsd() + shadow.chargedUsd(standing, after, departed);
        double reserve = plan.reserveUsd(after, standing.ruleAfter());
        return new Choice(
                moves,
                rest,
                new GuardMemory(
                        after,
                        standing.ruleAfter(),
                        cost,
                        standing.ruleCostUsd(),
                        reserve,
                        share,
                        standing.voidedCount()));
    }

    private static List<Move> executable(Shadow.Standing standing, List<Move> orders) {
        NetworkState state = standing.state();
        return Executable.of(
                orders, DeskSettings.TREASURY, node -> state.node(node).withdrawable());
    }

    @Override
    public String toString() {
        return "MergeReserve[" + parameters + ']';
    }
}
