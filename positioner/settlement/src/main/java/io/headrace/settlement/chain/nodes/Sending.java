package io.headrace.settlement.chain.nodes;

import io.headrace.settlement.chain.key.Transaction;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.rpc.RpcFault;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.fact.SendAnswer.Kind;
import io.headrace.settlement.slot.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Hands the stored bytes of an attempt to nodes, and makes one answer of theirs. The bytes are never
/// made anew.
final class Sending {
    /// The first that any node gave counts: one that took the bytes outweighs all that did not, and
    /// doubt outweighs a refusal.
    private static final List<Kind> ORDER = List.of(
            Kind.ACCEPTED,
            Kind.ALREADY_KNOWN,
            Kind.NONCE_TOO_LOW,
            Kind.AMBIGUOUS,
            Kind.UNDERPRICED,
            Kind.INSUFFICIENT_FUNDS,
            Kind.INVALID);

    private Sending() {}

    static SendAnswer send(List<ChainNode> nodes, Attempt attempt) {
        byte[] raw = Hex.bytes(attempt.raw());
        if (!Transaction.hash(raw).equals(attempt.hash())) {
            throw new IllegalStateException("the bytes of attempt " + attempt.hash() + " have another hash");
        }
        List<SendAnswer> answers = answers(nodes, attempt.hash(), raw);
        return ORDER.stream()
                .flatMap(kind -> answers.stream().filter(answer -> answer.kind() == kind))
                .findFirst()
                .orElse(new SendAnswer(Kind.AMBIGUOUS, "no node of this chain could be reached"));
    }

    /// Hands the bytes to all nodes at the same time.
    private static List<SendAnswer> answers(List<ChainNode> nodes, String hash, byte[] raw) {
        List<SendAnswer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<SendAnswer>>> sent = nodes.stream()
                    .map(node -> threads.submit(() -> send(node, hash, raw)))
                    .toList();
            for (Future<Optional<SendAnswer>> answer : sent) {
                answer.get().ifPresent(answers::add);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answers.add(new SendAnswer(Kind.AMBIGUOUS, "interrupted while it was sent"));
        } catch (ExecutionException e) {
            throw new IllegalStateException("an attempt could not be sent", e.getCause());
        }
        return answers;
    }

    /// Empty when the node heard nothing.
    private static Optional<SendAnswer> send(ChainNode node, String hash, byte[] raw) {
        try {
            String answered = node.send(raw);
            return Optional.of(
                    answered.equals(hash)
                            ? new SendAnswer(Kind.ACCEPTED, "taken by " + node.node())
                            : new SendAnswer(Kind.AMBIGUOUS, node.node() + " answered another hash: " + answered));
        } catch (RpcException e) {
            return e.fault() == RpcFault.NOT_CONNECTED
                    ? Optional.empty()
                    : Optional.of(new SendAnswer(kind(e), String.valueOf(e.getMessage())));
        }
    }

    private static Kind kind(RpcException refusal) {
        return switch (refusal.fault()) {
            case ALREADY_KNOWN -> Kind.ALREADY_KNOWN;
            case NONCE_TOO_LOW -> Kind.NONCE_TOO_LOW;
            case UNDERPRICED -> Kind.UNDERPRICED;
            case INSUFFICIENT_FUNDS -> Kind.INSUFFICIENT_FUNDS;
            case INVALID -> Kind.INVALID;
            case NOT_CONNECTED,
                    UNREACHABLE,
                    TIMEOUT,
                    RATE_LIMITED,
                    HTTP,
                    MALFORMED,
                    NONCE_TOO_HIGH,
                    REVERTED,
                    UNSUPPORTED,
                    OTHER -> Kind.AMBIGUOUS;
        };
    }
}
