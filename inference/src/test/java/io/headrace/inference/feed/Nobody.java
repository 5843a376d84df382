package io.headrace.inference.feed;

import io.headrace.market.event.StreamGap;
import io.headrace.market.problem.Problem;
import io.headrace.store.live.LiveWatcher;
import io.headrace.store.source.Oddity;
import java.time.Duration;

/// Takes no note of how streams fare.
final class Nobody implements LiveWatcher {
    @Override
    public void connected(String venue, long times) {}

    @Override
    public void lost(String venue, boolean reached, String reason, Duration pause) {}

    @Override
    public void gap(String venue, StreamGap gap) {}

    @Override
    public void refused(String venue, Problem problem) {
        throw new AssertionError(problem.sentence());
    }

    @Override
    public void noted(String venue, Oddity oddity, String what) {}
}
