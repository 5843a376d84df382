package io.headrace.settlement.attest;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.oracle.OraclePrice;
import io.headrace.settlement.chain.oracle.PriceFeed;
import io.headrace.settlement.chain.proof.AgreedBlock;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.chain.vault.VaultState;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// An attestor's own eyes on one chain: nodes of several operators, none of which is trusted alone.
///
/// @param back blocks below the lowest head at which state is proved, so that a young fork does not
///     count
/// @param operators how many must agree on the block, at least 2
public record Witness(List<ChainNode> nodes, int back, int operators) {
    private static final String DECIMALS = Abi.call("decimals");

    public Witness {
        nodes = List.copyOf(nodes);
    }

    /// What a feed says at a block that enough operators agree on, as enough of them tell it alike.
    ///
    /// @throws ProblemException when they do not agree, or it is no price
    OraclePrice price(long chainId, PriceFeed feed) {
        return feed.agreed(nodes, AgreedBlock.below(nodes, chainId, back, operators), operators);
    }

    /// The block that enough operators agree on now.
    ///
    /// @throws ProblemException when they do not agree
    AgreedBlock block(long chainId) {
        return AgreedBlock.below(nodes, chainId, back, operators);
    }

    /// What matters for an order, proved.
    ///
    /// @throws ProblemException when too few operators agree, or no node proves it
    VaultState look(VaultId vault, VaultState.Token token, VaultOrder order) {
        return look(block(vault.chainId()), vault, token, order);
    }

    /// The same at one block.
    VaultState look(AgreedBlock block, VaultId vault, VaultState.Token token, VaultOrder order) {
        return byAny(node -> VaultState.proved(block, node, vault, token, order));
    }

    /// Hash of the code at an address, proved.
    String codeHash(AgreedBlock block, String address) {
        return byAny(node -> block.account(node, address, List.of()).codeHash());
    }

    /// The code of a proved hash.
    byte[] code(AgreedBlock block, String address, String hash) {
        return byAny(node -> block.code(node, address, hash));
    }

    /// What a token counts in at a block, as enough operators tell it alike; empty when they do not.
    Optional<BigInteger> decimals(AgreedBlock block, String token) {
        BlockTag at = new BlockTag.Hash(block.block().hash());
        Map<BigInteger, Set<String>> voices = new HashMap<>();
        for (ChainNode node : nodes) {
            number(node, token, at)
                    .ifPresent(told -> voices.computeIfAbsent(told, number -> new HashSet<>())
                            .add(node.node().operator()));
        }
        List<BigInteger> enough = voices.entrySet().stream()
                .filter(told -> told.getValue().size() >= operators)
                .map(Map.Entry::getKey)
                .toList();
        return enough.size() == 1 ? Optional.of(enough.getFirst()) : Optional.empty();
    }

    private static Optional<BigInteger> number(ChainNode node, String token, BlockTag at) {
        try {
            return Optional.of(Abi.number(node.view(token, DECIMALS, at)));
        } catch (RpcException | IllegalArgumentException e) {
            return Optional.empty(); // no token, or a node that does not tell
        }
    }

    private <T> T byAny(Function<ChainNode, T> asked) {
        RuntimeException last = new IllegalStateException("there is no node");
        for (ChainNode node : nodes) {
            try {
                return asked.apply(node);
            } catch (RpcException | ProblemException e) {
                last = e; // another node may prove it
            }
        }
        throw last;
    }
}
