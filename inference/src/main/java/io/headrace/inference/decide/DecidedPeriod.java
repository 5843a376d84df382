package io.headrace.inference.decide;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.policy.Decision;

/// One period as the books have it.
///
/// @param before the network the decision was made in
/// @param after the network after its departures
/// @param transfers how many departed
record DecidedPeriod(NetworkState before, Decision decision, NetworkState after, int transfers) {}
