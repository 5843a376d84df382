package io.headrace.features.catalog;

import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.Levels;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Quote;
import io.headrace.market.event.StreamGap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One coin's market at one venue told again from its events: books as sorted maps, and a list of every
/// look at the best quotes and at the book.
final class NaiveMarket {
    /// Best quotes at an instant.
    record Best(long nanos, double bidPrice, double bidSize, double askPrice, double askSize) {
        double mid() {
            return (bidPrice + askPrice) / 2;
        }

        private boolean sameAs(Best other) {
            return bidPrice == other.bidPrice
                    && bidSize == other.bidSize
                    && askPrice == other.askPrice
                    && askSize == other.askSize;
        }
    }

    /// Price and size.
    record Level(double price, double size) {}

    /// A book at an instant, best levels first.
    record Book(long nanos, List<Level> bids, List<Level> asks) {
        double mid() {
            return (bids.getFirst().price() + asks.getFirst().price()) / 2;
        }

        boolean twoSided() {
            return !bids.isEmpty() && !asks.isEmpty();
        }
    }

    /// Every look at the best quotes since the last hole.
    final List<Best> bests = new ArrayList<>();
    /// Every look at the book since the last hole.
    final List<Book> books = new ArrayList<>();
    /// The quotes as they stand; null while unknown.
    @Nullable
    Best best;
    /// End of the last hole; null when there was none.
    @Nullable
    Long hole;

    /// When the best quotes were last told of, changed or not.
    long touchNanos = Long.MIN_VALUE;

    private @Nullable Book standing;
    private final TreeMap<Double, Double> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Double, Double> asks = new TreeMap<>();
    private boolean bookKnown;
    private boolean quoted;

    NaiveMarket(List<MarketEvent> seen) {
        seen.forEach(this::take);
    }

    void take(MarketEvent event) {
        switch (event) {
            case Quote quote -> quote(quote);
            case BookSnapshot snapshot -> {
                bids.clear();
                asks.clear();
                bookKnown = true;
                change(snapshot.bids(), snapshot.asks(), snapshot.knownNanos());
            }
            case BookDelta delta -> change(delta.bids(), delta.asks(), delta.knownNanos());
            case StreamGap gap when gap.reason().equals(NaiveHearing.SILENT) -> notHeard(gap.knownNanos());
            case StreamGap gap -> lose(gap.knownNanos());
            default -> {}
        }
    }

    private void quote(Quote quote) {
        quoted = true;
        touchNanos = quote.knownNanos();
        best = new Best(quote.knownNanos(), quote.bidPrice(), quote.bidSize(), quote.askPrice(), quote.askSize());
        bests.add(best);
    }

    private void change(Levels newBids, Levels newAsks, long nanos) {
        if (bookKnown) {
            put(bids, newBids);
            put(asks, newAsks);
            standing = new Book(nanos, levels(bids), levels(asks));
            books.add(standing);
        }
        if (!quoted) {
            fromBook(nanos);
        }
    }

    private void fromBook(long nanos) {
        Best before = best;
        best = null;
        if (!bids.isEmpty() && !asks.isEmpty()) {
            touchNanos = nanos;
            best = new Best(
                    nanos,
                    bids.firstKey(),
                    bids.firstEntry().getValue(),
                    asks.firstKey(),
                    asks.firstEntry().getValue());
            if (before == null || !best.sameAs(before)) {
                bests.add(best);
            }
        }
    }

    /// Starts the looks again; what stands goes on standing.
    private void notHeard(long nanos) {
        hole = nanos;
        bests.clear();
        books.clear();
    }

    private void lose(long nanos) {
        notHeard(nanos);
        standing = null;
        best = null;
        bids.clear();
        asks.clear();
        bookKnown = false;
    }

    private static void put(TreeMap<Double, Double> side, Levels levels) {
        for (int level = 0; level < levels.count(); level++) {
            if (levels.size(level) == 0) {
                side.remove(levels.price(level));
            } else {
                side.put(levels.price(level), levels.size(level));
            }
        }
    }

    private static List<Level> levels(Map<Double, Double> side) {
        return side.entrySet().stream()
                .map(entry -> new Level(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// The book as it stands; null while unknown.
    @Nullable
    Book book() {
        return standing;
    }

    /// Whether what became known at `nanos` is in the window of 60 buckets that ends now.
    static boolean within(long nanos, long nowNanos, long seconds) {
        long width = seconds * 1_000_000_000L / 60;
        return Math.floorDiv(nanos - 1, width) > Math.floorDiv(nowNanos - 1, width) - 60;
    }
}
