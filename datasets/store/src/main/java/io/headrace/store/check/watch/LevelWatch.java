package io.headrace.store.check.watch;

import io.headrace.store.check.finding.FindingKind;

/// Rates and costs that have a usual level: one many times the median so far is an outlier, also where it was
/// reached step by step.
final class LevelWatch {
    private static final long WARM = 200;
    private static final int REFRESH = 256;
    private static final double TIMES_MEDIAN = 50;

    private final Teller teller;
    private final LogSketch sizes = new LogSketch();
    private double median = Double.POSITIVE_INFINITY;

    LevelWatch(Teller teller) {
        this.teller = teller;
    }

    void value(double value, String file, long line) {
        double size = Math.abs(value);
        if (size > TIMES_MEDIAN * median) {
            double usual = median;
            teller.note(
                    FindingKind.OUTLIER,
                    file,
                    line,
                    () -> Words.number(value) + " is " + Words.number(Math.rint(size / usual))
                            + " times the median so far");
        }
        sizes.add(size);
        if (sizes.size() == WARM || sizes.size() > WARM && sizes.size() % REFRESH == 0) {
            median = sizes.quantile(0.5);
        }
    }
}
