package io.headrace.settlement.chain.read;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// The nodes of one chain, asked at the same time; each operator has one voice.
///
/// @param needed operators that must say the same, at least 2
public record Voices(List<ChainNode> nodes, int needed) {
    public Voices {
        nodes = List.copyOf(nodes);
        if (needed < 2) {
            throw new IllegalArgumentException("facts need at least 2 operators, was " + needed);
        }
    }

    /// What enough operators say alike; empty when they do not, or as many say something else.
    public <T> Optional<T> agreed(Function<ChainNode, T> question) {
        return agreed(ask(question), needed);
    }

    /// One answer an operator; whoever does not answer, or not what was asked, says nothing.
    public <T> Collection<T> ask(Function<ChainNode, T> question) {
        Map<String, T> told = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<T>>> asked = nodes.stream()
                    .map(node -> threads.submit(() -> answered(node, question)))
                    .toList();
            for (int i = 0; i < asked.size(); i++) {
                String operator = nodes.get(i).node().operator();
                asked.get(i).get().ifPresent(answer -> told.putIfAbsent(operator, answer));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question to a chain failed", e.getCause());
        }
        return new ArrayList<>(told.values());
    }

    /// What enough of some answers say alike; empty when none, or two.
    public static <T> Optional<T> agreed(Collection<T> all, int needed) {
        Map<T, Integer> said = new HashMap<>();
        all.forEach(one -> said.merge(one, 1, Integer::sum));
        List<T> enough = said.entrySet().stream()
                .filter(entry -> entry.getValue() >= needed)
                .map(Map.Entry::getKey)
                .toList();
        return enough.size() == 1 ? Optional.of(enough.getFirst()) : Optional.empty();
    }

    private static <T> Optional<T> answered(ChainNode node, Function<ChainNode, T> question) {
        try {
            return Optional.of(question.apply(node));
        } catch (RpcException | ProblemException | IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
