package io.headrace.decision.policy;

import io.headrace.decision.hedge.HedgePlan;
import io.headrace.decision.memory.LadderMemory;
import io.headrace.decision.memory.Rung;
import java.util.List;

/// What to move now and why, also when nothing moves.
///
/// @param sequence number of this decision, from 0
/// @param moves orders, in execution order: returns to the treasury first
/// @param reasons one per venue, in network order
/// @param rulePlan what the plan-aware threshold rule would move in the same state
/// @param restraints what safeguards changed, in the order they did
/// @param hedges what it advises to offset instead of moving; nothing executes it
/// @param inputs digests of everything the decision was made from
/// @param previousDigest digest of the decision before in hex, empty for the first: decisions
///     form a hash chain
/// @param memory to be handed to the next decision; it repeats who decided and why
public record Decision(
        long sequence,
        long nowNanos,
        Decider decider,
        String why,
        List<Move> moves,
        List<Reason> reasons,
        List<Move> rulePlan,
        List<Restraint> restraints,
        Budget budget,
        HedgePlan hedges,
        InputDigests inputs,
        String previousDigest,
        PolicyMemory memory) {
    public Decision {
        moves = List.copyOf(moves);
        reasons = List.copyOf(reasons);
        rulePlan = List.copyOf(rulePlan);
        restraints = List.copyOf(restraints);
        if (memory.decider() != decider || !memory.why().equals(why) || memory.sequence() != sequence + 1) {
            throw new IllegalArgumentException(
                    "a decision must hand on its own decider, reason and number, handed on " + memory);
        }
    }

    /// A decision that advises no offsets.
    public Decision(
            long sequence,
            long nowNanos,
            Decider decider,
            String why,
            List<Move> moves,
            List<Reason> reasons,
            List<Move> rulePlan,
            List<Restraint> restraints,
            Budget budget,
            InputDigests inputs,
            String previousDigest,
            PolicyMemory memory) {
        this(
                sequence,
                nowNanos,
                decider,
                why,
                moves,
                reasons,
                rulePlan,
                restraints,
                budget,
                HedgePlan.NONE,
                inputs,
                previousDigest,
                memory);
    }

    /// A decision that no safeguard changed.
    public Decision(
            long sequence,
            long nowNanos,
            Decider decider,
            String why,
            List<Move> moves,
            List<Reason> reasons,
            List<Move> rulePlan,
            Budget budget,
            String inputsDigest,
            String previousDigest,
            PolicyMemory memory) {
        this(
                sequence,
                nowNanos,
                decider,
                why,
                moves,
                reasons,
                rulePlan,
                List.of(),
                budget,
                new InputDigests(inputsDigest),
                previousDigest,
                memory);
    }

    /// The rung of the fallback ladder that decided; the rule's where there is no ladder and it did.
    public Rung rung() {
        return memory.safety()
                .ladder()
                .map(LadderMemory::rung)
                .orElse(decider == Decider.MODEL ? Rung.MODEL : Rung.RULE);
    }

    /// SHA-256 of everything the decision was made from, in hex.
    public String inputsDigest() {
        return inputs.combined();
    }

    /// This decision, handing on its own digest.
    public Decision sealed(String digest) {
        return new Decision(
                sequence,
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
                previousDigest,
                new PolicyMemory(
                        decider, memory.sinceNanos(), why, memory.sequence(), digest, memory.guard(), memory.safety()));
    }
}
