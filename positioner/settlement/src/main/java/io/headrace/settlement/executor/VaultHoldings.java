package io.headrace.settlement.executor;

import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.courier.Holdings;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.HoldingView;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What vaults hold of one token, by each node at its own final block.
///
/// @param vaults by node of the desk
/// @param token contract of what moves, the same address on every chain
public record VaultHoldings(OpenChains chains, Map<String, VaultId> vaults, String token) implements Holdings {
    public VaultHoldings {
        vaults = Map.copyOf(vaults);
    }

    @Override
    public boolean reads(String node) {
        return vaults.containsKey(node);
    }

    @Override
    public List<HoldingView> look(String node) {
        Optional<VaultId> vault = Optional.ofNullable(vaults.get(node));
        Optional<NodeChains.Chain> chain = vault.map(known -> chains.all().get(known.chainId()));
        return chain.isEmpty()
                ? List.of()
                : chain.get().nodes().stream()
                        .flatMap(asked -> view(chain.get(), asked, vault.get()).stream())
                        .toList();
    }

    /// Empty when the node does not answer, serves another chain, or names more than 64 bits hold.
    private Optional<HoldingView> view(NodeChains.Chain chain, ChainNode node, VaultId vault) {
        try {
            if (node.chainId() != vault.chainId()) {
                return Optional.empty();
            }
            Optional<Block> last = chain.profile().finalized(node, node.head());
            return last.flatMap(block -> units(node, vault, block)
                    .map(units -> new HoldingView(
                            node.node().operator(), new BlockRef(block.number(), block.hash()), units)));
        } catch (RpcException silent) {
            return Optional.empty();
        }
    }

    private Optional<Long> units(ChainNode node, VaultId vault, Block block) {
        BigInteger held = Abi.number(
                node.view(token, Abi.call("balanceOf", vault.address()), new BlockTag.Number(block.number())));
        return held.bitLength() < Long.SIZE ? Optional.of(held.longValue()) : Optional.empty();
    }
}
