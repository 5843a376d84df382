package io.headrace.store.check.watch;

import io.headrace.store.check.finding.FindingKind;

/// How a time to wait is distributed: its floor, its middle, and whether its tail makes a mean worthless.
final class TailWatch {
    private static final long ENOUGH = 100;
    private static final double TIMES_MEDIAN = 100;

    private final Teller teller;
    private final LogSketch seconds = new LogSketch();
    private double least = Double.POSITIVE_INFINITY;
    private double greatest;

    TailWatch(Teller teller) {
        this.teller = teller;
    }

    void value(double value) {
        seconds.add(value);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
    }

    void finish(String file) {
        double median = seconds.quantile(0.5);
        if (seconds.size() >= ENOUGH && greatest > TIMES_MEDIAN * median) {
            teller.note(
                    FindingKind.HEAVY_TAIL,
                    file,
                    0,
                    () -> "none took less than " + Words.number(least) + " s, half of them about "
                            + words(median) + ", the slowest " + words(greatest)
                            + ": a floor and a tail for quantiles, not for a mean");
        }
    }

    private static String words(double value) {
        return Words.duration((long) (1e9 * value));
    }
}
