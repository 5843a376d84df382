package io.headrace.store.segment;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which kinds of a dataset are kept by day; all others are kept by month, so that a series of an event an hour
/// does not become thousands of files. One kind is kept one way, or other readers could not take it as one table.
///
/// @param byDay kinds of which a venue tells many all day long
public record Partitioning(Set<EventKind> byDay) {
    /// Of a new dataset.
    public static final Partitioning STANDARD = new Partitioning(EnumSet.of(
            EventKind.TRADE,
            EventKind.QUOTE,
            EventKind.BOOK_SNAPSHOT,
            EventKind.BOOK_DELTA,
            EventKind.MARK_PRICE,
            EventKind.INDEX_PRICE));

    public Partitioning {
        byDay = Set.copyOf(byDay);
    }

    /// As the segments of a dataset have it: those of layout 3 and before keep every kind by day.
    public static Partitioning like(List<Segment> kept) {
        Set<EventKind> byDay = EnumSet.copyOf(STANDARD.byDay);
        for (Segment segment : kept) {
            Partition partition = segment.partition();
            if (partition.period().unit() == Period.Unit.DAY) {
                byDay.add(partition.kind());
            }
        }
        return new Partitioning(byDay);
    }

    public Partition of(MarketEvent event) {
        Period.Unit unit = byDay.contains(event.kind()) ? Period.Unit.DAY : Period.Unit.MONTH;
        return new Partition(event.kind(), event.instrument().venue(), Period.of(unit, event.knownNanos()));
    }
}
