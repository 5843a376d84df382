package io.headrace.store.source.frame;

import io.headrace.market.event.Levels;

/// A message of a book's stream, or a whole book.
///
/// @param first number of the first change it holds; 0 where the venue does not number
/// @param last number of the last change it holds, or of the last a whole book includes
/// @param previous number of the last change of the message before, 0 where the venue does not say
public record BookChange(
        long eventNanos, long knownNanos, long first, long last, long previous, Levels bids, Levels asks) {
    /// A change of a venue that does not number its messages.
    public static BookChange unnumbered(long eventNanos, long knownNanos, Levels bids, Levels asks) {
        return new BookChange(eventNanos, knownNanos, 0, 0, 0, bids, asks);
    }

    BookChange knownNotBefore(long nanos) {
        return nanos <= knownNanos ? this : new BookChange(eventNanos, nanos, first, last, previous, bids, asks);
    }

    int levels() {
        return bids.count() + asks.count();
    }
}
