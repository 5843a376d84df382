package io.headrace.inference.api;

import io.headrace.decision.policy.Restraint;

/// A safeguard that changed what would have moved.
///
/// @param by limit, price, venue, loss, balance, route, consent, influence, input or capital
/// @param node venue it concerns; empty for the whole desk
/// @param ofRule whether a transfer of the rule was cut
/// @param cutUsd how much less moved
public record RestraintAnswer(String by, String node, boolean ofRule, double cutUsd, String sentence) {
    static RestraintAnswer of(Restraint restraint) {
        return new RestraintAnswer(
                restraint.by(), restraint.node(), restraint.ofRule(), restraint.cutUsd(), restraint.sentence());
    }
}
