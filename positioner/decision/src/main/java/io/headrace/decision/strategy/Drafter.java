package io.headrace.decision.strategy;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;

/// A policy that can say what it would do before the decision is sealed, so that a guard may still change it.
@FunctionalInterface
public interface Drafter {
    Draft draft(NetworkState state, DemandOutlook outlook);
}
