package io.headrace.settlement.chain.proof;

import io.headrace.settlement.chain.rpc.Answer;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Question;
import io.headrace.settlement.chain.rpc.RpcException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.web3j.crypto.Hash;

/// A block that enough operators tell alike, with its state root. Two endpoints of one operator are one
/// voice.
public record AgreedBlock(Block block) {
    /// The block `back` below the lowest head, as at least `needed` operators tell it.
    ///
    /// @param needed at least 2
    /// @throws io.headrace.market.problem.ProblemException when too few answer, or they differ
    public static AgreedBlock below(List<ChainNode> nodes, long chainId, int back, int needed) {
        if (needed < 2) {
            throw new IllegalArgumentException("at least 2 operators must agree, was " + needed);
        }
        Map<ChainNode, Block> told = asked(nodes, node -> node.head(chainId));
        Map<String, Long> heads = new TreeMap<>();
        told.forEach((node, head) -> heads.merge(node.node().operator(), head.number(), Math::min));
        if (heads.size() < needed) {
            throw ProofFault.NOT_AGREED.at(
                    "chain " + chainId, heads.size() + " operators answer, " + needed + " needed");
        }
        // the `needed` highest operators are asked: a node that hangs far behind does not hold all back
        long lowest = heads.values().stream()
                .sorted((a, b) -> Long.compare(b, a))
                .toList()
                .get(needed - 1);
        return at(told, chainId, Math.max(0, lowest - back), needed);
    }

    /// @param heads of the nodes of this chain: whose head is the block has told it already
    private static AgreedBlock at(Map<ChainNode, Block> heads, long chainId, long number, int needed) {
        Map<ChainNode, Block> told = asked(
                List.copyOf(heads.keySet()),
                node -> Optional.ofNullable(heads.get(node))
                        .filter(head -> head.number() == number)
                        .or(() -> node.block(new BlockTag.Number(number))));
        Map<Block, Set<String>> voices = new HashMap<>();
        told.forEach((node, block) -> voices.computeIfAbsent(block, b -> new HashSet<>())
                .add(node.node().operator()));
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

    /// What all nodes say, asked at the same time; those that say nothing are left out.
    private static Map<ChainNode, Block> asked(List<ChainNode> nodes, Function<ChainNode, Optional<Block>> question) {
        Map<ChainNode, Block> told = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<ChainNode, Future<Optional<Block>>> asked = new LinkedHashMap<>();
            nodes.forEach(node -> asked.put(node, threads.submit(() -> answered(node, question))));
            for (Map.Entry<ChainNode, Future<Optional<Block>>> answer : asked.entrySet()) {
                answer.getValue().get().ifPresent(block -> told.put(answer.getKey(), block));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a node could not be asked", e.getCause());
        }
        return told;
    }

    private static Optional<Block> answered(ChainNode node, Function<ChainNode, Optional<Block>> question) {
        try {
            return question.apply(node);
        } catch (RpcException e) {
            return Optional.empty();
        }
    }

    /// An account at this block, proved by whichever node gives a proof.
    ///
    /// @throws RpcException when the node does not answer
    public ProvedAccount account(ChainNode node, String address, List<String> slots) {
        return accounts(node, List.of(new Wanted(address, slots))).getFirst();
    }

    /// An account and the slots of it that matter, each 32 bytes, hex.
    public record Wanted(String address, List<String> slots) {
        public Wanted {
            slots = List.copyOf(slots);
        }
    }

    /// Accounts at this block, proved by one exchange with a node, in the order asked for.
    ///
    /// @throws RpcException when the node does not answer
    public List<ProvedAccount> accounts(ChainNode node, List<Wanted> wanted) {
        List<Answer> answers = node.askAll(wanted.stream()
                .map(each -> Question.proof(each.address(), each.slots(), new BlockTag.Number(block.number())))
                .toList());
        return IntStream.range(0, wanted.size())
                .mapToObj(i -> ProvedAccount.checked(
                        block.stateRoot(),
                        wanted.get(i).address(),
                        wanted.get(i).slots(),
                        answers.get(i)))
                .toList();
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
