package io.headrace.store.source;

/// Turns the rows of one table into events, in the order they come. The row is a view that the next row overwrites.
public interface TableParser {
    /// @throws BadRecord when the row cannot be
    void row(TableRow row);

    /// After the last row.
    default void end() {}
}
