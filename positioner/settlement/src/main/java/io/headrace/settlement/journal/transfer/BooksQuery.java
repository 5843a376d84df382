package io.headrace.settlement.journal.transfer;

import io.headrace.settlement.lifecycle.State;
import java.util.Optional;
import java.util.Set;

/// Which transfers to read, newest first.
///
/// @param limit the most to return, positive
/// @param beforeId only transfers planned before this one; an id that does not exist gives an empty page
/// @param states only transfers in one of these; every state when empty
/// @param openOnly only transfers that are not over
/// @param node only transfers from or to this node
public record BooksQuery(
        int limit, Optional<String> beforeId, Set<State> states, boolean openOnly, Optional<String> node) {
    public BooksQuery {
        states = Set.copyOf(states);
        if (limit <= 0) {
            throw new IllegalArgumentException("limit must be positive, was " + limit);
        }
    }

    /// The newest transfers, whatever their state.
    public static BooksQuery newest(int limit) {
        return new BooksQuery(limit, Optional.empty(), Set.of(), false, Optional.empty());
    }

    public BooksQuery before(Optional<String> id) {
        return new BooksQuery(limit, id, states, openOnly, node);
    }

    public BooksQuery in(Set<State> wanted) {
        return new BooksQuery(limit, beforeId, wanted, openOnly, node);
    }
}
