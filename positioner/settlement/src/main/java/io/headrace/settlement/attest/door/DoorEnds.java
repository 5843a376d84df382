package io.headrace.settlement.attest.door;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.VaultId;
import java.util.Optional;

/// Between what a door stands, by the attestor's own addresses.
///
/// @param token that leaves
/// @param to the vault that is paid; empty when the door leads to none
public record DoorEnds(VaultId from, String token, Optional<VaultId> to) {
    public DoorEnds {
        token = Hex.address(token);
    }

    /// The vault that a door to another chain pays.
    VaultId abroad() {
        return to.orElseThrow(() -> new IllegalArgumentException("a door to another chain needs the vault it pays"));
    }
}
