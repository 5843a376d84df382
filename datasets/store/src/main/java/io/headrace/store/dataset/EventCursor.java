package io.headrace.store.dataset;

import dev.hardwood.HardwoodContext;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.segment.Segment;
import io.headrace.store.segment.SegmentCursor;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The events of a dataset in [MarketEvent#ORDER], one at a time: a merge of its segments. A segment is opened when
/// the merge reaches its first event and closed after its last, so memory is bounded by the segments of one instant.
/// Not thread-safe.
///
/// Each segment is verified when its last row has been read: an exception then means that what was seen cannot be
/// trusted.
public final class EventCursor implements Iterator<MarketEvent>, AutoCloseable {
    private final Path dir;
    private final EventFilter filter;
    private final HardwoodContext context;
    private final Deque<Segment> waiting;
    private final PriorityQueue<Head> heads = new PriorityQueue<>();
    private @Nullable MarketEvent next;

    EventCursor(Path dir, List<Segment> segments, EventFilter filter, HardwoodContext context) {
        this.dir = dir;
        this.filter = filter;
        this.context = context;
        List<Segment> wanted =
                new ArrayList<>(segments.stream().filter(filter::wants).toList());
        wanted.sort(Comparator.comparingLong(Segment::fromNanos));
        this.waiting = new ArrayDeque<>(wanted);
        this.next = advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    /// @throws io.headrace.market.problem.ProblemException HR-1105 to HR-1107 when a segment's values are not those
    ///     that were written
    @Override
    public MarketEvent next() {
        MarketEvent given = next;
        if (given == null) {
            throw new NoSuchElementException("the dataset has no more events");
        }
        next = advance();
        return given;
    }

    private @Nullable MarketEvent advance() {
        while (true) {
            openReached();
            Head head = heads.poll();
            if (head == null) {
                return null;
            }
            MarketEvent event = head.event;
            if (head.step()) {
                heads.add(head);
            }
            if (filter.wants(event)) {
                return event;
            }
        }
    }

    /// Opens the segments whose first event may come before all that are open.
    private void openReached() {
        while (!waiting.isEmpty()
                && (heads.isEmpty()
                        || waiting.element().fromNanos()
                                <= heads.element().event.knownNanos())) {
            Segment segment = waiting.remove();
            SegmentCursor cursor = SegmentCursor.open(dir.resolve(segment.file()), segment, context);
            MarketEvent first = cursor.next();
            if (first == null) {
                cursor.close();
            } else {
                heads.add(new Head(cursor, first));
            }
        }
    }

    @Override
    public void close() {
        heads.forEach(head -> head.cursor.close());
        heads.clear();
        waiting.clear();
        next = null;
    }

    /// The next event of an open segment.
    private static final class Head implements Comparable<Head> {
        private final SegmentCursor cursor;
        private MarketEvent event;

        private Head(SegmentCursor cursor, MarketEvent event) {
            this.cursor = cursor;
            this.event = event;
        }

        private boolean step() {
            MarketEvent following = cursor.next();
            if (following == null) {
                cursor.close();
                return false;
            }
            event = following;
            return true;
        }

        @Override
        public int compareTo(Head other) {
            return MarketEvent.ORDER.compare(event, other.event);
        }
    }
}
