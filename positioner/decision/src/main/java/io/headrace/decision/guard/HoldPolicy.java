package io.headrace.decision.guard;

import io.headrace.decision.guard.ladder.Ladder;
import io.headrace.decision.memory.SafetyMemory;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.policy.Restraint;
import io.headrace.decision.strategy.Draft;
import java.util.List;
import java.util.Optional;

/// The last rung: nothing moves, and the decision says why. It asks nothing of its inputs.
///
/// @param why one sentence
/// @param said what else is to be told
public record HoldPolicy(String why, List<Restraint> said) implements Policy {
    public HoldPolicy {
        said = List.copyOf(said);
    }

    public HoldPolicy(String why) {
        this(why, List.of());
    }

    @Override
    public Decision decide(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos) {
        return decide(new Draft.Situation(memory, state, outlook, nowNanos), toString());
    }

    /// @param policy that holds
    Decision decide(Draft.Situation situation, String policy) {
        PolicyMemory memory = situation.memory();
        SafetyMemory safety = memory.safety();
        return Wording.hold(situation.state(), why)
                .restrained(said)
                .seal(
                        situation,
                        policy,
                        memory.guard().map(guard -> guard.suspended(why)),
                        new SafetyMemory(
                                Optional.of(Ladder.held(safety.ladder(), situation.nowNanos())),
                                safety.limits(),
                                safety.venues(),
                                safety.priced(),
                                safety.withdrawals()));
    }
}
