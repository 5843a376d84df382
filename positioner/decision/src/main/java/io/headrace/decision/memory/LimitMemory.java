package io.headrace.decision.memory;

import java.util.List;

/// What counts against rolling limits; empty where there are none.
///
/// @param moved everything of the last day, oldest first; what is older than an hour is joined by the hour,
///     under its latest time
/// @param turns of each venue that was moved to or from
public record LimitMemory(List<Moved> moved, List<Turns> turns) {
    public static final LimitMemory EMPTY = new LimitMemory(List.of(), List.of());

    public LimitMemory {
        moved = List.copyOf(moved);
        turns = List.copyOf(turns);
    }
}
