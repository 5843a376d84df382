package io.headrace.settlement.chain.vault;

import io.headrace.settlement.chain.rpc.Hex;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;

/// What a vault is deployed with. The contract checks all of it again.
///
/// @param delay how long the owner's changes wait
/// @param threshold how many of the attestors release an order, at least 2
public record VaultBirth(
        String owner,
        String guardian,
        Duration delay,
        List<String> attestors,
        int threshold,
        List<AssetLimit> assets,
        List<Lane> lanes) {
    public VaultBirth {
        owner = Hex.address(owner);
        guardian = Hex.address(guardian);
        attestors = attestors.stream().map(Hex::address).toList();
        assets = List.copyOf(assets);
        lanes = List.copyOf(lanes);
        if (threshold < 2 || threshold > attestors.size()) {
            throw new IllegalArgumentException("the threshold must be 2 to " + attestors.size() + ", was " + threshold);
        }
    }

    /// A token bucket: full at first, refilled linearly.
    ///
    /// @param capacity base units at once
    /// @param window time of a full refill
    public record Limit(BigInteger capacity, Duration window) {}

    public record AssetLimit(String asset, Limit limit) {}

    /// Who may be paid, in the contract's order.
    public enum Kind {
        NONE(0),
        ACCOUNT(1),
        ADAPTER(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    public record Lane(String asset, String destination, Kind kind, Limit limit) {}
}
