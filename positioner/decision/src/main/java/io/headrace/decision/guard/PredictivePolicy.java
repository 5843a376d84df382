package io.headrace.decision.guard;

import io.headrace.decision.guard.dynamic.DynamicPolicy;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.program.desk.ProgramPolicy;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.strategy.Drafter;
import io.headrace.decision.strategy.HedgingDrafter;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;

/// The policy a desk's settings ask for: backtest and service take it from here.
public final class PredictivePolicy {
    private PredictivePolicy() {}

    /// Order-up-to or the program on the rule, under every safeguard of the settings.
    public static Policy of(DeskSettings settings) {
        return of(settings, drafter(settings));
    }

    /// The same safeguards over orders drafted by somebody else.
    public static Policy of(DeskSettings settings, Drafter predictive) {
        return new DeskPolicy(predictive, new ThresholdPolicy(settings.threshold()), settings);
    }

    /// The predictive policy alone, without a guard.
    public static Policy unguarded(DeskSettings settings) {
        return switch (settings.predictive().policy()) {
            case ORDER_UP_TO -> new OrderUpToPolicy(settings);
            case PROGRAM -> new ProgramPolicy(settings);
        };
    }

    /// What it would do before a guard or a seal.
    static Drafter drafter(DeskSettings settings) {
        Drafter drafter = settings.predictive()
                .risk()
                .<Drafter>map(risk -> new DynamicPolicy(settings, risk, PredictivePolicy::fixed))
                .orElseGet(() -> fixed(settings));
        return HedgingDrafter.over(drafter, settings);
    }

    private static Drafter fixed(DeskSettings settings) {
        return switch (settings.predictive().policy()) {
            case ORDER_UP_TO -> new OrderUpToPolicy(settings);
            case PROGRAM -> new ProgramPolicy(settings);
        };
    }
}
