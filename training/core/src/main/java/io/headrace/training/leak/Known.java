package io.headrace.training.leak;

import java.util.List;

/// Numbers that are said to have been known of one venue at one instant.
///
/// @param atNanos the instant; a target counts as known when its window has passed
/// @param columns names of the values
record Known(Kind kind, String venue, long atNanos, List<String> columns, double[] values) {
    /// What was computed.
    enum Kind {
        FEATURE,
        TARGET,
        FORECAST
    }

    Key key() {
        return new Key(kind, venue, atNanos);
    }

    /// By which numbers of two runs belong together.
    record Key(Kind kind, String venue, long atNanos) {}
}
