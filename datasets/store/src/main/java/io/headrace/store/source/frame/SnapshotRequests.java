package io.headrace.store.source.frame;

/// Asks for a whole book where the stream's numbers show a loss. A file cannot be asked; a live
/// connection answers with a message that holds the book.
@FunctionalInterface
public interface SnapshotRequests {
    /// Of a file.
    SnapshotRequests NONE = symbol -> {};

    /// @param symbol as the venue spells it
    void request(String symbol);

    /// A whole book came and fits the changes.
    default void came(String symbol) {}
}
