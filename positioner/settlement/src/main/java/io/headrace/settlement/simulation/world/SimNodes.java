package io.headrace.settlement.simulation.world;

import io.headrace.settlement.courier.Chains;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.Nonces;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.fact.SendAnswer.Kind;
import io.headrace.settlement.fact.TxFact;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.FaultKind;
import io.headrace.settlement.slot.Attempt;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The nodes of all chains, as an outsider reaches them: they may be down, behind, deaf, or lie.
final class SimNodes implements Chains {
    private final Chaos chaos;
    private final Map<Long, SimChain> chains;
    private final Map<String, SimTx> bytes;

    SimNodes(Chaos chaos, Map<Long, SimChain> chains, Map<String, SimTx> bytes) {
        this.chaos = chaos;
        this.chains = chains;
        this.bytes = bytes;
    }

    @Override
    public SendAnswer send(LaneId lane, Attempt attempt) {
        SimChain chain = chain(lane);
        SimTx tx = bytes.get(attempt.raw());
        if (tx == null) {
            throw new IllegalStateException("bytes that were never signed: " + attempt);
        }
        if (chaos.fires(FaultKind.SEND_LOST_NO_ANSWER, 0.05)) {
            return new SendAnswer(Kind.AMBIGUOUS, "connection reset");
        }
        if (chaos.fires(FaultKind.SEND_SAID_OK_DROPPED, 0.04)) {
            return new SendAnswer(Kind.ACCEPTED, "ok");
        }
        if (chaos.fires(FaultKind.NO_GAS_MONEY, 0.01)) {
            return new SendAnswer(Kind.INSUFFICIENT_FUNDS, "insufficient funds for gas");
        }
        SendAnswer answer = offered(chain, tx);
        return lied(answer);
    }

    private SendAnswer offered(SimChain chain, SimTx tx) {
        Optional<SendAnswer> answer = Optional.empty();
        for (int i = 0, first = chaos.below(chain.nodes.size()); i < chain.nodes.size(); i++) {
            SimNode node = chain.nodes.get((first + i) % chain.nodes.size());
            if (node.downTicks == 0 && answer.isEmpty()) {
                answer = Optional.of(take(chain, node, tx));
            }
        }
        return answer.orElseGet(() -> new SendAnswer(Kind.AMBIGUOUS, "no node answers"));
    }

    private SendAnswer take(SimChain chain, SimNode node, SimTx tx) {
        if (tx.slot().nonce()
                < chain.stateAt(chain.head() - node.lag).nonce(tx.slot().lane())) {
            return new SendAnswer(Kind.NONCE_TOO_LOW, "nonce too low");
        }
        if (tx.mostWei() > chain.stateAt(chain.head() - node.lag).gas(tx.slot().lane())) {
            return new SendAnswer(Kind.INSUFFICIENT_FUNDS, "insufficient funds for gas");
        }
        if (node.pool.contains(tx)) {
            return new SendAnswer(Kind.ALREADY_KNOWN, "already known");
        }
        Optional<SimTx> rival = node.pool.stream()
                .filter(other -> other.slot().equals(tx.slot()))
                .findFirst();
        if (rival.isPresent()
                && 10 * tx.fees().maxWei() < 11 * rival.get().fees().maxWei()) {
            return new SendAnswer(Kind.UNDERPRICED, "replacement transaction underpriced");
        }
        rival.ifPresent(node.pool::remove);
        node.pool.add(tx);
        chain.heard(tx);
        return new SendAnswer(Kind.ACCEPTED, tx.hash());
    }

    /// What the node did and what it says are two things.
    private SendAnswer lied(SendAnswer answer) {
        if (chaos.fires(FaultKind.SEND_TAKEN_NO_ANSWER, 0.06)) {
            return new SendAnswer(Kind.AMBIGUOUS, "timeout");
        }
        if (chaos.fires(FaultKind.SEND_CALLED_UNDERPRICED, 0.02)) {
            return new SendAnswer(Kind.UNDERPRICED, "transaction underpriced");
        }
        if (chaos.fires(FaultKind.SEND_CALLED_NONCE_TOO_LOW, 0.02)) {
            return new SendAnswer(Kind.NONCE_TOO_LOW, "nonce too low");
        }
        return chaos.fires(FaultKind.SEND_CALLED_INVALID, 0.05)
                ? new SendAnswer(Kind.INVALID, "invalid sender")
                : answer;
    }

    @Override
    public List<NodeView> look(LaneId lane, List<String> hashes) {
        SimChain chain = chain(lane);
        List<NodeView> views = new ArrayList<>(chain.nodes.size());
        for (SimNode node : chain.nodes) {
            if (node.downTicks == 0) {
                NodeView view = honest(chain, node, lane, hashes);
                views.add(node.dishonest ? bent(chain, view, hashes) : view);
                if (node.dishonest) {
                    views.add(views.getLast()); // it answers at two addresses
                }
            }
        }
        return views;
    }

    private NodeView honest(SimChain chain, SimNode node, LaneId lane, List<String> hashes) {
        int head = Math.max(0, chain.head() - node.lag);
        long latest = chain.stateAt(head).nonce(lane);
        Map<String, TxFact> facts = new HashMap<>();
        for (String hash : hashes) {
            facts.put(hash, fact(chain, node, hash, head));
        }
        return new NodeView(
                node.operator,
                chain.id,
                chain.blocks.get(head).ref(),
                chain.blocks.get((int) Math.min(node.finalized, chain.head())).ref(),
                new Nonces(chain.stateAt(node.finalized).nonce(lane), latest, node.pending(lane, latest)),
                chain.baseFee,
                Optional.of(BigInteger.valueOf(chain.stateAt(node.finalized).gas(lane))),
                facts);
    }

    private TxFact fact(SimChain chain, SimNode node, String hash, int head) {
        Optional<Receipt> receipt = chain.receipt(hash, head);
        if (receipt.isPresent()) {
            return new TxFact.Mined(receipt.get());
        }
        SimTx tx = bytes.get(hash);
        return tx != null && node.pool.contains(tx) ? new TxFact.Pending() : new TxFact.Absent();
    }

    private NodeView bent(SimChain chain, NodeView view, List<String> hashes) {
        if (chaos.fires(FaultKind.NODE_OF_OTHER_CHAIN, 0.02)) {
            return with(view, 31_337, view.nonces(), view.txs());
        }
        if (chaos.fires(FaultKind.NODE_HIDES, 0.1)) {
            return with(view, view.chainId(), view.nonces(), Map.of());
        }
        if (!chaos.fires(FaultKind.NODE_INVENTS, 0.1)) {
            return view;
        }
        Map<String, TxFact> invented = new HashMap<>();
        for (String hash : hashes) {
            invented.put(hash, chaos.chance(0.5) ? new TxFact.Mined(invented(chain, hash)) : new TxFact.Absent());
        }
        long nonce = view.nonces().finalized() + 1 + chaos.below(3);
        return with(view, view.chainId(), new Nonces(nonce, nonce, nonce), invented);
    }

    private Receipt invented(SimChain chain, String hash) {
        boolean succeeded = chaos.chance(0.5);
        return new Receipt(
                hash,
                chain.blocks.getFirst().ref(),
                succeeded,
                succeeded ? List.of(new Effect.MessageSent("invented", 1)) : List.of());
    }

    private static NodeView with(NodeView view, long chainId, Nonces nonces, Map<String, TxFact> txs) {
        return new NodeView(
                view.operator(),
                chainId,
                view.head(),
                view.finalized(),
                nonces,
                view.baseFeeWei(),
                view.gasWei().map(wei -> wei.add(BigInteger.TEN)),
                txs);
    }

    private SimChain chain(LaneId lane) {
        SimChain chain = chains.get(lane.chainId());
        if (chain == null) {
            throw new IllegalStateException("no chain " + lane);
        }
        return chain;
    }
}
