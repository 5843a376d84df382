package io.headrace.settlement.route;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
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

    static TwoChains start(String... options) {
        LocalChain first = LocalChain.start(31337, options);
        LocalChain second = LocalChain.start(42161, options);
        return new TwoChains(first, second, VaultOnChain.deploy(first), VaultOnChain.deploy(second));
    }

    /// Lists an adapter of the first vault. The clocks of both chains go on together.
    void list(String adapter) {
        long before = first.time();
        from.list(adapter);
        second.client().call("evm_increaseTime", first.time() - before);
        second.client().call("evm_mine");
    }

    /// Time passes on both chains.
    void pass(Duration time) {
        for (LocalChain chain : List.of(first, second)) {
            chain.client().call("evm_increaseTime", time.toSeconds());
            chain.client().call("evm_mine");
        }
        settle();
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
        String birth =
                chain.node().block(new BlockTag.Number(0)).map(Block::hash).orElseThrow();
        return new ChainProfile(
                chain.chainId(), "local", Duration.ofSeconds(1), new ChainProfile.Finality.Depth(DEPTH), 0, birth);
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
