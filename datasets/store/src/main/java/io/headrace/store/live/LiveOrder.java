package io.headrace.store.live;

import io.headrace.market.event.MarketEvent;
import io.headrace.store.column.EventCopy;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/// Brings the events of several connections into [MarketEvent#ORDER], the order in which a dataset of
/// them is read: so what is folded as it comes and what is folded from the recording later are the
/// same.
///
/// An event waits until its own instant has passed on the receiving clock; then no later message can be
/// known at that instant. One that is handed over after its instant was given on is told as known just
/// after it: the desk did not know it before. Each connection's events keep their order and bear
/// numbers that no other's bear. Not thread-safe.
final class LiveOrder {
    private final PriorityQueue<MarketEvent> waiting = new PriorityQueue<>(MarketEvent.ORDER);
    private final EventCopy copy = new EventCopy();
    private final long firstSequence;
    private final int connections;
    private long givenNanos = Long.MIN_VALUE;

    /// @param firstSequence no event bears a lower number
    /// @param connections how many tell
    LiveOrder(long firstSequence, int connections) {
        this.firstSequence = firstSequence;
        this.connections = connections;
    }

    /// @param connection which of them tells, from 0
    void accept(int connection, MarketEvent event) {
        long known = event.knownNanos() <= givenNanos ? givenNanos + 1 : event.knownNanos();
        waiting.add(copy.at(event, known, firstSequence + event.sequence() * connections + connection));
    }

    int size() {
        return waiting.size();
    }

    /// Gives on, in their order, the events that were known by an instant, itself included. What is handed
    /// over later is known later, though nothing may have been given on at that instant.
    void giveThrough(long nanos, Consumer<MarketEvent> consumer) {
        give(nanos + 1, consumer);
        givenNanos = Math.max(givenNanos, nanos);
    }

    /// Gives on, in their order, the events that were known before an instant.
    void give(long nowNanos, Consumer<MarketEvent> consumer) {
        for (MarketEvent event = waiting.peek();
                event != null && event.knownNanos() < nowNanos;
                event = waiting.peek()) {
            waiting.remove();
            givenNanos = event.knownNanos();
            consumer.accept(event);
        }
    }
}
