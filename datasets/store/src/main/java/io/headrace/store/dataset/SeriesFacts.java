package io.headrace.store.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is known so far of one series: how many events, which steps lie between them, and when there were any.
final class SeriesFacts {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int MOST_HOLES = 64;
    private static final int MOST_SPANS_HELD = 4096;
    private static final int STEP_SHIFT = 49;
    private static final Comparator<Span> BY_START =
            Comparator.comparingLong(Span::fromNanos).thenComparingLong(Span::toNanos);

    private long rows;
    private long knownQuiet;
    private List<Span> spans = new ArrayList<>();

    /// Steps by size, in classes an eighth wide: how many, and the longest.
    private final Map<Integer, long[]> steps = new TreeMap<>();

    void add(Series series) {
        rows += series.rows();
        knownQuiet = Math.max(knownQuiet, series.quietNanos());
        spans.addAll(series.covered());
    }

    /// @param times ascending, each once
    void add(long newRows, long[] times, int count) {
        rows += newRows;
        Map<Integer, long[]> here = new TreeMap<>();
        for (int at = 1; at < count; at++) {
            count(here, times[at] - times[at - 1]);
        }
        here.forEach((size, tally) ->
                steps.merge(size, tally, (a, b) -> new long[] {a[0] + b[0], Math.max(a[1], b[1])}));
        long least = leastHole(times, count);
        int from = 0;
        for (int at = 1; at < count; at++) {
            if (times[at] - times[at - 1] >= least) {
                spans.add(new Span(times[from], times[at - 1]));
                from = at;
            }
        }
        spans.add(new Span(times[from], times[count - 1]));
        if (spans.size() > MOST_SPANS_HELD) {
            long quiet = quiet();
            knownQuiet = steps.isEmpty() ? quiet : knownQuiet;
            spans = joined(quiet);
        }
    }

    private static void count(Map<Integer, long[]> steps, long step) {
        int size = (int) (Double.doubleToRawLongBits(step) >>> STEP_SHIFT);
        long[] tally = steps.computeIfAbsent(size, key -> new long[2]);
        tally[0]++;
        tally[1] = Math.max(tally[1], step);
    }

    /// Steps from this length on may turn out to be gaps: the longest ones, since what is usual is not known yet.
    private static long leastHole(long[] times, int count) {
        if (count - 1 <= MOST_HOLES) {
            return 1;
        }
        long[] longest = new long[MOST_HOLES]; // a heap of the longest, the least of them first
        for (int at = 1; at < count; at++) {
            long step = times[at] - times[at - 1];
            if (step > longest[0]) {
                longest[0] = step;
                sink(longest);
            }
        }
        return longest[0] + 1;
    }

    private static void sink(long[] heap) {
        int at = 0;
        while (2 * at + 1 < heap.length) {
            int child = 2 * at + 1;
            if (child + 1 < heap.length && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[at] <= heap[child]) {
                return;
            }
            long held = heap[at];
            heap[at] = heap[child];
            heap[child] = held;
            at = child;
        }
    }

    /// @return the series as it stands
    Series series(String kind, String venue, String coin) {
        long quiet = quiet();
        List<Span> covered = joined(quiet);
        if (covered.size() > Series.MOST_SPANS) {
            covered = joined(silenceOfRank(covered, Series.MOST_SPANS - 1));
        }
        return new Series(kind, venue, coin, rows, quiet, covered);
    }

    private static long silenceOfRank(List<Span> covered, int rank) {
        List<Long> silences = new ArrayList<>();
        for (int at = 1; at < covered.size(); at++) {
            silences.add(covered.get(at).fromNanos() - covered.get(at - 1).toNanos());
        }
        silences.sort(Comparator.reverseOrder());
        return silences.get(rank);
    }

    private long quiet() {
        Map<Integer, long[]> all = new TreeMap<>(steps);
        if (all.isEmpty() && knownQuiet == 0) {
            // One event a segment: the steps are those between the segments.
            spans.sort(BY_START);
            for (int at = 1; at < spans.size(); at++) {
                long step = spans.get(at).fromNanos() - spans.get(at - 1).toNanos();
                if (step > 0) {
                    count(all, step);
                }
            }
        }
        return Math.max(knownQuiet, all.isEmpty() ? 0 : quiet(all));
    }

    private static long quiet(Map<Integer, long[]> steps) {
        long total = steps.values().stream().mapToLong(tally -> tally[0]).sum();
        long seen = 0;
        long rare = 0;
        for (long[] tally : steps.values()) {
            if (2 * tally[0] >= total) {
                return tally[1] + tally[1] / 2;
            }
            if (1000 * seen < 999 * total) {
                rare = tally[1];
            }
            seen += tally[0];
        }
        return Math.max(MINUTE_NANOS, rare < Long.MAX_VALUE / 10 ? 10 * rare : Long.MAX_VALUE);
    }

    private List<Span> joined(long quiet) {
        spans.sort(BY_START);
        List<Span> joined = new ArrayList<>();
        long from = spans.getFirst().fromNanos();
        long to = from;
        for (Span span : spans) {
            if (span.fromNanos() - to > quiet) {
                joined.add(new Span(from, to));
                from = span.fromNanos();
            }
            to = Math.max(to, span.toNanos());
        }
        joined.add(new Span(from, to));
        return joined;
    }
}
