package io.headrace.store.check.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The steps between a series' rows: how often each occurs, and the longest with their places. Keeps at most
/// [#MOST_STEPS] lengths and [#MOST_LONGEST] places.
final class StepTally {
    private static final int MOST_STEPS = 48;
    private static final int MOST_LONGEST = 64;
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long MILLI = SECOND / 1000;
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    /// A series has a step when this share of its steps are equal.
    private static final double REGULAR_SHARE = 0.6;

    /// A length that makes up this share of the steps is another usual one (a venue that settled every eight hours
    /// and now settles every four), not a gap.
    private static final double USUAL_SHARE = 0.05;

    private final long[] lengths = new long[MOST_STEPS];
    private final long[] counts = new long[MOST_STEPS];
    private int used;
    private long steps;
    private int recent;
    private long divisor;
    private final PriorityQueue<Step> longest = new PriorityQueue<>(Comparator.comparingLong(Step::length));

    /// A long step and the row that ended it.
    record Step(long length, long fromNanos, String file, long line) {
        long toNanos() {
            return fromNanos + length;
        }
    }

    void add(long fromNanos, long toNanos, String file, long line) {
        long length = toNanos - fromNanos;
        steps++;
        divisor = divides(length) ? divisor : common(divisor, length);
        count(rounded(length));
        if (longest.size() < MOST_LONGEST) {
            longest.add(new Step(length, fromNanos, file, line));
        } else if (length > longest.element().length) {
            longest.remove();
            longest.add(new Step(length, fromNanos, file, line));
        }
    }

    /// Venues' stamps jitter: to the minute from half a minute on, else to the second or the millisecond.
    private static long rounded(long length) {
        if (length >= MINUTE / 2) {
            return Math.max(1, (length + MINUTE / 2) / MINUTE) * MINUTE;
        }
        if (length >= SECOND / 2) {
            return Math.max(1, (length + SECOND / 2) / SECOND) * SECOND;
        }
        return Math.max(1, (length + MILLI / 2) / MILLI) * MILLI; // constants: dividing by a variable is slow
    }

    private void count(long length) {
        if (recent < used && lengths[recent] == length) {
            counts[recent]++;
            return;
        }
        for (int at = 0; at < used; at++) {
            if (lengths[at] == length) {
                counts[at]++;
                recent = at;
                return;
            }
        }
        recent = used < MOST_STEPS ? used++ : rarest();
        lengths[recent] = length;
        counts[recent] = 1;
    }

    private int rarest() {
        int rarest = 0;
        for (int at = 1; at < used; at++) {
            if (counts[at] < counts[rarest]) {
                rarest = at;
            }
        }
        return rarest;
    }

    /// The commonest step where the series has one, else 0.
    long usual() {
        int most = 0;
        for (int at = 1; at < used; at++) {
            boolean more = counts[at] > counts[most];
            if (more || counts[at] == counts[most] && lengths[at] < lengths[most]) {
                most = at;
            }
        }
        return used > 0 && counts[most] >= REGULAR_SHARE * steps ? lengths[most] : 0;
    }

    /// The greatest length of which every step is a whole multiple; 0 without steps.
    long greatestCommonDivisor() {
        return divisor;
    }

    /// Where it divides, a quotient of doubles is whole and exact, and several times faster than that of longs.
    private boolean divides(long length) {
        if (length >= EXACT_IN_DOUBLE) {
            return divisor > 0 && length % divisor == 0;
        }
        return divisor > 0 && (long) ((double) length / divisor) * divisor == length;
    }

    private static long common(long one, long other) {
        long a = one;
        long b = other;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    long steps() {
        return steps;
    }

    /// Steps of more than one and a half times the usual one, counted; exact while the series has no more than
    /// [#MOST_STEPS] lengths of step.
    long gapCount() {
        long usual = usual();
        long gaps = 0;
        for (int at = 0; usual > 0 && at < used; at++) {
            if (isGap(lengths[at], usual)) {
                gaps += counts[at];
            }
        }
        return Math.max(gaps, gaps().size());
    }

    /// The longest of them, by time.
    List<Step> gaps() {
        long usual = usual();
        List<Step> gaps = new ArrayList<>();
        for (Step step : longest) {
            if (usual > 0 && isGap(rounded(step.length), usual)) {
                gaps.add(step);
            }
        }
        gaps.sort(Comparator.comparingLong(Step::fromNanos));
        return gaps;
    }

    private boolean isGap(long length, long usual) {
        return 2 * length > 3 * usual && !(share(length) > USUAL_SHARE && steps >= MOST_STEPS);
    }

    private double share(long length) {
        for (int at = 0; at < used; at++) {
            if (lengths[at] == length) {
                return (double) counts[at] / steps;
            }
        }
        return 0;
    }
}
