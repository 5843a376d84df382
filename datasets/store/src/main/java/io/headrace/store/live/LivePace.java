package io.headrace.store.live;

import java.time.Duration;

/// How patient a connection is.
///
/// @param silence after this long without a message the venue is pinged, after as long again the
///     connection is given up; a connection that is not made, or does not take what is said, in this
///     time is given up, too
/// @param firstPause before the first new attempt; each further one waits twice as long
/// @param longestPause at most
public record LivePace(Duration silence, Duration firstPause, Duration longestPause) {
    /// For public venues, whose limits allow a connection a second.
    public static final LivePace USUAL =
            new LivePace(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofMinutes(1));

    /// How long a whole book that was subscribed to may take before it is asked for again: eight times the
    /// pause, since an answer takes longer than a refusal.
    ///
    /// @param vain questions that were not answered before
    Duration answer(int vain) {
        return pause(Math.min(vain, 20) + 3);
    }

    /// @param attempts made in vain before
    Duration pause(int attempts) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(attempts, 20));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
