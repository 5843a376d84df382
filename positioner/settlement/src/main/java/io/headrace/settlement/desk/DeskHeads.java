package io.headrace.settlement.desk;

import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.watch.HeadBell;
import io.headrace.settlement.chain.watch.HeadChange;
import io.headrace.settlement.chain.watch.HeadFollower;
import io.headrace.settlement.chain.watch.HeadWatch;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/// Rings when a chain has a new block, so that the courier looks at once: a follower for each chain, at
/// the first of its nodes that has a websocket at its own address. A ring is only a reason to look: a
/// chain without one, or whose socket died, is looked at by the clock as before. A chain rings twenty
/// times a second at most: each ring has the nodes of all operators asked, and a node that invents heads
/// would have the honest ones refuse us for asking too often.
final class DeskHeads implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration CALM = Duration.ofMillis(50);
    private static final int DEPTH = 64; // blocks that are caught up one by one

    private final List<Thread> followers = new ArrayList<>();

    /// @param ring told of each new head, from the followers' threads
    /// @param said told once of each chain that has no websocket, one sentence
    static DeskHeads follow(Collection<NodeChains.Chain> chains, Runnable ring, Consumer<String> said) {
        DeskHeads heads = new DeskHeads();
        for (NodeChains.Chain chain : chains) {
            heads.followers.add(Thread.ofVirtual()
                    .name("heads of " + chain.profile().name())
                    .start(() -> follow(chain, ring, said)));
        }
        return heads;
    }

    /// Whether each chain has its follower.
    boolean isFollowing() {
        return followers.stream().allMatch(Thread::isAlive);
    }

    private static void follow(NodeChains.Chain chain, Runnable ring, Consumer<String> said) {
        ChainNode node = chosen(chain, said);
        try (HeadBell bell = new HeadBell(socket(node), PATIENCE)) {
            HeadWatch watch = new HeadWatch(node, DEPTH, System.nanoTime());
            HeadFollower follower = new HeadFollower(watch, bell, POLL, System::nanoTime);
            while (!Thread.currentThread().isInterrupted()) {
                step(follower, ring);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void step(HeadFollower follower, Runnable ring) throws InterruptedException {
        try {
            if (!(follower.next() instanceof HeadChange.Unchanged)) {
                ring.run();
                Thread.sleep(CALM);
            }
        } catch (RuntimeException silent) {
            Thread.sleep(POLL); // silent, or it talks nonsense: it may answer again
        }
    }

    private static ChainNode chosen(NodeChains.Chain chain, Consumer<String> said) {
        for (ChainNode node : chain.nodes()) {
            try (HeadBell bell = new HeadBell(socket(node), PATIENCE)) {
                if (bell.connect()) {
                    return node;
                }
            }
        }
        said.accept("No node of chain " + chain.profile().name()
                + " has a websocket at its own address: its blocks are looked for by the clock.");
        return chain.nodes().getFirst();
    }

    /// Where a node tells its heads: its own address by ws instead of http.
    private static URI socket(ChainNode node) {
        String uri = node.node().uri().toString();
        return URI.create("ws" + uri.substring("http".length()));
    }

    @Override
    public void close() {
        followers.forEach(Thread::interrupt);
        for (Thread follower : followers) {
            try {
                follower.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
