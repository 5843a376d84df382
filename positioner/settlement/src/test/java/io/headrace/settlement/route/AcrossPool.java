package io.headrace.settlement.route;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.Published;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.Artifact;
import io.headrace.settlement.chain.vault.VaultOnChain;
import java.util.Map;

/// Across' own pool as it was published.
public final class AcrossPool {
    /// The published bytecode is not optimized as much as what runs on mainnet, and is larger than
    /// chains allow.
    public static final String OPTION = "--disable-code-size-limit";

    private static final String PACKAGE = "@across-protocol/contracts";

    private AcrossPool() {}

    /// Skips the test where the contracts were not brought.
    public static void require() {
        published("Ethereum_SpokePool");
    }

    /// The pool behind a proxy, owned by us as the hub would.
    public static String deploy(LocalChain chain) {
        String wrapped = "0x00000000000000000000000000000000000e7e01";
        Artifact code = published("Ethereum_SpokePool");
        String logic = chain.deploy(VaultOnChain.OWNER, Abi.creation(code, wrapped, 3_600, 21_600));
        byte[] initialize = Hex.bytes(Abi.callAs("initialize(uint32,address)", 0, VaultOnChain.OWNER.address()));
        return chain.deploy(VaultOnChain.OWNER, Abi.creation(published("ERC1967Proxy"), logic, initialize));
    }

    private static Artifact published(String name) {
        return new Artifact(name, Published.of(PACKAGE, name).linked(Map.of()));
    }
}
