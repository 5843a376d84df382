package io.headrace.features.signal.depth;

import io.headrace.features.signal.Timing;

/// When signals of this package may be used.
final class Books {
    /// Warm with the first book, stale a minute after its last change.
    static final Timing TIMING = Timing.seconds(0, 60);

    private Books() {}
}
