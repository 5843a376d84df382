package io.headrace.decision.guard;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.strategy.Draft;
import io.headrace.decision.strategy.Drafter;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The predictive policy under the merge-reserve guard: at every period
/// `C(t) <= (1 + lambda) C_rule(t) + B`, C what our way has cost and C_rule what the threshold rule's way has,
/// from the same start through the same flows.
///
/// Of the predictive orders as large a share is let through (all, three quarters, half, a quarter,
/// none) as keeps `C + reserve` inside the bound after this period; where a model decided, the rule's
/// own orders are the rest. Where they cannot be, it is the plan that merges our books into the rule's;
/// alone the plan is always affordable: what it costs was in the reserve.
///
/// The bound rests on what is found in the books being what was expected: money that did not arrive in the
/// lead time, a transfer that failed, or capital put in or taken out suspends it. The rule then decides for
/// this period, and the count begins anew from the books as they are.
public final class GuardedPolicy implements Policy {
    static final String SUSPENDED = "the guard's bound is suspended: ";

    private final Drafter predictive;
    private final ThresholdPolicy rule;
    private final GuardParameters parameters;
    private final MergeReserve reserve;

    /// @param predictive whose orders are guarded
    /// @param rule whose cost bounds ours
    public GuardedPolicy(Drafter predictive, ThresholdPolicy rule, GuardParameters parameters, DeskSettings settings) {
        this.predictive = predictive;
        this.rule = rule;
        this.parameters = parameters;
        this.reserve = new MergeReserve(rule, parameters, settings);
    }

    @Override
    public Decision decide(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos) {
        Shadow.Standing standing = reserve.standing(memory.guard(), state, outlook);
        Draft draft = standing.voided()
                .map(reason -> rule.standIn().draft(state, outlook, SUSPENDED + reason))
                .orElseGet(() -> predictive.draft(state, outlook));
        List<Move> rest = draft.decider() == Decider.MODEL ? draft.rulePlan() : List.of();
        MergeReserve.Choice choice = reserve.choose(standing, draft.moves(), rest);
        return told(draft, choice)
                .seal(new Draft.Situation(memory, state, outlook, nowNanos), toString(), Optional.of(choice.memory()));
    }

    /// The draft with the orders that were let through, and what the guard did to it.
    static Draft told(Draft draft, MergeReserve.Choice choice) {
        double share = choice.memory().share();
        if (share == 1) {
            return draft;
        }
        String why = draft.why() + "; the guard " + did(choice);
        Decider decider = share == 0 ? Decider.RULE : draft.decider();
        return draft.deciding(decider, why).moving(choice.moves());
    }

    private static String did(MergeReserve.Choice choice) {
        double share = choice.memory().share();
        String part = String.format(Locale.ROOT, "lets %.0f %% of its orders through", 100 * share);
        return switch (choice.rest()) {
            case NOTHING -> share == 0 ? "lets none of its orders through" : part;
            case RULE -> share == 0 ? "leaves the rule to decide" : part + ", the rule decides the rest";
            case PLAN ->
                share == 0
                        ? "moves the desk to where the rule would be"
                        : part + ", the rest moves the desk to where the rule would be";
        };
    }

    @Override
    public String toString() {
        return "GuardedPolicy[" + parameters + ", " + rule + ", " + predictive + ']';
    }
}
