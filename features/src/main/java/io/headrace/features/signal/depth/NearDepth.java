package io.headrace.features.signal.depth;

import io.headrace.market.book.OrderBook;

/// Sizes near the mid of a two-sided book. A level exactly at the limit counts.
public final class NearDepth {
    private NearDepth() {}

    /// Whether the book is known and has both sides, so that there is a mid.
    public static boolean measurable(OrderBook book) {
        return book.known() && book.twoSided();
    }

    public static double mid(OrderBook book) {
        return 0.5 * (book.bidPrice(0) + book.askPrice(0));
    }

    /// Sum of the sizes of bids at mid (1 - k / 1e4) or above, base units.
    ///
    /// @param basisPoints k, below 10 000
    public static double bids(OrderBook book, double basisPoints) {
        double limit = mid(book) * (1 - basisPoints / 1e4);
        double sum = 0;
        for (int level = 0; level < book.bidCount() && book.bidPrice(level) >= limit; level++) {
            sum += book.bidSize(level);
        }
        return sum;
    }

    /// Sum of the sizes of asks at mid (1 + k / 1e4) or below, base units.
    public static double asks(OrderBook book, double basisPoints) {
        double limit = mid(book) * (1 + basisPoints / 1e4);
        double sum = 0;
        for (int level = 0; level < book.askCount() && book.askPrice(level) <= limit; level++) {
            sum += book.askSize(level);
        }
        return sum;
    }

    /// Both sides, in USD at the mid.
    public static double usd(OrderBook book, double basisPoints) {
        return mid(book) * (bids(book, basisPoints) + asks(book, basisPoints));
    }
}
