package io.headrace.features.engine;

/// What the instruments of one venue have in common.
///
/// @param place of the venue among all venues; -1 for what concerns the whole desk
/// @param feeds its streams
/// @param backlog what its own signals have not been told yet
record VenueStreams(int place, Feeds feeds, Backlog backlog) {
    VenueStreams(int place, String venue) {
        this(place, new Feeds(venue), new Backlog());
    }
}
