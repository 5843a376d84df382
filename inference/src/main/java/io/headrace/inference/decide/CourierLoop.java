package io.headrace.inference.decide;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.desk.ChainDesk;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Runs the courier of a desk on chains in a thread of its own. An instance that fails is closed,
/// and another one reads the books and goes on; until then nothing is signed.
public final class CourierLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CourierLoop.class);
    private static final Duration EVERY = Duration.ofMillis(150);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Supplier<ChainDesk> source;
    private final Consumer<ChainDesk> after;
    private final Thread thread;
    private volatile ChainDesk desk;
    private volatile boolean down;
    /// Why nothing may be signed; empty while it may. Outlives an instance: the next one is halted,
    /// too.
    private volatile String brake;

    private volatile boolean stopping;

    /// Opens the first instance at once.
    ///
    /// @param after told after each round
    /// @param brake why nothing may be signed from the beginning; empty when it may
    /// @throws ProblemException when the desk must not start
    public CourierLoop(Supplier<ChainDesk> source, Consumer<ChainDesk> after, String brake) {
        this.source = source;
        this.after = after;
        this.brake = brake;
        this.desk = source.get();
        if (!brake.isEmpty()) {
            desk.halt(brake);
        }
        this.thread = Thread.ofPlatform().name("courier").daemon().unstarted(this::run);
    }

    /// Begins to carry.
    void start() {
        thread.start();
    }

    /// Pulls the brake at once, or lets go with an empty reason; also of the instance that comes next.
    ///
    /// @throws RuntimeException when it holds for this process only
    void brake(String why) {
        brake = why;
        try {
            desk.halt(why);
        } catch (RuntimeException e) {
            if (!down) {
                throw e;
            }
            LOG.debug("No courier runs that could be halted; the next one is", e);
        }
    }

    /// The instance that carries now.
    public ChainDesk desk() {
        return desk;
    }

    private void run() {
        while (!stopping) {
            try {
                desk.tick();
                after.accept(desk);
                desk.await(EVERY);
            } catch (RuntimeException e) {
                LOG.error("The courier stopped; another one will go on from the books", e);
                reopen();
            }
        }
    }

    private void reopen() {
        down = true;
        closeQuietly();
        while (!stopping) {
            LockSupport.parkNanos(RETRY.toNanos());
            try {
                desk = source.get();
                if (!brake.isEmpty()) {
                    desk.halt(brake); // after it can be seen: whoever brakes now finds this one
                }
                down = false;
                return;
            } catch (ProblemException e) {
                LOG.error("The courier must not start: " + e.problem().sentence());
            } catch (RuntimeException e) {
                LOG.error("The courier could not start", e);
            }
        }
    }

    private void closeQuietly() {
        try {
            desk.close();
        } catch (RuntimeException e) {
            LOG.debug("The courier that stopped could not be closed", e);
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeQuietly();
    }
}
