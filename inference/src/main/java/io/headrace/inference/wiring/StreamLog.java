package io.headrace.inference.wiring;

import io.headrace.market.event.StreamGap;
import io.headrace.market.problem.Problem;
import io.headrace.store.live.LiveWatcher;
import io.headrace.store.source.Oddity;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Writes down how the live streams fare.
final class StreamLog implements LiveWatcher {
    private static final Logger LOG = Logger.getLogger(StreamLog.class);

    @Override
    public void connected(String venue, long times) {
        LOG.infof("Hearing %s%s.", venue, times > 1 ? ", connected for the " + times + ". time" : "");
    }

    @Override
    public void lost(String venue, boolean reached, String reason, Duration pause) {
        LOG.warnf(
                "%s %s: %s. Trying again in %.1f s.",
                reached ? "Lost" : "Cannot reach", venue, reason, pause.toMillis() / 1e3);
    }

    @Override
    public void gap(String venue, StreamGap gap) {
        LOG.infof(
                "Nothing is known of %s %s for a while: %s.",
                venue, gap.instrument().coin(), gap.reason());
    }

    @Override
    public void refused(String venue, Problem problem) {
        LOG.warn(problem.sentence());
    }

    @Override
    public void noted(String venue, Oddity oddity, String what) {
        LOG.debugf("%s: %s", venue, what);
    }
}
