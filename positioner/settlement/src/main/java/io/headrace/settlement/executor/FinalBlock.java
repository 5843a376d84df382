package io.headrace.settlement.executor;

import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.fact.BlockRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The newest block of a chain that enough operators call final, and tell by the same hash.
///
/// @param seconds its time, Unix
/// @param nodes who do, at least two operators'
record FinalBlock(BlockRef block, long seconds, List<ChainNode> nodes) {
    private static final int NEEDED = 2; // operators

    /// What one node calls final.
    private record Word(ChainNode node, Block last) {
        String operator() {
            return node.node().operator();
        }
    }

    /// Empty when too few operators answer, and when as many tell another block of its number.
    static Optional<FinalBlock> of(NodeChains.Chain chain) {
        List<Word> words = chain.nodes().stream()
                .flatMap(node -> word(chain, node).stream())
                .toList();
        return height(words).flatMap(number -> at(number, words));
    }

    /// A node of another chain says nothing about this one.
    private static Optional<Word> word(NodeChains.Chain chain, ChainNode node) {
        try {
            return node.chainId() == chain.profile().chainId()
                    ? chain.profile().finalized(node, node.head()).map(block -> new Word(node, block))
                    : Optional.empty();
        } catch (RpcException | IllegalArgumentException silent) {
            return Optional.empty();
        }
    }

    /// The newest number that enough operators have come to.
    private static Optional<Long> height(List<Word> words) {
        Set<String> operators = new HashSet<>();
        return words.stream()
                .sorted(Comparator.comparingLong((Word word) -> word.last().number())
                        .reversed())
                .filter(word -> operators.add(word.operator()) && operators.size() == NEEDED)
                .map(word -> word.last().number())
                .findFirst();
    }

    private static Optional<FinalBlock> at(long number, List<Word> words) {
        Map<Told, List<ChainNode>> alike = new LinkedHashMap<>();
        for (Word word : words) {
            told(number, word)
                    .ifPresent(told -> alike.computeIfAbsent(told, one -> new ArrayList<>())
                            .add(word.node()));
        }
        List<FinalBlock> enough = alike.entrySet().stream()
                .filter(told -> operators(told.getValue()) >= NEEDED)
                .map(told -> new FinalBlock(
                        new BlockRef(number, told.getKey().hash()),
                        told.getKey().seconds(),
                        told.getValue()))
                .toList();
        return enough.size() == 1 ? Optional.of(enough.getFirst()) : Optional.empty();
    }

    /// What one node tells of the block.
    private record Told(String hash, long seconds) {
        static Told of(Block block) {
            return new Told(block.hash(), block.timestamp());
        }
    }

    private static Optional<Told> told(long number, Word word) {
        if (word.last().number() <= number) {
            return word.last().number() == number ? Optional.of(Told.of(word.last())) : Optional.empty();
        }
        try {
            return word.node().block(new BlockTag.Number(number)).map(Told::of);
        } catch (RpcException | IllegalArgumentException silent) {
            return Optional.empty();
        }
    }

    private static long operators(List<ChainNode> nodes) {
        return nodes.stream().map(node -> node.node().operator()).distinct().count();
    }
}
