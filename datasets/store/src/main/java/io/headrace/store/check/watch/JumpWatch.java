package io.headrace.store.check.watch;

import io.headrace.store.check.finding.FindingKind;

/// Jumps of a positive series, judged by the median of its own steps: one that is taken back in the next row is a
/// single bad value, one by a power of ten that stays is a change of unit. A market that falls and stays there is
/// neither.
final class JumpWatch {
    /// Steps seen before any is judged.
    static final int WARM = 50;

    /// A step this many times the median of the steps is a jump.
    private static final double TIMES_MEDIAN = 30;

    /// And never less than this, as a fraction: the smallest step of a trade's price is tiny.
    private static final double LEAST = 0.02;

    /// A jump is taken back when the next row is within this part of it from where it began.
    private static final double BACK = 0.3;

    /// How near to a power of ten, as a decimal logarithm, the factor of a change of unit is.
    private static final double NEAR_TEN = 0.03;

    /// A change of unit is this many times the jump that the series' own steps allow, in logarithms: what jumps tenfold
    /// by itself tells nothing.
    private static final double CLEARLY = 3;

    private static final int REFRESH = 64;

    private final Teller teller;
    private final LogSketch steps = new LogSketch();
    private double threshold = Double.POSITIVE_INFINITY;
    private double before;
    private double last;
    private boolean pending;
    private String pendingFile = "";
    private long pendingLine;

    JumpWatch(Teller teller) {
        this.teller = teller;
    }

    void value(double value, String file, long line) {
        if (!(value > 0)) {
            return;
        }
        if (last > 0) {
            step(value, file, line);
        }
        last = value;
    }

    private void step(double value, String file, long line) {
        boolean back = pending && settle(value);
        double step = Math.abs(value / last - 1);
        if (back) {
            return;
        }
        if (step > threshold || value * (1 + threshold) < last) {
            pending = true;
            before = last;
            pendingFile = file;
            pendingLine = line;
        } else if (step > 0) {
            steps.add(step);
            if (steps.size() >= WARM && steps.size() % REFRESH == 0 || steps.size() == WARM) {
                threshold = Math.max(LEAST, TIMES_MEDIAN * steps.quantile(0.5));
            }
        }
    }

    /// Whether the jump before this value was taken back by it.
    private boolean settle(double value) {
        pending = false;
        double jump = Math.log(last / before);
        boolean back = Math.abs(Math.log(value / before)) < BACK * Math.abs(jump);
        if (back) {
            double from = before;
            double spike = last;
            double limit = threshold;
            teller.warn(
                    FindingKind.OUTLIER,
                    pendingFile,
                    pendingLine,
                    () -> Words.number(spike) + " between " + Words.number(from) + " and " + Words.number(value)
                            + ", beyond the " + Words.percent(limit) + " that the series' own steps allow");
        } else {
            power(jump);
        }
        return back;
    }

    private void power(double jump) {
        double decades = Math.log10(Math.exp(jump));
        boolean large = Math.abs(jump) > CLEARLY * Math.log1p(threshold) && Math.abs(decades) > 0.5;
        if (large && Math.abs(decades - Math.rint(decades)) < NEAR_TEN) {
            double from = before;
            double to = last;
            teller.warn(
                    FindingKind.UNIT,
                    pendingFile,
                    pendingLine,
                    () -> "goes from " + Words.number(from) + " to " + Words.number(to)
                            + " and stays: a factor of 10 to the power of " + Math.round(decades)
                            + ", as where the unit changes");
        }
    }
}
