package io.headrace.store.source.frame;

import io.headrace.market.book.OrderBook;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.StreamGap;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One book in step with its stream: changes wait until a whole book has come, then each must follow
/// the one before by the venue's numbers. After a loss the book is unknown; a whole book is asked for,
/// and when it fits the changes that waited, a [StreamGap] says from when to when nothing could be
/// known. Bounded: of the waiting changes the oldest are dropped. Not thread-safe.
public final class BookFeed {
    static final int MOST_WAITING = 4_096;
    static final int MOST_WAITING_LEVELS = 400_000;

    private final Instrument instrument;
    private final String symbol;
    private final Numbering numbering;
    private final SourceOutput output;
    private final SnapshotRequests requests;
    private final OrderBook book = new OrderBook();
    private final Deque<BookChange> waiting = new ArrayDeque<>();
    private int waitingLevels;
    private long dropped;
    private boolean whole;
    private boolean justWhole;
    private boolean crossed;
    private long last;
    private long goodNanos;
    private @Nullable String loss;

    BookFeed(
            Instrument instrument, String symbol, Numbering numbering, SourceOutput output, SnapshotRequests requests) {
        this.instrument = instrument;
        this.symbol = symbol;
        this.numbering = numbering;
        this.output = output;
        this.requests = requests;
    }

    public Instrument instrument() {
        return instrument;
    }

    /// As the venue spells it.
    public String symbol() {
        return symbol;
    }

    /// Whether a whole book has come and nothing was lost since.
    public boolean whole() {
        return whole;
    }

    /// The book as of the last message.
    public OrderBook book() {
        return book;
    }

    /// The whole book that comes next is part of the stream: it includes all that came before it, and
    /// numbering goes on from it.
    public void restart() {
        last = Long.MIN_VALUE;
        dropped += waiting.size();
        waiting.clear();
        waitingLevels = 0;
    }

    /// Changed levels.
    public void change(BookChange change) {
        if (!whole) {
            keep(change);
        } else if (numbering.isOld(change, last) || numbering.isRepeated(change, last, justWhole)) {
            output.note(
                    Oddity.EXACT_DUPLICATE, symbol + ": book change up to " + change.last() + " came again or late");
        } else if (numbering.follows(change, last, justWhole)) {
            apply(change);
        } else {
            lost("messages between " + last + " and " + change.first() + " were lost");
            keep(change);
            requests.request(symbol);
        }
    }

    /// A whole book.
    public void whole(BookChange snapshot) {
        if (whole && numbering != Numbering.NONE && snapshot.last() < last) {
            return; // an answer to a question that has settled itself
        }
        List<BookChange> next = after(snapshot);
        if (!next.isEmpty() && !numbering.follows(next.getFirst(), snapshot.last(), true)) {
            output.note(
                    Oddity.SEQUENCE_BREAK,
                    symbol + ": the whole book at " + snapshot.last() + " is older than the changes from "
                            + next.getFirst().first());
            requests.request(symbol);
            return;
        }
        start(snapshot);
        for (BookChange change : next) {
            change(change.knownNotBefore(snapshot.knownNanos()));
        }
    }

    /// The changes that waited and are not in the whole book, in the order of their numbers.
    private List<BookChange> after(BookChange snapshot) {
        List<BookChange> next = new ArrayList<>();
        for (BookChange change : waiting) {
            if (!numbering.isOld(change, snapshot.last())) {
                next.add(change);
            }
        }
        if (numbering != Numbering.NONE) {
            next.sort(Comparator.comparingLong(BookChange::last));
        } else {
            next.clear(); // without numbers, whatever came before the whole book is in it
        }
        return next;
    }

    private void start(BookChange snapshot) {
        if (loss != null) {
            tellGap(snapshot.knownNanos(), loss);
        } else if (dropped > 0) {
            output.note(Oddity.UNUSED_RECORD, symbol + ": " + dropped + " book changes before the first whole book");
        }
        loss = null;
        dropped = 0;
        waiting.clear();
        waitingLevels = 0;
        var event = new BookSnapshot(
                instrument,
                snapshot.eventNanos(),
                snapshot.knownNanos(),
                output.nextSequence(),
                snapshot.bids(),
                snapshot.asks());
        output.event(event);
        book.apply(event);
        requests.came(symbol);
        whole = true;
        justWhole = true;
        last = snapshot.last();
        goodNanos = snapshot.eventNanos();
        noteCrossing();
    }

    private void apply(BookChange change) {
        var event = new BookDelta(
                instrument,
                change.eventNanos(),
                change.knownNanos(),
                output.nextSequence(),
                change.bids(),
                change.asks());
        output.event(event);
        book.apply(event);
        justWhole = false;
        last = change.last();
        goodNanos = change.eventNanos();
        noteCrossing();
    }

    /// Says that messages were lost after the last good one.
    public void lost(String reason) {
        if (whole) {
            output.note(Oddity.SEQUENCE_BREAK, symbol + ": " + reason);
            loss = reason;
            whole = false;
            book.forget();
            crossed = false;
        } else {
            dropped += waiting.size();
            waiting.clear();
            waitingLevels = 0;
        }
    }

    /// The same where no number shows it: the whole book is asked for.
    public void broken(String reason) {
        lost(reason);
        requests.request(symbol);
    }

    /// After the last message: a book that stayed unknown is told of as a gap up to the end.
    void end(long latestNanos) {
        if (loss != null) {
            tellGap(Math.max(latestNanos, goodNanos), loss + "; no whole book came before the end");
        } else if (!whole && dropped + waiting.size() > 0) {
            output.note(
                    Oddity.UNUSED_RECORD,
                    symbol + ": " + (dropped + waiting.size()) + " book changes without a whole book");
        }
    }

    private void tellGap(long wholeNanos, String reason) {
        output.event(
                new StreamGap(instrument, Math.min(goodNanos, wholeNanos), wholeNanos, output.nextSequence(), reason));
    }

    private void keep(BookChange change) {
        waiting.addLast(change);
        waitingLevels += change.levels();
        while (waiting.size() > MOST_WAITING || waitingLevels > MOST_WAITING_LEVELS) {
            waitingLevels -= waiting.removeFirst().levels();
            dropped++;
        }
    }

    private void noteCrossing() {
        boolean now = book.crossed();
        if (now && !crossed) {
            output.note(
                    Oddity.CROSSED_BOOK,
                    symbol + ": best bid " + book.bidPrice(0) + " is not below best ask " + book.askPrice(0));
        }
        crossed = now;
    }
}
