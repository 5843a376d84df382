package io.headrace.decision.strategy;

import io.headrace.decision.hedge.HedgePlan;
import io.headrace.decision.memory.SafetyMemory;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.GuardMemory;
import io.headrace.decision.policy.InputDigests;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.policy.Reason;
import io.headrace.decision.policy.Restraint;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.InputsDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a policy made up its mind to do, before it is numbered and chained.
///
/// @param decider who decides
/// @param why one sentence
/// @param moves in execution order: returns to the treasury first
/// @param reasons one per venue, in network order
/// @param rulePlan what the threshold rule would move in the same state
/// @param restraints what safeguards changed, in the order they did
/// @param hedges what it advises to offset
public record Draft(
        Decider decider,
        String why,
        List<Move> moves,
        List<Reason> reasons,
        List<Move> rulePlan,
        List<Restraint> restraints,
        Budget budget,
        HedgePlan hedges) {
    public Draft {
        moves = List.copyOf(moves);
        reasons = List.copyOf(reasons);
        rulePlan = List.copyOf(rulePlan);
        restraints = List.copyOf(restraints);
    }

    /// A draft that no safeguard has changed.
    public Draft(
            Decider decider, String why, List<Move> moves, List<Reason> reasons, List<Move> rulePlan, Budget budget) {
        this(decider, why, moves, reasons, rulePlan, List.of(), budget, HedgePlan.NONE);
    }

    /// The same with other orders.
    public Draft moving(List<Move> changed) {
        return new Draft(decider, why, changed, reasons, rulePlan, restraints, budget, hedges);
    }

    /// The same beside another plan of the rule.
    public Draft beside(List<Move> plan) {
        return new Draft(decider, why, moves, reasons, plan, restraints, budget, hedges);
    }

    /// The same with somebody else, or another reason, in charge.
    public Draft deciding(Decider changed, String reason) {
        return new Draft(changed, reason, moves, reasons, rulePlan, restraints, budget, hedges);
    }

    /// The same with other advice.
    public Draft advising(HedgePlan plan) {
        return new Draft(decider, why, moves, reasons, rulePlan, restraints, budget, plan);
    }

    /// The same with other reasons per venue.
    public Draft because(List<Reason> changed) {
        return new Draft(decider, why, moves, changed, rulePlan, restraints, budget, hedges);
    }

    /// The same with more that safeguards changed.
    public Draft restrained(List<Restraint> more) {
        List<Restraint> all = new ArrayList<>(restraints);
        all.addAll(more);
        return new Draft(decider, why, moves, reasons, rulePlan, all, budget, hedges);
    }

    /// Turns the draft into a decision that follows on `memory`.
    ///
    /// @param policy name and parameters of the policy, one line: part of the inputs
    public Decision seal(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos, String policy) {
        return seal(new Situation(memory, state, outlook, nowNanos), policy, Optional.empty());
    }

    /// What a decision is made from.
    public record Situation(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos) {}

    /// As [#seal(PolicyMemory, NetworkState, DemandOutlook, long, String)], handing on what a guard
    /// remembers.
    public Decision seal(Situation situation, String policy, Optional<GuardMemory> guard) {
        return seal(situation, policy, guard, situation.memory().safety());
    }

    /// As [#seal(Situation, String, Optional)], handing on what other safeguards remember.
    public Decision seal(Situation situation, String policy, Optional<GuardMemory> guard, SafetyMemory safety) {
        PolicyMemory memory = situation.memory();
        long nowNanos = situation.nowNanos();
        InputDigests inputs = InputsDigest.of(memory, situation.state(), situation.outlook(), nowNanos, policy);
        boolean same = memory.sequence() > 0 && memory.decider() == decider;
        long since = same ? memory.sinceNanos() : nowNanos;
        Decision unsealed = new Decision(
                memory.sequence(),
                nowNanos,
                decider,
                why,
                moves,
                reasons,
                rulePlan,
                restraints,
                budget,
                hedges,
                inputs,
                memory.previousDigest(),
                new PolicyMemory(decider, since, why, memory.sequence() + 1, "", guard, safety));
        return unsealed.sealed(DecisionCodec.digest(unsealed));
    }
}
