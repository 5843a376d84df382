package io.headrace.store.recording;

import io.headrace.market.event.StreamGap;
import io.headrace.market.problem.Problem;
import io.headrace.store.live.LiveTally;
import io.headrace.store.source.Oddity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What a recording says, for a test that waits for it.
final class Watched implements Recording.Watcher {
    private final List<String> said = new ArrayList<>();
    private List<LiveTally> tallies = List.of();
    private long committed;

    @Override
    public synchronized void committed(long events) {
        committed += events;
        notifyAll();
    }

    @Override
    public synchronized void going(List<LiveTally> now) {
        tallies = now;
        notifyAll();
    }

    @Override
    public synchronized void connected(String venue, long times) {
        say("connected " + venue + " " + times);
    }

    @Override
    public synchronized void lost(String venue, boolean reached, String reason, Duration pause) {
        say("lost " + venue + ": " + reason);
    }

    @Override
    public synchronized void gap(String venue, StreamGap gap) {
        say("gap " + venue + ": " + gap.reason());
    }

    @Override
    public synchronized void refused(String venue, Problem problem) {
        say("refused " + venue);
    }

    @Override
    public synchronized void noted(String venue, Oddity oddity, String what) {
        if (what.contains("stored already")) {
            say("noted " + venue + ": " + what);
        }
    }

    private void say(String word) {
        said.add(word);
        notifyAll();
    }

    synchronized List<String> said() {
        return List.copyOf(said);
    }

    void awaitEvents(long count) throws InterruptedException {
        await(watched -> watched.tallies.stream().mapToLong(LiveTally::events).sum() >= count);
    }

    void awaitCommitted(long count) throws InterruptedException {
        await(watched -> watched.committed >= count);
    }

    /// Half a minute is far more than it takes.
    private synchronized void await(Predicate<Watched> wanted) throws InterruptedException {
        for (int waited = 0; !wanted.test(this); waited++) {
            if (waited > 300) {
                throw new AssertionError("came only as far as " + committed + " committed; said " + said);
            }
            wait(100);
        }
    }
}
