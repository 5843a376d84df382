package io.headrace.inference.cli.transfer;

import io.headrace.market.problem.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/// A line on stderr in ten seconds: done, rate and time left.
final class SimulationProgress implements Progress {
    private static final double SECOND = 1e9;
    private static final double LINE_SECONDS = 10;

    private final PrintWriter err;
    private final LongSupplier nanoTime;
    private final long startedNanos;
    private long shownNanos;
    private long doneAtStart = -1;

    SimulationProgress(PrintWriter err, LongSupplier nanoTime) {
        this.err = err;
        this.nanoTime = nanoTime;
        this.startedNanos = nanoTime.getAsLong();
        this.shownNanos = startedNanos;
    }

    @Override
    public void report(String task, long done, long total) {
        long now = nanoTime.getAsLong();
        if (doneAtStart < 0) {
            doneAtStart = done; // the first round warms up, or was done by an earlier run
        }
        if ((now - shownNanos) / SECOND < LINE_SECONDS) {
            return;
        }
        shownNanos = now;
        double rate = (done - doneAtStart) / ((now - startedNanos) / SECOND);
        String left = rate > 0 ? String.format(Locale.ROOT, "%.0f s left", (total - done) / rate) : "starting";
        err.println(String.format(Locale.ROOT, "%s: %,d of %,d, %.0f a second, %s", task, done, total, rate, left));
        err.flush();
    }
}
