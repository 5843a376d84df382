package io.headrace.store.source.protocol;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.StreamGap;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.TableParser;
import io.headrace.store.source.TableRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which times the flows of each kind cover: between the intervals parts of the download are absent, so that no event
/// there means unknown, not none. Each such time becomes a [StreamGap] of the whole venue that names the kind.
final class MorphoCoverage implements TableParser {
    static final String HEADER = "event,first_ts,last_ts,events,hours";

    private final SourceOutput output;
    private final Instrument venue = Instrument.account(MorphoFlows.VENUE);
    private final Map<String, List<Interval>> covered = new TreeMap<>();

    private record Interval(long from, long to) {}

    private record Hole(String kind, long from, long to) {}

    MorphoCoverage(SourceOutput output) {
        this.output = output;
    }

    @Override
    public void row(TableRow row) {
        long from = row.instant(1);
        long to = row.instant(2);
        if (to < from) {
            throw row.refuse(2, "must not precede first_ts");
        }
        covered.computeIfAbsent(row.name(0), kind -> new ArrayList<>()).add(new Interval(from, to));
    }

    @Override
    public void end() {
        List<Interval> all = covered.values().stream().flatMap(List::stream).toList();
        long from = all.stream().mapToLong(Interval::from).min().orElse(0);
        long to = all.stream().mapToLong(Interval::to).max().orElse(0);
        List<Hole> holes = new ArrayList<>();
        covered.forEach((kind, intervals) -> holes(kind, intervals, from, to, holes));
        holes.sort(Comparator.comparingLong(Hole::from).thenComparing(Hole::kind));
        for (Hole hole : holes) {
            String reason = hole.kind + " events were not downloaded: none there means unknown, not none";
            output.event(new StreamGap(venue, hole.from, hole.to, output.nextSequence(), reason));
        }
    }

    private static void holes(String kind, List<Interval> intervals, long from, long to, List<Hole> holes) {
        intervals.sort(Comparator.comparingLong(Interval::from));
        long known = from;
        for (Interval interval : intervals) {
            if (interval.from > known) {
                holes.add(new Hole(kind, known, interval.from));
            }
            known = Math.max(known, interval.to);
        }
        if (known < to) {
            holes.add(new Hole(kind, known, to));
        }
    }
}
