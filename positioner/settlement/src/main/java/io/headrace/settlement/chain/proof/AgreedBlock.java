package io.headrace.settlement.chain.proof;

import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.RpcException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.web3j.crypto.Hash;

/// A block that enough operators tell alike, with its state root. Two endpoints of one operator are one voice.
public record AgreedBlock(Block block) {
    /// The block `back` below the lowest head, as at least `needed` operators tell it.
    ///
    /// @param needed at least 2
    /// @throws io.headrace.market.problem.ProblemException when too few answer, or they differ
    public static AgreedBlock below(List<ChainNode> nodes, long chainId, int back, int needed) {
        if (needed < 2) {
            throw new IllegalArgumentException("at least 2 operators must agree, was " + needed);
        }
        Map<String, Long> heads = new TreeMap<>();
        nodes.forEach(node ->
                head(node, chainId).ifPresent(head -> heads.merge(node.node().operator(), head, Math::min)));
        if (heads.size() < needed) {
            throw ProofFault.NOT_AGREED.at(
                    "chain " + chainId, heads.size() + " operators answer, " + needed + " needed");
        }
        // the `needed` highest operators are asked: a node that hangs far behind does not hold all back
        long lowest = heads.values().stream()
                .sorted((a, b) -> Long.compare(b, a))
                .toList()
                .get(needed - 1);
        return at(nodes, chainId, Math.max(0, lowest - back), needed);
    }

    private static AgreedBlock at(List<ChainNode> nodes, long chainId, long number, int needed) {
        Map<Block, Set<String>> voices = new HashMap<>();
        for (ChainNode node : nodes) {
            block(node, chainId, number)
                    .ifPresent(block -> voices.computeIfAbsent(block, b -> new HashSet<>())
                            .add(node.node().operator()));
        }
        List<Block> agreed = voices.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= needed)
                .map(Map.Entry::getKey)
                .toList();
        if (agreed.size() != 1) {
            throw ProofFault.NOT_AGREED.at(
                    "chain " + chainId + ", block " + number, voices.size() + " versions of it are told");
        }
        return new AgreedBlock(agreed.getFirst());
    }

    private static Optional<Long> head(ChainNode node, long chainId) {
        try {
            return node.chainId() == chainId ? Optional.of(node.head().number()) : Optional.empty();
        } catch (RpcException e) {
            return Optional.empty();
        }
    }

    private static Optional<Block> block(ChainNode node, long chainId, long number) {
        try {
            return node.chainId() == chainId ? node.block(new BlockTag.Number(number)) : Optional.empty();
        } catch (RpcException e) {
            return Optional.empty();
        }
    }

    /// An account at this block, proved by whichever node gives a proof.
    ///
    /// @throws RpcException when the node does not answer
    public ProvedAccount account(ChainNode node, String address, List<String> slots) {
        return ProvedAccount.checked(
                block.stateRoot(), address, slots, node.proof(address, slots, new BlockTag.Number(block.number())));
    }

    /// The code that stands at an address at this block, whose hash was proved.
    ///
    /// @param hash Keccak-256 of it, hex, of a [ProvedAccount]
    /// @throws io.headrace.market.problem.ProblemException when the node gives other code
    /// @throws RpcException when the node does not answer
    public byte[] code(ChainNode node, String address, String hash) {
        byte[] code = node.code(address, new BlockTag.Number(block.number()));
        if (!Hex.of(Hash.sha3(code)).equals(hash)) {
            throw ProofFault.CONTRADICTED.at(node.node() + ", " + address, "its code");
        }
        return code;
    }
}
