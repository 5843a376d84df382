package io.headrace.store.live;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;
import io.headrace.store.source.Oddity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Everything a live connection told, for a test that waits for it.
final class Told implements LiveListener {
    private final List<MarketEvent> events = new ArrayList<>();
    private final List<Oddity> oddities = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();

    @Override
    public synchronized void event(long line, MarketEvent event) {
        events.add(event);
        notifyAll();
    }

    @Override
    public synchronized void note(long line, Oddity oddity, String what) {
        oddities.add(oddity);
        notifyAll();
    }

    @Override
    public synchronized void refused(long line, Problem problem) {
        problems.add(problem);
        notifyAll();
    }

    @Override
    public synchronized void lost(boolean reached, String reason, Duration pause) {
        losses.add(reason);
        notifyAll();
    }

    /// Waits until what was told is as wanted; half a minute is far more than it takes.
    synchronized void await(Predicate<List<MarketEvent>> wanted) throws InterruptedException {
        for (int waited = 0; !wanted.test(events); waited++) {
            if (waited > 300) {
                throw new AssertionError("was not told, but " + events + " " + oddities + " " + problems);
            }
            wait(100);
        }
    }

    synchronized List<MarketEvent> events() {
        return List.copyOf(events);
    }

    synchronized long count(Oddity oddity) {
        return oddities.stream().filter(oddity::equals).count();
    }

    /// Waits until a connection was lost for a reason that begins so. A busy machine may lose one before, since
    /// what an impatient test asks for takes it too long.
    synchronized void awaitLoss(String reason) throws InterruptedException {
        for (int waited = 0; losses.stream().noneMatch(loss -> loss.startsWith(reason)); waited++) {
            if (waited > 300) {
                throw new AssertionError("was lost only for " + losses);
            }
            wait(100);
        }
    }

    synchronized List<Problem> problems() {
        return List.copyOf(problems);
    }
}
