package io.headrace.store.live;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import io.headrace.market.problem.Problem;
import io.headrace.store.source.Oddity;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The streams of several venues as one, in [MarketEvent#ORDER]. Connections tell on threads of their
/// own; one thread takes. When it does not keep up the venues are held back, so memory is bounded.
public final class LiveStream implements AutoCloseable {
    private static final int MOST_WAITING = 200_000;

    private final LongSupplier clockNanos;
    private final LiveWatcher watcher;
    private final LiveOrder order;
    private final List<LiveTally> tallies = new ArrayList<>();
    private final List<LiveConnection> connections = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private boolean closing;

    /// @param clockNanos nanoseconds since the epoch, of the receiving machine
    /// @param firstSequence no event bears a lower number
    /// @param venues how many will be opened
    public LiveStream(LongSupplier clockNanos, long firstSequence, int venues, LiveWatcher watcher) {
        this.clockNanos = clockNanos;
        this.order = new LiveOrder(firstSequence, venues);
        this.watcher = watcher;
    }

    /// Connects to one more venue. Once for each, by the thread that takes.
    public void open(LiveVenue venue, HttpClient http, LivePace pace) {
        Told told = new Told(connections.size(), new LiveTally(venue.name()));
        tallies.add(told.tally);
        connections.add(LiveConnection.open(venue, http, pace, clockNanos, told));
    }

    /// One for each venue, in the order they were opened.
    public List<LiveTally> tallies() {
        return List.copyOf(tallies);
    }

    /// Gives on what became known before now.
    public void take(Consumer<MarketEvent> consumer) {
        give(clockNanos.getAsLong(), consumer);
    }

    /// Gives on what became known by an instant, itself included, and closes it: whatever is told from now
    /// on is known later. So a fold that stands at the instant never meets what it should have known.
    ///
    /// @param nanos in the past of the receiving clock
    public void takeThrough(long nanos, Consumer<MarketEvent> consumer) {
        give(taken -> order.giveThrough(nanos, taken), consumer);
    }

    /// Ends the connections and gives on all that is left, with the gaps that were still open.
    public void end(Consumer<MarketEvent> consumer) {
        close();
        give(Long.MAX_VALUE, consumer);
    }

    /// Ends the connections; what was not taken is lost.
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
        connections.forEach(LiveConnection::close);
    }

    private void give(long nowNanos, Consumer<MarketEvent> consumer) {
        give(taken -> order.give(nowNanos, taken), consumer);
    }

    private void give(Consumer<Consumer<MarketEvent>> giving, Consumer<MarketEvent> consumer) {
        List<MarketEvent> given = new ArrayList<>();
        lock.lock();
        try {
            giving.accept(given::add);
            room.signalAll();
        } finally {
            lock.unlock();
        }
        given.forEach(consumer);
    }

    private void accept(int connection, MarketEvent event) {
        lock.lock();
        try {
            while (order.size() >= MOST_WAITING && !closing) {
                room.awaitUninterruptibly();
            }
            order.accept(connection, event);
        } finally {
            lock.unlock();
        }
    }

    /// What one connection tells.
    private final class Told implements LiveListener {
        private final int connection;
        private final LiveTally tally;

        private Told(int connection, LiveTally tally) {
            this.connection = connection;
            this.tally = tally;
        }

        @Override
        public void event(long line, MarketEvent event) {
            tally.event(event, clockNanos.getAsLong());
            accept(connection, event);
            if (event instanceof StreamGap gap) {
                watcher.gap(tally.venue(), gap);
            }
        }

        @Override
        public void note(long line, Oddity oddity, String what) {
            watcher.noted(tally.venue(), oddity, what);
        }

        @Override
        public void refused(long line, Problem problem) {
            tally.messageRefused();
            watcher.refused(tally.venue(), problem);
        }

        @Override
        public void connected() {
            tally.reached();
            watcher.connected(tally.venue(), tally.connections());
        }

        @Override
        public void lost(boolean reached, String reason, Duration pause) {
            tally.lost(reason);
            watcher.lost(tally.venue(), reached, reason, pause);
        }

        @Override
        public void asked(String symbol) {
            tally.bookAsked();
        }
    }
}
