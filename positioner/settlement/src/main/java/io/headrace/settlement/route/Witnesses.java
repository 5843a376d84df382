package io.headrace.settlement.route;

import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.watch.ChainProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// The nodes of one chain, asked at the same time.
///
/// @param needed operators that must say the same, at least 2
/// @param since a block before all that is asked for happened: logs are read from there on
public record Witnesses(ChainProfile profile, List<ChainNode> nodes, int needed, LongSupplier since) {
    private static final Duration PATIENCE = Duration.ofSeconds(30); // a thousand portions of logs, and a slow node

    public Witnesses {
        nodes = List.copyOf(nodes);
        if (needed < 2) {
            throw new IllegalArgumentException("facts about money need at least 2 operators, was " + needed);
        }
    }

    /// Of a chain that is short enough to be read from its first block.
    public Witnesses(ChainProfile profile, List<ChainNode> nodes, int needed) {
        this(profile, nodes, needed, () -> 0);
    }

    /// What a contract said of this kind since then.
    public LogQuery logs(String contract, String... topics) {
        return LogQuery.since(since.getAsLong(), contract, topics);
    }

    /// What is asked of a node.
    ///
    /// @param <T> what it answers, comparable by equals
    @FunctionalInterface
    public interface Question<T> {
        /// @param finalized the newest block that is final there
        T ask(ChainNode node, Block finalized);
    }

    /// What one operator answered; one that did not answer is left out.
    public record Told<T>(String operator, Block finalized, T what) {}

    /// One answer an operator, of those who have answered all of it within [#PATIENCE].
    public <T> List<Told<T>> ask(Question<T> question) {
        return ask(question, PATIENCE);
    }

    /// Who lets others wait, as by a newest block that no reading of logs ever comes to, is left out.
    <T> List<Told<T>> ask(Question<T> question, Duration patience) {
        Map<String, Told<T>> told = new HashMap<>();
        List<String> order = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Told<T>>>> asked = nodes.stream()
                    .map(node -> threads.submit(() -> answered(node, question)))
                    .toList();
            threads.shutdown();
            if (!threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                threads.shutdownNow();
            }
            for (Future<Optional<Told<T>>> answer : asked) {
                answer.get()
                        .filter(one -> told.putIfAbsent(one.operator(), one) == null)
                        .ifPresent(one -> order.add(one.operator()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question to a chain failed", e.getCause());
        }
        return order.stream()
                .flatMap(operator -> Optional.ofNullable(told.get(operator)).stream())
                .toList();
    }

    /// What enough operators say alike; empty when they do not, and when as many say something else:
    /// then nobody can tell who is right.
    public <T> Optional<T> agreed(Question<T> question) {
        return agreed(ask(question), needed);
    }

    static <T> Optional<T> agreed(List<Told<T>> all, int needed) {
        return agreed(all, needed, Function.identity());
    }

    /// One part of what was told, as of all of it.
    public <T, P> Optional<P> agreed(List<Told<T>> all, Function<T, P> part) {
        return agreed(all, needed, part);
    }

    private static <T, P> Optional<P> agreed(List<Told<T>> all, int needed, Function<T, P> part) {
        Map<P, Integer> said = new HashMap<>();
        all.forEach(told -> said.merge(part.apply(told.what()), 1, Integer::sum));
        List<P> enough = said.entrySet().stream()
                .filter(entry -> entry.getValue() >= needed)
                .map(Map.Entry::getKey)
                .toList();
        return enough.size() == 1 ? Optional.of(enough.getFirst()) : Optional.empty();
    }

    /// A node of another chain says nothing about this one, and one whose answer makes no sense says
    /// nothing.
    private <T> Optional<Told<T>> answered(ChainNode node, Question<T> question) {
        try {
            if (node.chainId() != profile.chainId()) {
                return Optional.empty();
            }
            return profile.finalized(node, node.head())
                    .or(() -> node.block(new BlockTag.Number(0)))
                    .map(block -> new Told<>(node.node().operator(), block, question.ask(node, block)));
        } catch (RpcException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
