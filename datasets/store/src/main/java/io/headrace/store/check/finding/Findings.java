package io.headrace.store.check.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Collects findings, counting all and keeping the first of each group. Bounded: past [#MOST_GROUPS] groups, those of
/// further files are counted together under [#OTHER_FILES].
public final class Findings {
    public static final int MOST_GROUPS = 5_000;
    public static final String OTHER_FILES = "other files";

    private final boolean raw;
    private final Map<Key, Tally> tallies = new TreeMap<>();

    /// @param raw whether places are lines of raw files; else rows of segments
    public Findings(boolean raw) {
        this.raw = raw;
    }

    /// @param what made only for the findings that are kept
    public void add(Severity severity, FindingKind kind, String file, long line, Supplier<String> what) {
        Tally tally = tally(new Key(severity, file, kind));
        tally.count++;
        if (tally.first.size() < FindingGroup.KEPT) {
            tally.first.add(new Finding(kind, severity, file, line, place(file, line), what.get()));
        }
    }

    /// A finding about one of several series of a file: no series takes the place of all others among those kept.
    ///
    /// @param what made only for the findings that are kept, without the series' name
    public void add(Severity severity, FindingKind kind, String file, long line, String series, Supplier<String> what) {
        Tally tally = tally(new Key(severity, file, kind));
        tally.count++;
        if (tally.first.size() < FindingGroup.KEPT && tally.takes(series)) {
            String told = series + ": " + what.get();
            tally.first.add(new Finding(kind, severity, file, line, place(file, line), told));
        }
    }

    /// Many findings more, of which no place is known.
    public void count(Severity severity, FindingKind kind, String file, long more) {
        tally(new Key(severity, file, kind)).count += more;
    }

    private Tally tally(Key key) {
        Tally known = tallies.get(key);
        if (known != null) {
            return known;
        }
        Key kept = tallies.size() < MOST_GROUPS ? key : new Key(key.severity, OTHER_FILES, key.kind);
        return tallies.computeIfAbsent(kept, added -> new Tally());
    }

    private String place(String file, long line) {
        if (line == 0) {
            return file;
        }
        return raw ? file + ":" + line : file + " row " + line;
    }

    /// Errors first, then by file and kind.
    public List<FindingGroup> groups() {
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
        private final Map<String, Integer> kept = new HashMap<>();

        private boolean takes(String series) {
            return kept.merge(series, 1, Integer::sum) <= FindingGroup.KEPT_OF_SERIES;
        }
    }
}
