package io.headrace.market.book;

import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;

/// A book as its stream tells it: unknown until a snapshot, then changed level by level; unknown again after a loss.
/// Not thread-safe.
public final class OrderBook {
    private final BookSide bids = new BookSide(-1);
    private final BookSide asks = new BookSide(1);
    private boolean known;

    /// Replaces the book.
    public void apply(BookSnapshot snapshot) {
        bids.clear();
        asks.clear();
        bids.set(snapshot.bids());
        asks.set(snapshot.asks());
        known = true;
    }

    /// Changes levels; ignored while the book is not known.
    public void apply(BookDelta delta) {
        if (known) {
            bids.set(delta.bids());
            asks.set(delta.asks());
        }
    }

    /// Forgets everything, until the next snapshot.
    public void forget() {
        bids.clear();
        asks.clear();
        known = false;
    }

    /// Whether a snapshot has been seen and nothing lost since.
    public boolean known() {
        return known;
    }

    /// Whether both sides have a level.
    public boolean twoSided() {
        return bids.count() > 0 && asks.count() > 0;
    }

    /// Whether the best bid is at or above the best ask, which no matching engine leaves standing.
    public boolean crossed() {
        return twoSided() && bids.price(0) >= asks.price(0);
    }

    public int bidCount() {
        return bids.count();
    }

    /// @param level 0 is the best
    public double bidPrice(int level) {
        return bids.price(level);
    }

    public double bidSize(int level) {
        return bids.size(level);
    }

    public int askCount() {
        return asks.count();
    }

    /// @param level 0 is the best
    public double askPrice(int level) {
        return asks.price(level);
    }

    public double askSize(int level) {
        return asks.size(level);
    }

    /// Sets one bid as a saved state had it; with [#restored] this rebuilds a book.
    public void restoreBid(double price, double size) {
        bids.set(price, size);
    }

    /// Sets one ask as a saved state had it.
    public void restoreAsk(double price, double size) {
        asks.set(price, size);
    }

    /// Ends a rebuild: whether the saved book was known.
    public void restored(boolean wasKnown) {
        known = wasKnown;
    }
}
