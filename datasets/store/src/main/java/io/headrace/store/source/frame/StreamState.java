package io.headrace.store.source.frame;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.StreamGap;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.SourceOutput;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one connection has told so far: its books, and when each instrument was last heard of, so that
/// after a break what was missed is said once for each. Not thread-safe.
public final class StreamState {
    /// More instruments than any venue lists; a stream that names more is refused nothing but gets no
    /// book.
    private static final int MOST_INSTRUMENTS = 20_000;

    private final SourceOutput output;
    private final Numbering numbering;
    private final SnapshotRequests requests;
    private final Arrival arrival;
    private final Map<Instrument, BookFeed> books = new LinkedHashMap<>();
    private final Map<Instrument, String> bookStreams = new HashMap<>();
    private final Map<Instrument, Heard> heard = new LinkedHashMap<>();

    public StreamState(SourceOutput output, Numbering numbering, SnapshotRequests requests) {
        this.output = output;
        this.numbering = numbering;
        this.requests = requests;
        this.arrival = new Arrival(output);
    }

    public Arrival arrival() {
        return arrival;
    }

    public SourceOutput output() {
        return output;
    }

    /// The book of an instrument, made when first asked for.
    public BookFeed book(Instrument instrument, String symbol) {
        return book(instrument, symbol, numbering);
    }

    /// The same where one connection numbers its books in more than one way.
    public BookFeed book(Instrument instrument, String symbol, Numbering numbered) {
        return books.computeIfAbsent(instrument, key -> new BookFeed(key, symbol, numbered, output, requests));
    }

    /// The stream that tells the instrument's book: the first that was named.
    String bookStream(Instrument instrument, String stream) {
        return bookStreams.computeIfAbsent(instrument, key -> stream);
    }

    public Collection<BookFeed> books() {
        return books.values();
    }

    /// Says that a message about the instrument came, other than of its book; after a break it ends the
    /// gap.
    public void heard(Instrument instrument, long eventNanos, long knownNanos) {
        Heard state = heard.get(instrument);
        if (state == null) {
            if (heard.size() < MOST_INSTRUMENTS) {
                state = new Heard();
                heard.put(instrument, state);
            } else {
                return;
            }
        }
        if (state.loss != null) {
            gap(instrument, state.lastNanos, knownNanos, state.loss);
            state.loss = null;
        }
        state.lastNanos = Math.max(state.lastNanos, eventNanos);
    }

    /// Messages about one instrument were lost by their own numbers between these times.
    public void lost(Instrument instrument, long fromNanos, long knownNanos, String reason) {
        output.note(Oddity.SEQUENCE_BREAK, instrument.coin() + ": " + reason);
        gap(instrument, fromNanos, knownNanos, reason);
    }

    /// The connection broke, or its own numbers show that any message may have been lost.
    public void interrupted(String reason) {
        books.values().forEach(book -> book.lost(reason));
        heard.forEach((instrument, state) -> {
            if (!books.containsKey(instrument) && state.loss == null) {
                state.loss = reason;
            }
        });
    }

    public void end() {
        books.values().forEach(book -> book.end(arrival.latest()));
        arrival.end();
    }

    private void gap(Instrument instrument, long fromNanos, long knownNanos, String reason) {
        output.event(
                new StreamGap(instrument, Math.min(fromNanos, knownNanos), knownNanos, output.nextSequence(), reason));
    }

    private static final class Heard {
        private long lastNanos = Long.MIN_VALUE;
        private @Nullable String loss;
    }
}
