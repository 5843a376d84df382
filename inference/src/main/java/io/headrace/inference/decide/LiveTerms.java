package io.headrace.inference.decide;

import java.util.List;

/// What a desk on live streams relies on.
///
/// @param venues whose streams are heard
/// @param silenceNanos a venue that told nothing for longer is stale: no forecast is made on it
public record LiveTerms(List<String> venues, long silenceNanos) {
    public LiveTerms {
        venues = List.copyOf(venues);
        if (venues.isEmpty() || silenceNanos <= 0) {
            throw new IllegalArgumentException(
                    "a live desk needs venues and a positive silence, were " + venues + ", " + silenceNanos);
        }
    }
}
