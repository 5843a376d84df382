package io.headrace.settlement.attest;

import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.Evidence;

/// A decision as the desk published it, with all it was made from.
///
/// @param before the memory the decision before handed on
public record Published(Decision decision, PolicyMemory before, Evidence evidence) {}
