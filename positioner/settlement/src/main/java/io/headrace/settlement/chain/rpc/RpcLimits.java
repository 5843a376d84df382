package io.headrace.settlement.chain.rpc;

import java.time.Duration;

/// What one question may cost.
///
/// @param connect longest wait for a connection
/// @param answer longest wait for the whole answer, its last byte included
/// @param maxBytes largest answer, bytes
public record RpcLimits(Duration connect, Duration answer, int maxBytes) {
    public static final RpcLimits USUAL = new RpcLimits(Duration.ofSeconds(3), Duration.ofSeconds(10), 8 << 20);

    public RpcLimits {
        if (!connect.isPositive() || !answer.isPositive() || maxBytes <= 0) {
            throw new IllegalArgumentException(
                    "limits must be positive, were " + connect + ", " + answer + ", " + maxBytes);
        }
    }
}
