package io.headrace.decision.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.settings.ThresholdParameters;
import org.junit.jupiter.api.Test;

/// What the rule says of why it does nothing.
class RuleWordsTest {
    @Test
    void tunedFactorsAreToldWithThreeDecimals() {
        ThresholdPolicy rule = new ThresholdPolicy(new ThresholdParameters(1.0211458333333332, 1.03, 1.14, 1.09));
        SmallDesk desk = SmallDesk.treasury(100).venue("alpha", 1_000, 1_050, 1_050);
        assertEquals(
                "Position lies between 1.021 and 1.14 times of the 1,000 USD it must cover.",
                rule.decide(PolicyMemory.initial(0), desk.state(), desk.outlook(), 0)
                        .reasons()
                        .getFirst()
                        .sentence());
    }
}
