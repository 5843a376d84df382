package io.headrace.settlement.route;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.watch.ChainProfile;
import java.time.Duration;
import java.util.List;

/// Two local chains with a vault on each, each seen through two operators. Two blocks on top are final.
record TwoChains(LocalChain first, LocalChain second, VaultOnChain from, VaultOnChain to) implements AutoCloseable {
    static final int DEPTH = 2;

    static TwoChains start() {
        LocalChain first = LocalChain.start(31337);
        LocalChain second = LocalChain.start(42161);
        return new TwoChains(first, second, VaultOnChain.deploy(first), VaultOnChain.deploy(second));
    }

    Witnesses source() {
        return witnesses(first);
    }

    Witnesses destination() {
        return witnesses(second);
    }

    static Witnesses witnesses(LocalChain chain) {
        return new Witnesses(profile(chain), List.of(node("north", chain), node("south", chain)), 2);
    }

    static ChainProfile profile(LocalChain chain) {
        return new ChainProfile(
                chain.chainId(), "local", Duration.ofSeconds(1), new ChainProfile.Finality.Depth(DEPTH), 0, "0x");
    }

    /// What happened on both chains becomes final.
    void settle() {
        first.client().call("anvil_mine", "0x3");
        second.client().call("anvil_mine", "0x3");
    }

    private static ChainNode node(String operator, LocalChain chain) {
        return new ChainNode(new RpcClient(new Node(operator, chain.anvil().uri()), RpcLimits.USUAL));
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
