package io.headrace.decision.guard.input;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Restraint;
import java.util.List;
import java.util.Optional;

/// Inputs a policy can work with.
///
/// @param state of the venues that can be worked with, in the order of the settings
/// @param outlook of the same venues in the same order
/// @param hold why nothing may move at all; empty when something may
/// @param left venues left out: nothing moves to or from them, and the rule decides for the others
/// @param said what was changed and why
public record Checked(
        NetworkState state, DemandOutlook outlook, Optional<String> hold, List<String> left, List<Restraint> said) {
    public Checked {
        left = List.copyOf(left);
        said = List.copyOf(said);
    }
}
