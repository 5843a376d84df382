package io.headrace.store.check.watch;

import io.headrace.market.book.OrderBook;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Findings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Books folded from their streams, looked at between one stamp and the next: a crossed book that stands is a lost
/// change, one inside a stamp is only half of a change. At most [#MOST_BOOKS] are kept.
final class BookWatch {
    static final int MOST_BOOKS = 64;

    private final Findings findings;
    private final Map<Instrument, Watched> books = new HashMap<>();

    BookWatch(Findings findings) {
        this.findings = findings;
    }

    void observe(MarketEvent event, String file, long line) {
        switch (event) {
            case BookSnapshot snapshot -> {
                Watched watched = watched(snapshot.instrument());
                if (watched != null) {
                    between(watched, event, file, line);
                    watched.book.apply(snapshot);
                }
            }
            case BookDelta delta -> {
                Watched watched = watched(delta.instrument());
                if (watched != null) {
                    between(watched, event, file, line);
                    watched.book.apply(delta);
                }
            }
            case StreamGap gap -> forget(gap.instrument());
            default -> {
                // The others do not change a book.
            }
        }
    }

    void finish() {
        books.forEach(this::judge);
    }

    private @Nullable Watched watched(Instrument instrument) {
        Watched known = books.get(instrument);
        if (known == null && books.size() < MOST_BOOKS) {
            known = new Watched();
            books.put(instrument, known);
        }
        return known;
    }

    private void between(Watched watched, MarketEvent event, String file, long line) {
        if (event.knownNanos() != watched.stampNanos) {
            judge(event.instrument(), watched);
        }
        watched.stampNanos = event.knownNanos();
        watched.file = file;
        watched.line = line;
    }

    private void judge(Instrument instrument, Watched watched) {
        OrderBook book = watched.book;
        if (book.crossed()) {
            String name = instrument.venue() + " " + instrument.coin();
            new Teller(name, findings)
                    .warn(
                            FindingKind.CROSSED,
                            watched.file,
                            watched.line,
                            () -> "the book stands with bid " + book.bidPrice(0) + " not below ask "
                                    + book.askPrice(0));
        }
    }

    private void forget(Instrument instrument) {
        Watched watched = books.get(instrument);
        if (watched != null) {
            watched.book.forget();
        }
    }

    private static final class Watched {
        private final OrderBook book = new OrderBook();
        private long stampNanos;
        private String file = "";
        private long line;
    }
}
