package io.headrace.store.dataset;

import java.util.List;

/// How far through its sources a writer has come.
///
/// @param sources those stored whole, in order, named so that a changed one has another name
/// @param eventsOfNext events stored of the source after them
public record Bookmark(List<String> sources, long eventsOfNext) {
    public static final Bookmark START = new Bookmark(List.of(), 0);

    public Bookmark {
        sources = List.copyOf(sources);
        if (eventsOfNext < 0) {
            throw new IllegalArgumentException("events must not be negative, were " + eventsOfNext);
        }
    }
}
