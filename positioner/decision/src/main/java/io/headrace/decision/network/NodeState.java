package io.headrace.decision.network;

/// Collateral at a node.
///
/// @param onHand what the node holds; may be negative after a loss
/// @param reserved part of it promised to transfers not yet departed, at least 0
/// @param held the part that may not be withdrawn now, at least 0; may be more than there is on hand
public record NodeState(String node, TokenAmount onHand, TokenAmount reserved, TokenAmount held) {
    public NodeState {
        if (reserved.units() < 0 || held.units() < 0) {
            throw new IllegalArgumentException(
                    "reserved and held must not be negative, were " + reserved + ", " + held);
        }
    }

    /// The most that may leave now, at least 0.
    public TokenAmount withdrawable() {
        return onHand.minus(held).max(TokenAmount.zero(onHand.asset()));
    }
}
