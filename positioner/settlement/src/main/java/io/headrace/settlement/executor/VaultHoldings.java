package io.headrace.settlement.executor;

import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.Tokens;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.courier.Holdings;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.HoldingView;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What vaults hold of one token. Those of one chain are read together, at the newest block that two operators call
/// final and tell by the same hash: balances of different blocks would tell of money twice, or not at all.
///
/// @param vaults by node of the desk
/// @param tokens what moves, as it stands on each chain
public record VaultHoldings(OpenChains chains, Map<String, VaultId> vaults, Tokens tokens) implements Holdings {
    public VaultHoldings {
        vaults = Map.copyOf(vaults);
    }

    @Override
    public boolean reads(String node) {
        return vaults.containsKey(node);
    }

    @Override
    public Map<String, List<HoldingView>> look(Set<String> nodes) {
        Map<Long, Map<String, VaultId>> byChain = new TreeMap<>();
        nodes.forEach(node -> Optional.ofNullable(vaults.get(node))
                .ifPresent(vault -> byChain.computeIfAbsent(vault.chainId(), id -> new TreeMap<>())
                        .put(node, vault)));
        Map<String, List<HoldingView>> views = new HashMap<>();
        byChain.forEach((id, there) ->
                Optional.ofNullable(chains.all().get(id)).ifPresent(chain -> views.putAll(look(chain, there))));
        return views;
    }

    private Map<String, List<HoldingView>> look(NodeChains.Chain chain, Map<String, VaultId> there) {
        Map<String, List<HoldingView>> views = new TreeMap<>();
        Optional<FinalBlock> at = FinalBlock.of(chain);
        there.forEach((node, vault) -> views.put(
                node,
                at.stream()
                        .flatMap(block ->
                                block.nodes().stream().flatMap(asked -> view(vault, block.block(), asked).stream()))
                        .toList()));
        return views;
    }

    /// Empty when the node does not answer any more, has another block of that number by now, or names more than 64
    /// bits hold.
    private Optional<HoldingView> view(VaultId vault, BlockRef block, ChainNode node) {
        try {
            String token = tokens.on(vault.chainId()).address();
            BigInteger held = Abi.number(
                    node.view(token, Abi.call("balanceOf", vault.address()), new BlockTag.Hash(block.hash())));
            return held.bitLength() < Long.SIZE
                    ? Optional.of(new HoldingView(node.node().operator(), vault.chainId(), block, held.longValue()))
                    : Optional.empty();
        } catch (RpcException | IllegalArgumentException silent) {
            return Optional.empty();
        }
    }
}
