package io.headrace.decision.circumstance;

/// What one source says of a venue.
///
/// @param source who says so: an API, a node, a person; sources that share a failure share a name
/// @param observedNanos when it was so
public record VenueReport(String venue, String source, long observedNanos, VenueCondition condition) {
    public VenueReport {
        if (venue.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException(
                    "a report must name venue and source, were '" + venue + "', '" + source + "'");
        }
    }
}
