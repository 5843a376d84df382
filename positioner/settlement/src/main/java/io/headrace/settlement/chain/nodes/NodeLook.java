package io.headrace.settlement.chain.nodes;

import io.headrace.settlement.chain.rpc.Answer;
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
import java.util.Iterator;
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
        Block head = node.head(chain.chainId())
                .orElseThrow(() -> RpcException.malformed(node.node(), "no newest block, or one of another chain"));
        Block finalized = chain.finalized(node, head)
                .or(() -> node.block(new BlockTag.Number(0)))
                .orElseThrow(() -> RpcException.malformed(node.node(), "neither a final block nor the first one"));
        List<LaneId> lanes = List.copyOf(asked.keySet());
        List<String> hashes = asked.values().stream().flatMap(List::stream).toList();
        Told told = told(node, lanes, finalized, hashes);
        Map<String, TxFact> facts = facts(node, hashes, told.receipts());
        Map<LaneId, NodeView> views = new HashMap<>();
        for (int i = 0; i < lanes.size(); i++) {
            int at = i * COUNTS;
            Nonces nonces = new Nonces(
                    told.counts().get(at),
                    told.counts().get(at + 1),
                    told.counts().get(at + 2));
            Map<String, TxFact> mine = new HashMap<>();
            asked.getOrDefault(lanes.get(i), List.of())
                    .forEach(hash -> mine.put(hash, facts.getOrDefault(hash, new TxFact.Absent())));
            views.put(
                    lanes.get(i),
                    new NodeView(
                            node.node().operator(),
                            chain.chainId(),
                            reference(head),
                            reference(finalized),
                            nonces,
                            atMostLong(head.baseFee()),
                            Optional.of(told.gas().get(i)),
                            mine));
        }
        return views;
    }

    /// Answers that travelled together.
    private record Told(List<Long> counts, List<BigInteger> gas, List<Optional<TxReceipt>> receipts) {}

    private static Told told(ChainNode node, List<LaneId> lanes, Block finalized, List<String> hashes) {
        List<Question<Long>> counts = counts(lanes, finalized);
        List<Question<BigInteger>> gas = lanes.stream()
                .map(lane -> Question.balance(lane.sender(), new BlockTag.Number(finalized.number())))
                .toList();
        List<Question<Optional<TxReceipt>>> receipts =
                hashes.stream().map(Question::receipt).toList();
        List<Answer> answers = node.askAll(Stream.of(counts, gas, receipts)
                .flatMap(List::stream)
                .map(Question::unread)
                .toList());
        Iterator<Answer> next = answers.iterator();
        return new Told(read(counts, next), read(gas, next), read(receipts, next));
    }

    private static <T> List<T> read(List<Question<T>> questions, Iterator<Answer> next) {
        return questions.stream()
                .map(question -> question.reader().apply(next.next()))
                .toList();
    }

    private static List<Question<Long>> counts(List<LaneId> lanes, Block finalized) {
        List<BlockTag> tags = List.of(new BlockTag.Number(finalized.number()), BlockTag.LATEST, BlockTag.PENDING);
        return lanes.stream()
                .flatMap(lane -> tags.stream().map(tag -> Question.transactionCount(lane.sender(), tag)))
                .toList();
    }

    private Map<String, TxFact> facts(ChainNode node, List<String> hashes, List<Optional<TxReceipt>> receipts) {
        Map<String, TxFact> facts = new HashMap<>();
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
