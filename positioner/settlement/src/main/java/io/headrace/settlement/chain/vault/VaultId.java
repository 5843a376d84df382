package io.headrace.settlement.chain.vault;

import io.headrace.settlement.chain.rpc.Hex;

/// One vault: its chain and its address there.
public record VaultId(long chainId, String address) {
    public VaultId {
        if (chainId <= 0) {
            throw new IllegalArgumentException("chain id must be positive, was " + chainId);
        }
        address = Hex.address(address);
    }
}
