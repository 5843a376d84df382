package io.headrace.decision.network;

/// Collateral at a node.
///
/// @param onHand what the node holds; may be negative after a loss
/// @param reserved part of it promised to transfers not yet departed, at least 0
/// @param withdrawable the most that may leave now, at least 0
public record NodeState(String node, TokenAmount onHand, TokenAmount reserved, TokenAmount withdrawable) {
    public NodeState {
        if (reserved.units() < 0 || withdrawable.units() < 0) {
            throw new IllegalArgumentException(
                    "reserved and withdrawable must not be negative, were " + reserved + ", " + withdrawable);
        }
    }
}
