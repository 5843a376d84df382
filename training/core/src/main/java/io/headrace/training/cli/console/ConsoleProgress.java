package io.headrace.training.cli.console;

import io.headrace.market.problem.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Progress on stderr for work over two seconds: done, rate and time left. A terminal gets one line that
/// changes, anything else one line in ten seconds.
public final class ConsoleProgress implements Progress {
    private static final double SECOND = 1e9;
    private static final double QUIET_SECONDS = 2;
    private static final double LINE_SECONDS = 10;
    private static final double REDRAW_SECONDS = .2;

    private final PrintStream err;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private String task = "";
    private long started;
    private long doneAtStart;
    private long shown;
    private boolean drawn;

    ConsoleProgress(PrintStream err, boolean terminal, LongSupplier nanoTime) {
        this.err = err;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    static ConsoleProgress ofProcess() {
        boolean terminal = System.console() != null && System.console().isTerminal();
        return new ConsoleProgress(System.err, terminal, System::nanoTime);
    }

    @Override
    public synchronized void report(String name, long done, long total) {
        long now = nanoTime.getAsLong();
        if (!name.equals(task)) {
            clear();
            task = name;
            started = now;
            doneAtStart = done;
            shown = now;
        }
        double seconds = (now - started) / SECOND;
        double sinceShown = (now - shown) / SECOND;
        boolean due = terminal
                ? seconds >= QUIET_SECONDS && sinceShown >= REDRAW_SECONDS
                : sinceShown >= LINE_SECONDS || (seconds >= QUIET_SECONDS && total > 0 && done == total);
        if (due) {
            shown = now;
            show(line(done, total, seconds));
        }
        if (total > 0 && done >= total) {
            clear();
            task = "";
        }
    }

    /// A line that stays.
    public synchronized void say(String line) {
        clear();
        err.println(line);
        err.flush();
    }

    /// How work without an end goes: a terminal's changing line, anything else a line in ten seconds.
    public synchronized void status(String line) {
        long now = nanoTime.getAsLong();
        if ((now - shown) / SECOND >= (terminal ? REDRAW_SECONDS : LINE_SECONDS)) {
            shown = now;
            show(line);
        }
    }

    /// Takes the changing line off the terminal.
    public synchronized void clear() {
        if (drawn) {
            err.print("\r\033[K");
            err.flush();
            drawn = false;
        }
    }

    private void show(String line) {
        if (terminal) {
            err.print("\r\033[K" + line);
            err.flush();
            drawn = true;
        } else {
            err.println(line);
        }
    }

    private String line(long done, long total, double seconds) {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%s: %s, %.0f s", task, done > 0 ? done : "working", seconds);
        }
        double rate = seconds > 0 ? (done - doneAtStart) / seconds : 0;
        String left = rate > 0 ? String.format(Locale.ROOT, "%.0f s left", (total - done) / rate) : "starting";
        return String.format(
                Locale.ROOT,
                "%s: %d of %d (%d %%), %.3g a second, %s",
                task,
                done,
                total,
                100 * done / total,
                rate,
                left);
    }
}
