package io.headrace.store.dataset;

import io.headrace.store.segment.Segment;
import java.util.List;

/// What a writer has made durable beside the dataset and not yet published.
///
/// @param mode how it will be published
/// @param base digest of the dataset it began from, empty where there was none
/// @param bookmark where to go on
/// @param nextSequence above the numbers of all events so far
/// @param segments written so far
/// @param result digest of the dataset about to be published, empty before that
record Checkpoint(
        DatasetAppender.Mode mode,
        String base,
        Bookmark bookmark,
        long nextSequence,
        List<Segment> segments,
        String result) {
    Checkpoint {
        segments = List.copyOf(segments);
    }
}
