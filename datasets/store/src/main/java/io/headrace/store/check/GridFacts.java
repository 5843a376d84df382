package io.headrace.store.check;

import io.headrace.market.event.EventKind;
import io.headrace.store.check.watch.SeriesSummary;
import io.headrace.store.check.watch.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which series keep an exact grid, in one sentence for those of one source, kind and step.
final class GridFacts {
    private GridFacts() {}

    private record Group(String scope, EventKind kind, long stepNanos) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int byScope = scope.compareTo(other.scope);
            int byKind = byScope != 0 ? byScope : kind.compareTo(other.kind);
            return byKind != 0 ? byKind : Long.compare(stepNanos, other.stepNanos);
        }
    }

    static List<String> of(List<SeriesSummary> series) {
        Map<Group, List<SeriesSummary>> groups = series.stream()
                .filter(SeriesSummary::onGrid)
                .collect(Collectors.groupingBy(
                        one -> new Group(one.scope(), one.kind(), one.stepNanos()), TreeMap::new, Collectors.toList()));
        List<String> facts = new ArrayList<>();
        groups.forEach((group, members) ->
                facts.add(group.scope + ": " + group.kind.table().replace('_', ' ') + " of " + members.size()
                        + " series stand on the exact grid of " + Words.duration(group.stepNanos)));
        return facts;
    }
}
