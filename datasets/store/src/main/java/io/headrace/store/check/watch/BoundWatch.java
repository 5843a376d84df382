package io.headrace.store.check.watch;

import io.headrace.store.check.finding.FindingKind;

/// The least and the greatest value of a series of rates or fractions, how often they are met, and whether the series
/// moves at all.
final class BoundWatch {
    /// Rows before a series is judged.
    private static final int ENOUGH = 100;

    /// A bound met this often is one.
    private static final int OFTEN = 5;

    /// Values that are whole multiples of this are round: where nearly none are, a round extreme is a bound.
    private static final double ROUND = 1e-4;

    private static final double ROUND_SHARE = 0.01;

    /// A bound lies this many times beyond the usual size, so that the most common value is none.
    private static final double BEYOND = 5;

    /// A series whose whole range is this part of its level does not move.
    private static final double STILL = 1e-3;

    private final Teller teller;
    private final LogSketch sizes = new LogSketch();
    private final Extreme least = new Extreme(-1);
    private final Extreme greatest = new Extreme(1);
    private long rows;
    private long round;

    BoundWatch(Teller teller) {
        this.teller = teller;
    }

    void value(double value, String file, long line) {
        rows++;
        sizes.add(Math.abs(value));
        if (isRound(value)) {
            round++;
        }
        least.value(value, file, line);
        greatest.value(value, file, line);
    }

    private static boolean isRound(double value) {
        double multiple = value / ROUND;
        return value != 0 && Math.abs(multiple - Math.rint(multiple)) < 1e-9 * Math.abs(multiple);
    }

    /// @param clips whether values may be cut off at a bound; else only stillness is told
    void finish(boolean clips) {
        if (rows < ENOUGH) {
            return;
        }
        if (greatest.value - least.value <= STILL * Math.max(Math.abs(greatest.value), Math.abs(least.value))) {
            stuck();
        } else if (clips) {
            clipped(least);
            clipped(greatest);
        }
    }

    double medianSize() {
        return sizes.quantile(0.5);
    }

    private void stuck() {
        String level = Words.number((least.value + greatest.value) / 2);
        teller.warn(
                FindingKind.STUCK,
                greatest.file,
                0,
                () -> "is " + (least.value == greatest.value ? "" : "about ") + level + " in all " + Words.number(rows)
                        + " rows");
    }

    private void clipped(Extreme extreme) {
        boolean far = Math.abs(extreme.value) > BEYOND * sizes.quantile(0.5);
        boolean often = extreme.hits >= OFTEN;
        boolean odd = isRound(extreme.value) && round < ROUND_SHARE * rows;
        if (far && (often || odd)) {
            String why = often ? "" : ", a round number where the others are not";
            teller.note(
                    FindingKind.CLIPPED,
                    extreme.file,
                    extreme.line,
                    () -> "never " + (extreme.sign > 0 ? "above " : "below ") + extreme.value + ", met "
                            + (extreme.hits == 1 ? "once" : extreme.hits + " times") + why
                            + ": the origin cuts values off there");
        }
    }

    private static final class Extreme {
        private final int sign;
        private double value;
        private long hits;
        private String file = "";
        private long line;

        private Extreme(int sign) {
            this.sign = sign;
        }

        private void value(double next, String nextFile, long nextLine) {
            if (hits == 0 || sign * next > sign * value) {
                value = next;
                hits = 1;
                file = nextFile;
                line = nextLine;
            } else if (next == value) {
                hits++;
            }
        }
    }
}
