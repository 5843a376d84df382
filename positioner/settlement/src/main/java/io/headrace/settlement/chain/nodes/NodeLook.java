package io.headrace.settlement.chain.nodes;

import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Question;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.rpc.TxReceipt;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.Nonces;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.fact.TxFact;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Asks one node about senders of its chain and their transactions, many questions in one exchange.
///
/// @param reader what logs mean
record NodeLook(ChainProfile chain, LogReader reader) {
    private static final int COUNTS = 3; // at the finalized block, at the head, with the pool

    /// What the node says of each sender.
    ///
    /// @param asked by sender, the hashes to look up
    /// @throws io.headrace.settlement.chain.rpc.RpcException when any part is not answered: half a view
    ///     is none
    Map<LaneId, NodeView> look(ChainNode node, Map<LaneId, List<String>> asked) {
        long chainId = node.chainId();
        Block head = node.head();
        Block finalized = chain.finalized(node, head)
                .or(() -> node.block(new BlockTag.Number(0)))
                .orElseThrow(() -> RpcException.malformed(node.node(), "neither a final block nor the first one"));
        List<LaneId> lanes = List.copyOf(asked.keySet());
        List<Long> counts = node.askAll(counts(lanes, finalized));
        List<BigInteger> gas = node.askAll(lanes.stream()
                .map(lane -> Question.balance(lane.sender(), new BlockTag.Number(finalized.number())))
                .toList());
        Map<String, TxFact> facts =
                facts(node, asked.values().stream().flatMap(List::stream).toList());
        Map<LaneId, NodeView> views = new HashMap<>();
        for (int i = 0; i < lanes.size(); i++) {
            int at = i * COUNTS;
            Nonces nonces = new Nonces(counts.get(at), counts.get(at + 1), counts.get(at + 2));
            Map<String, TxFact> mine = new HashMap<>();
            asked.getOrDefault(lanes.get(i), List.of())
                    .forEach(hash -> mine.put(hash, facts.getOrDefault(hash, new TxFact.Absent())));
            views.put(
                    lanes.get(i),
                    new NodeView(
                            node.node().operator(),
                            chainId,
                            reference(head),
                            reference(finalized),
                            nonces,
                            atMostLong(head.baseFee()),
                            Optional.of(gas.get(i)),
                            mine));
        }
        return views;
    }

    private static List<Question<Long>> counts(List<LaneId> lanes, Block finalized) {
        List<BlockTag> tags = List.of(new BlockTag.Number(finalized.number()), BlockTag.LATEST, BlockTag.PENDING);
        return lanes.stream()
                .flatMap(lane -> tags.stream().map(tag -> Question.transactionCount(lane.sender(), tag)))
                .toList();
    }

    private Map<String, TxFact> facts(ChainNode node, List<String> hashes) {
        Map<String, TxFact> facts = new HashMap<>();
        List<Optional<TxReceipt>> receipts =
                node.askAll(hashes.stream().map(Question::receipt).toList());
        List<String> unmined = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            String hash = hashes.get(i);
            receipts.get(i)
                    .ifPresentOrElse(told -> facts.put(hash, new TxFact.Mined(receipt(told))), () -> unmined.add(hash));
        }
        List<Boolean> known = node.askAll(unmined.stream().map(Question::knows).toList());
        for (int i = 0; i < unmined.size(); i++) {
            facts.put(unmined.get(i), known.get(i) ? new TxFact.Pending() : new TxFact.Absent());
        }
        return facts;
    }

    private Receipt receipt(TxReceipt told) {
        Stream<Effect> effects =
                told.succeeded() ? told.logs().stream().flatMap(log -> reader.effects(log).stream()) : Stream.empty();
        return new Receipt(
                told.txHash(),
                new BlockRef(told.blockNumber(), told.blockHash()),
                told.succeeded(),
                effects.toList(),
                told.feeWei());
    }

    private static BlockRef reference(Block block) {
        return new BlockRef(block.number(), block.hash());
    }

    private static long atMostLong(BigInteger wei) {
        return wei.bitLength() < Long.SIZE ? wei.longValue() : Long.MAX_VALUE;
    }
}
