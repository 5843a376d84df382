package io.headrace.decision.policy;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;

/// A pure function from what is known to what to do: the same inputs give the same bytes.
@FunctionalInterface
public interface Policy {
    Decision decide(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos);
}
