package io.headrace.inference.api;

import io.headrace.decision.hedge.HedgePlan;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import java.time.Instant;
import java.util.List;

/// What was decided and why, also when nothing moved.
///
/// @param why why this decider was in charge
/// @param rulePlan what the threshold rule alone would have moved
/// @param rung of the fallback ladder that decided
/// @param restraints what safeguards changed
/// @param hedges offsets it advises, and why or why not; nothing executes them
/// @param inputsDigest SHA-256 of everything it was made from
/// @param digest SHA-256 of the decision
public record DecisionAnswer(
        long sequence,
        Instant decidedAt,
        Decider decider,
        Instant deciderSince,
        String why,
        List<MoveAnswer> moves,
        List<ReasonAnswer> reasons,
        List<MoveAnswer> rulePlan,
        Rung rung,
        List<RestraintAnswer> restraints,
        BudgetAnswer budget,
        HedgePlan hedges,
        String inputsDigest,
        String digest) {
    static DecisionAnswer of(Decision decision) {
        return new DecisionAnswer(
                decision.sequence(),
                Times.instant(decision.nowNanos()),
                decision.decider(),
                Times.instant(decision.memory().sinceNanos()),
                decision.why(),
                decision.moves().stream().map(MoveAnswer::of).toList(),
                decision.reasons().stream().map(ReasonAnswer::of).toList(),
                decision.rulePlan().stream().map(MoveAnswer::of).toList(),
                decision.rung(),
                decision.restraints().stream().map(RestraintAnswer::of).toList(),
                BudgetAnswer.of(decision.budget()),
                decision.hedges(),
                decision.inputsDigest(),
                decision.memory().previousDigest());
    }
}
