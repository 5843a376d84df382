package io.headrace.store.live;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;

/// How one venue's connection has fared. Written by one thread; a reader sees each number as it was a
/// moment ago.
public final class LiveTally {
    private final String venue;
    private volatile boolean connected;
    private volatile String loss = "";
    private volatile long connections;
    private volatile long events;
    private volatile long gaps;
    private volatile long booksAsked;
    private volatile long refused;
    private volatile long heardNanos = Long.MIN_VALUE;

    LiveTally(String venue) {
        this.venue = venue;
    }

    public String venue() {
        return venue;
    }

    /// Whether the connection stands.
    public boolean connected() {
        return connected;
    }

    /// Why the connection was last lost or could not be made; empty before the first time.
    public String loss() {
        return loss;
    }

    /// Connections made so far.
    public long connections() {
        return connections;
    }

    /// Events told so far.
    public long events() {
        return events;
    }

    /// Stretches of which nothing could be known.
    public long gaps() {
        return gaps;
    }

    /// Whole books asked for; the first of each symbol is among them where it does not come by itself.
    public long booksAsked() {
        return booksAsked;
    }

    /// Messages that could not be.
    public long refused() {
        return refused;
    }

    /// When the last event was received, nanoseconds since the epoch; [Long#MIN_VALUE] before the first.
    public long heardNanos() {
        return heardNanos;
    }

    void reached() {
        connections++;
        connected = true;
    }

    void lost(String reason) {
        connected = false;
        loss = reason;
    }

    void event(MarketEvent event, long nowNanos) {
        events++;
        gaps += event instanceof StreamGap ? 1 : 0;
        heardNanos = nowNanos;
    }

    void bookAsked() {
        booksAsked++;
    }

    void messageRefused() {
        refused++;
    }
}
