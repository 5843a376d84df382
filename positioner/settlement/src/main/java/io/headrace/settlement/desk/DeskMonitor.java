package io.headrace.settlement.desk;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.nodes.LogReader;
import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.desk.Confirmations.Included;
import io.headrace.settlement.executor.ExecutorSettings.ChainSettings;
import io.headrace.settlement.executor.OpenChains;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.monitor.ChainFact;
import io.headrace.settlement.monitor.ChainMonitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Watches a desk's chains, each in a thread of its own and over connections of its own: woken by new
/// heads, and by the clock. Whatever goes wrong is a gap, is said once, and is tried again; nothing that
/// carries transfers or decides waits for it.
public final class DeskMonitor implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CALM = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OPERATORS = 2;
    private static final int MOST_WAITING = 1_000;

    private final OpenChains chains;
    private final Map<Long, Watch> watches = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Supplier<Optional<BooksReader>> books;

    /// What the monitor is given beside the desk's settings.
    ///
    /// @param epochNanos the receiving clock, nanoseconds since the epoch
    /// @param facts takes what was read together; what it throws is a gap
    /// @param books of the courier; empty while there are none
    /// @param said told how the watch fares, one sentence each
    public record Around(
            LongSupplier epochNanos,
            Consumer<List<ChainFact>> facts,
            Supplier<Optional<BooksReader>> books,
            Consumer<String> said) {}

    private DeskMonitor(OpenChains chains, Supplier<Optional<BooksReader>> books) {
        this.chains = chains;
        this.books = books;
    }

    /// Begins to watch all chains of a desk.
    public static DeskMonitor start(ChainDeskSettings settings, Around around) {
        Map<Long, LogReader> unread = new HashMap<>();
        settings.chains().forEach(chain -> unread.put(chain.profile().chainId(), LogReader.of(List.of())));
        DeskMonitor monitor = new DeskMonitor(OpenChains.connect(settings.chains(), unread), around.books());
        for (ChainSettings chain : settings.chains()) {
            monitor.watch(settings, chain, around);
        }
        monitor.threads.add(Thread.ofVirtual().name("confirmations").start(monitor::confirm));
        return monitor;
    }

    private void watch(ChainDeskSettings settings, ChainSettings chain, Around around) {
        long id = chain.profile().chainId();
        NodeChains.Chain open = Optional.ofNullable(chains.all().get(id)).orElseThrow();
        ChainMonitor monitor = new ChainMonitor(
                id, open.nodes(), OPERATORS, settings.watched(chain), around.epochNanos(), around.said());
        ChainTally tally =
                new ChainTally(chain.profile().name(), chain.profile().blockTime());
        Watch watch = new Watch(open, monitor, tally, around);
        watches.put(id, watch);
        threads.add(Thread.ofVirtual().name("watch of " + tally.chain()).start(watch::run));
    }

    /// How the watch over each chain fares, in no order.
    public List<ChainTally> tallies() {
        return watches.values().stream().map(watch -> watch.tally).toList();
    }

    private void confirm() {
        Confirmations confirmations = new Confirmations();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(POLL);
                try {
                    books.get().ifPresent(open -> confirmations.news(open).forEach(this::look));
                } catch (RuntimeException closed) {
                    continue; // the courier that held these books is gone; the next one holds others
                }
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Included included) {
        Watch watch = watches.get(included.chainId());
        if (watch != null && watch.included.size() < MOST_WAITING) {
            watch.included.add(included);
        }
    }

    /// One chain's thread.
    private static final class Watch {
        private final NodeChains.Chain chain;
        private final ChainMonitor monitor;
        private final ChainTally tally;
        private final Around around;
        private final Semaphore ring = new Semaphore(0);
        private final Queue<Included> included = new ConcurrentLinkedQueue<>();
        private boolean refused; // the last facts were not taken: only some that are end the gap
        private long skipped;

        private Watch(NodeChains.Chain chain, ChainMonitor monitor, ChainTally tally, Around around) {
            this.chain = chain;
            this.monitor = monitor;
            this.tally = tally;
            this.around = around;
        }

        private void run() {
            try (DeskHeads ignored = DeskHeads.follow(List.of(chain), ring::release, without -> {})) {
                while (!Thread.currentThread().isInterrupted()) {
                    look();
                    Thread.sleep(CALM);
                    if (ring.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                        ring.drainPermits();
                    }
                }
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
            }
        }

        private void look() {
            try {
                List<ChainFact> facts = new ArrayList<>(monitor.look());
                for (Included one = included.poll(); one != null; one = included.poll()) {
                    monitor.confirmed(one.sentNanos(), one.blockHash()).ifPresent(facts::add);
                }
                tally.skipped(monitor.gaps() - skipped);
                skipped = monitor.gaps();
                if (!facts.isEmpty()) {
                    refused = true;
                    around.facts().accept(facts);
                    refused = false;
                    tally.told(facts.size(), around.epochNanos().getAsLong());
                }
                if (!refused && tally.found()) {
                    around.said().accept("Chain " + tally.chain() + " is watched.");
                }
            } catch (ProblemException e) {
                lost(e.problem().sentence());
            } catch (RuntimeException e) {
                lost(String.valueOf(e.getMessage()));
            }
        }

        private void lost(String why) {
            if (tally.lost(why) && !Thread.currentThread().isInterrupted()) {
                around.said().accept("Nothing is known of chain " + tally.chain() + " for a while: " + why);
            }
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        chains.close();
    }
}
