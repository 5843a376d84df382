package io.headrace.settlement.attest.door;

import io.headrace.settlement.chain.rpc.Hex;

/// A token of a chain.
public record TokenOn(long chainId, String address) {
    public TokenOn {
        address = Hex.address(address);
    }

    @Override
    public String toString() {
        return address + " on chain " + chainId;
    }
}
