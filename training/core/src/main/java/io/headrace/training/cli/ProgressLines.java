package io.headrace.training.cli;

import io.headrace.market.problem.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Shows work that takes over two seconds: how far, how fast, how long still. On a terminal the line is
/// redrawn in place; elsewhere there is one line every ten seconds.
final class ProgressLines implements Progress {
    private static final double QUIET_SECONDS = 2;
    private static final double REDRAW_SECONDS = 0.25;
    private static final double LINE_SECONDS = 10;

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private @Nullable String task;
    private long startedNanos;
    private long shownNanos;
    private boolean shown;

    ProgressLines(PrintWriter err, boolean terminal, LongSupplier nanoTime) {
        this.err = err;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void report(String reported, long done, long total) {
        long now = nanoTime.getAsLong();
        if (!reported.equals(task)) {
            finish();
            task = reported;
            startedNanos = now;
            shownNanos = now;
        }
        double elapsed = (now - startedNanos) * 1e-9;
        boolean last = total > 0 && done >= total;
        double pause = terminal ? REDRAW_SECONDS : LINE_SECONDS;
        boolean due = shown ? (now - shownNanos) * 1e-9 >= pause : elapsed >= QUIET_SECONDS;
        if (due || (last && shown)) {
            shownNanos = now;
            shown = true;
            show(line(reported, done, total, elapsed), last);
        }
    }

    private void show(String line, boolean last) {
        if (terminal) {
            err.print("\r\u001b[K" + line + (last ? System.lineSeparator() : ""));
            shown = !last;
        } else {
            err.println(line);
        }
        err.flush();
    }

    private void finish() {
        if (terminal && shown) {
            err.println();
        }
        shown = false;
    }

    static String line(String task, long done, long total, double seconds) {
        double rate = seconds > 0 ? done / seconds : 0;
        String speed =
                rate >= 10 ? String.format(Locale.ROOT, "%,.0f/s", rate) : String.format(Locale.ROOT, "%.2g/s", rate);
        if (total <= 0) {
            return String.format(Locale.ROOT, "%s  %,d  %s", task, done, speed);
        }
        long left = rate > 0 ? Math.round((total - done) / rate) : 0;
        return String.format(
                Locale.ROOT, "%s  %,d of %,d  %s  %d:%02d left", task, done, total, speed, left / 60, left % 60);
    }
}
