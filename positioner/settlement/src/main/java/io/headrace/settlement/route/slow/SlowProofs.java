package io.headrace.settlement.route.slow;

import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.route.Witnesses;
import io.headrace.settlement.route.Words;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Proofs made from what the source locked and the destination was told. A root that does not come of
/// what the source locked is passed over, whoever proposed it.
record SlowProofs(Witnesses source, Witnesses destination, String locks, String gives) {
    private static final String LOCKED = Abi.topic("Locked(bytes32,uint256,bytes)");
    private static final String PROPOSED = Abi.topic("Proposed(uint256,bytes32,uint256,uint256)");
    private static final String CHALLENGED = Abi.topic("Challenged(uint256)");

    /// @param body hex
    private record Locked(String message, String body) {}

    /// @param count messages it covers, from the first
    private record Proposal(BigInteger number, String root, long count) {}

    /// The call that proves and takes a message; empty while no root covers it.
    Optional<String> finalizing(String message) {
        List<Locked> locked = alike(source.ask((node, finalized) -> locked(node, finalized.number())).stream()
                .map(Witnesses.Told::what)
                .toList());
        int index = locked.stream().map(Locked::message).toList().indexOf(message);
        if (index < 0) {
            return Optional.empty();
        }
        List<String> messages = locked.stream().map(Locked::message).toList();
        return destination.agreed((node, finalized) -> standing(node)).stream()
                .flatMap(List::stream)
                .filter(proposal -> proposal.count() > index && proposal.count() <= messages.size())
                .filter(proposal -> tree(messages, proposal).root().equals(proposal.root()))
                .findFirst()
                .map(proposal -> Abi.callAs(
                        "finalize(bytes,uint256,bytes32[])",
                        Hex.bytes(locked.get(index).body()),
                        proposal.number(),
                        tree(messages, proposal).proof(index)));
    }

    /// What enough operators tell alike, up to where that many have come: one may be a block behind, and
    /// anybody may lock something in each. None of two that contradict each other.
    private List<Locked> alike(List<List<Locked>> told) {
        List<List<Locked>> enough = told.stream()
                .filter(one ->
                        told.stream().filter(other -> isBeginning(one, other)).count() >= source.needed())
                .sorted(Comparator.<List<Locked>>comparingInt(List::size).reversed())
                .toList();
        return !enough.isEmpty() && enough.stream().allMatch(one -> isBeginning(one, enough.getFirst()))
                ? enough.getFirst()
                : List.of();
    }

    private static boolean isBeginning(List<Locked> one, List<Locked> other) {
        return one.size() <= other.size() && other.subList(0, one.size()).equals(one);
    }

    private static MessageTree tree(List<String> messages, Proposal proposal) {
        return new MessageTree(messages.subList(0, (int) proposal.count()));
    }

    private List<Locked> locked(ChainNode node, long finalized) {
        return node
                .logs(LogQuery.since(1, locks, LOCKED, ""))
                .stream() // the tree needs each leaf since the bridge's first
                .filter(found -> found.blockNumber() <= finalized)
                .flatMap(found ->
                        Words.bytes(found.log())
                                .map(body -> new Locked(found.log().topics().get(1), Hex.of(body)))
                                .stream())
                .toList();
    }

    /// Proposals that nobody has challenged, the oldest first: it opens first.
    private List<Proposal> standing(ChainNode node) {
        Set<String> challenged = node.logs(destination.logs(gives, CHALLENGED, "")).stream()
                .map(found -> found.log().topics().get(1))
                .collect(Collectors.toUnmodifiableSet());
        return node.logs(destination.logs(gives, PROPOSED, "")).stream()
                .filter(found -> !challenged.contains(found.log().topics().get(1)))
                .flatMap(found -> proposal(found).stream())
                .toList();
    }

    private static Optional<Proposal> proposal(FoundLog found) {
        List<BigInteger> words = Words.of(found.log());
        boolean readable = words.size() == 3
                && words.get(1).bitLength() < Integer.SIZE
                && words.get(1).signum() > 0;
        return readable
                ? Optional.of(new Proposal(
                        Hex.number(found.log().topics().get(1)),
                        Words.word(words.get(0)),
                        words.get(1).longValue()))
                : Optional.empty();
    }
}
