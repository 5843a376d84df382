package io.headrace.inference.decide;

import io.headrace.decision.circumstance.OperatorState;
import io.headrace.decision.guard.HoldPolicy;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.inference.forecast.FallbackKind;
import java.time.Instant;
import java.util.function.BiConsumer;

/// A policy with the rule behind it for when it throws, and standing still behind the rule: a decision is
/// always made.
///
/// A policy is pure: asked again it would fail again. So the rule decides that period instead.
///
/// @param policy that decides
/// @param rule decides where the policy fails
/// @param failed told what failed, and why
record UnfailingPolicy(Policy policy, ThresholdPolicy rule, BiConsumer<String, RuntimeException> failed)
        implements Policy {
    @Override
    public Decision decide(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos) {
        try {
            return policy.decide(memory, state, outlook, nowNanos);
        } catch (RuntimeException e) {
            failed.accept("The policy failed at " + Instant.ofEpochSecond(0, nowNanos) + "; the rule decides", e);
            return byRule(memory, state, outlook, nowNanos);
        }
    }

    /// A desk that is told to halt stands still, whoever decides.
    private Decision byRule(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos) {
        String why = "the predictive policy " + FallbackKind.FAULT_OF_ITS_OWN;
        if (state.circumstances().operator().state() == OperatorState.HALTED) {
            return new HoldPolicy("the desk is halted by its operator, and " + why)
                    .decide(memory, state, outlook, nowNanos);
        }
        try {
            return rule.decide(memory, state, outlook, nowNanos, why);
        } catch (RuntimeException e) {
            failed.accept("The rule failed at " + Instant.ofEpochSecond(0, nowNanos) + "; nothing moves", e);
            return new HoldPolicy(why + ", and so did the rule").decide(memory, state, outlook, nowNanos);
        }
    }
}
