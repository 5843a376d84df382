package io.headrace.training.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Notices Ctrl-C (or a polite kill) and holds the end of the process back until the work in hand is
/// finished and told, for a minute at most.
public final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean came;

    private Interruption() {}

    public static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::hold, "interruption"));
        return interruption;
    }

    public boolean came() {
        return came;
    }

    private void hold() {
        came = true;
        try {
            boolean unused = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The work is finished: the process may end.
    @Override
    public void close() {
        finished.countDown();
    }
}
