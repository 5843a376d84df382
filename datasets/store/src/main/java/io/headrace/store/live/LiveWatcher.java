package io.headrace.store.live;

import io.headrace.market.event.StreamGap;
import io.headrace.market.problem.Problem;
import io.headrace.store.source.Oddity;
import java.time.Duration;

/// Told how the connections of a [LiveStream] fare, on their threads.
public interface LiveWatcher {
    /// A venue is reached and subscribed to.
    ///
    /// @param times so often by now
    void connected(String venue, long times);

    /// A connection was lost, or could not be made.
    ///
    /// @param reached whether it had been made
    /// @param pause until the next attempt
    void lost(String venue, boolean reached, String reason, Duration pause);

    /// A stretch is over of which nothing could be known.
    void gap(String venue, StreamGap gap);

    /// A message could not be; what it told is missing.
    void refused(String venue, Problem problem);

    /// Something is odd though it could be read.
    void noted(String venue, Oddity oddity, String what);
}
