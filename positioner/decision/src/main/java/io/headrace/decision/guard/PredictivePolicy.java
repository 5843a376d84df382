package io.headrace.decision.guard;

import io.headrace.decision.policy.Policy;
import io.headrace.decision.program.desk.ProgramPolicy;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.strategy.Drafter;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;

/// The policy a desk's settings ask for: backtest and service take it from here.
public final class PredictivePolicy {
    private PredictivePolicy() {}

    /// Order-up-to or the program on the rule, under the guard where the settings have one.
    public static Policy of(DeskSettings settings) {
        ThresholdPolicy rule = new ThresholdPolicy(settings.threshold());
        Drafter drafter = drafter(settings);
        return settings.guard()
                .<Policy>map(guard -> new GuardedPolicy(drafter, rule, guard, settings))
                .orElseGet(() -> unguarded(settings));
    }

    /// The same policy without a guard.
    public static Policy unguarded(DeskSettings settings) {
        return switch (settings.predictive().policy()) {
            case ORDER_UP_TO -> new OrderUpToPolicy(settings);
            case PROGRAM -> new ProgramPolicy(settings);
        };
    }

    /// What it would do before a guard or a seal.
    static Drafter drafter(DeskSettings settings) {
        return switch (settings.predictive().policy()) {
            case ORDER_UP_TO -> new OrderUpToPolicy(settings);
            case PROGRAM -> new ProgramPolicy(settings);
        };
    }
}
