/// Decisions as values: pure functions from state and outlook to moves with reasons.
///
/// A policy has no clock, no randomness and no fields that change; what it must remember travels in
/// [PolicyMemory].
@NullMarked
package io.headrace.decision.policy;

import org.jspecify.annotations.NullMarked;
