package io.headrace.store.check.watch;

import io.headrace.store.check.finding.FindingKind;

/// Sizes of trades, fills and forced orders: single ones out of all proportion, and a scale that changes by a power
/// of ten of a hundred or more, as where contracts are taken for coins.
final class SizeWatch {
    private static final int BLOCK = 512;
    private static final double TIMES_HIGH = 100;
    private static final double HIGH = 0.99;
    private static final double LEAST_DECADES = 1.8;
    private static final double NEAR_TEN = 0.12;

    private final Teller teller;
    private final LogSketch all = new LogSketch();
    private final LogSketch block = new LogSketch();
    private double limit = Double.POSITIVE_INFINITY;
    private double settled;
    private double candidate;
    private String candidateFile = "";
    private long candidateLine;

    SizeWatch(Teller teller) {
        this.teller = teller;
    }

    void size(double size, String file, long line) {
        if (size > limit) {
            double usual = all.quantile(0.5);
            teller.note(
                    FindingKind.OUTLIER,
                    file,
                    line,
                    () -> "size " + Words.number(size) + " is " + Words.number(size / usual) + " times the median");
        }
        all.add(size);
        block.add(size);
        if (block.size() == BLOCK) {
            limit = TIMES_HIGH * all.quantile(HIGH);
            blockEnds(block.quantile(0.5), file, line);
            block.clear();
        }
    }

    /// Two blocks in a row must say so: a quiet hour is not another unit.
    private void blockEnds(double median, String file, long line) {
        if (settled == 0 || !apart(settled, median)) {
            settled = settled == 0 ? median : Math.sqrt(settled * median);
            candidate = 0;
        } else if (candidate == 0 || apart(candidate, median)) {
            candidate = median;
            candidateFile = file;
            candidateLine = line;
        } else {
            double from = settled;
            teller.warn(
                    FindingKind.UNIT,
                    candidateFile,
                    candidateLine,
                    () -> "the median size goes from " + Words.number(from) + " to " + Words.number(median)
                            + ", about 10 to the power of " + Math.round(Math.log10(median / from))
                            + ", as where contracts are taken for coins");
            settled = median;
            candidate = 0;
        }
    }

    private static boolean apart(double one, double other) {
        double decades = Math.abs(Math.log10(other / one));
        return decades > LEAST_DECADES && Math.abs(decades - Math.rint(decades)) < NEAR_TEN;
    }
}
