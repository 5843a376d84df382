package io.headrace.store.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Collects findings, counting all and keeping the first of each group.
final class Findings {
    private final boolean raw;
    private final Map<Key, Tally> tallies = new TreeMap<>();

    /// @param raw whether places are lines of raw files; else rows of segments
    Findings(boolean raw) {
        this.raw = raw;
    }

    void add(Severity severity, FindingKind kind, String file, long line, String what) {
        Tally tally = tallies.computeIfAbsent(new Key(severity, file, kind), key -> new Tally());
        tally.count++;
        if (tally.first.size() < FindingGroup.KEPT) {
            String place = raw ? file + ":" + line : file + " row " + line;
            tally.first.add(new Finding(kind, severity, file, line, place, what));
        }
    }

    List<FindingGroup> groups() {
        List<FindingGroup> groups = new ArrayList<>();
        tallies.forEach((key, tally) ->
                groups.add(new FindingGroup(key.severity, key.kind, key.file, tally.count, tally.first)));
        return groups;
    }

    private record Key(Severity severity, String file, FindingKind kind) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::severity).thenComparing(Key::file).thenComparing(Key::kind);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Tally {
        private long count;
        private final List<Finding> first = new ArrayList<>();
    }
}
