package io.headrace.settlement.executor;

import io.headrace.settlement.sqlite.CommitProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// When the durable writes of a transfer were over, from its decision on.
final class WrittenTimes implements CommitProbe {
    private final List<List<Write>> samples = new ArrayList<>();
    private final List<Write> current = new ArrayList<>();
    private long began;

    private record Write(String name, long nanos) {}

    synchronized void begins() {
        began = System.nanoTime();
        current.clear();
    }

    synchronized void ends() {
        samples.add(List.copyOf(current));
    }

    @Override
    public synchronized void reached(String point) {
        if (point.startsWith("after ")) {
            current.add(new Write(point.substring("after ".length()), System.nanoTime() - began));
        }
    }

    /// How many there were, and when each was over, the median of those transfers that had as many as
    /// most.
    synchronized String json() {
        int most =
                samples.stream().collect(Collectors.groupingBy(List::size, Collectors.counting())).entrySet().stream()
                        .max(java.util.Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey();
        List<List<Write>> usual =
                samples.stream().filter(sample -> sample.size() == most).toList();
        List<String> writes = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int at = i;
            long[] sorted = usual.stream()
                    .mapToLong(sample -> sample.get(at).nanos())
                    .sorted()
                    .toArray();
            writes.add(String.format(
                    Locale.ROOT, "\"%s %.1f\"", usual.getFirst().get(at).name(), sorted[sorted.length / 2] / 1e6));
        }
        return writes.toString();
    }
}
