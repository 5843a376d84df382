package io.headrace.store.dataset;

import io.headrace.store.column.EventTable;
import io.headrace.store.segment.Say;
import java.util.ArrayList;
import java.util.List;

/// What a dataset holds of one kind, venue and coin, by the times at which events became known.
///
/// @param kind the table's name, such as `trades`
/// @param rows events, at least 1
/// @param quietNanos the longest silence that is usual here: one and a half steps of a regular series; of another, ten
///     times the step that 999 of 1000 do not exceed, at least a minute. 0 where one event is all
/// @param covered the spans between longer silences, in order, at most [#MOST_SPANS]
public record Series(String kind, String venue, String coin, long rows, long quietNanos, List<Span> covered) {
    /// Where there are more, the shortest silences between them are passed over.
    public static final int MOST_SPANS = 256;

    public Series {
        EventTable.named(kind);
        Say.something("venue", venue);
        Say.something("coin", coin);
        covered = List.copyOf(covered);
        if (rows <= 0 || quietNanos < 0 || covered.isEmpty()) {
            throw new IllegalArgumentException("a series must have rows and a span, were " + rows + ", " + covered);
        }
    }

    public long fromNanos() {
        return covered.getFirst().fromNanos();
    }

    public long toNanos() {
        return covered.getLast().toNanos();
    }

    /// The silences longer than is usual.
    public List<Span> gaps() {
        List<Span> gaps = new ArrayList<>();
        for (int at = 1; at < covered.size(); at++) {
            gaps.add(new Span(covered.get(at - 1).toNanos(), covered.get(at).fromNanos()));
        }
        return gaps;
    }
}
