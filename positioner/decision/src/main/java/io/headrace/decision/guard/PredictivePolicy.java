package io.headrace.decision.guard;

import io.headrace.decision.policy.Policy;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;

/// The policy a desk's settings ask for: backtest and service take it from here.
public final class PredictivePolicy {
    private PredictivePolicy() {}

    /// Order-up-to on the rule, under the guard where the settings have one.
    public static Policy of(DeskSettings settings) {
        OrderUpToPolicy policy = new OrderUpToPolicy(settings);
        ThresholdPolicy rule = new ThresholdPolicy(settings.threshold());
        return settings.guard()
                .<Policy>map(guard -> new GuardedPolicy(policy, rule, guard, settings))
                .orElse(policy);
    }
}
