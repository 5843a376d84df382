package io.headrace.features.engine;

import io.headrace.market.event.MarketEvent;
import java.util.function.Consumer;

/// Runs recorded events through a desk fold: the batch form of [Ticker], with the same ticks.
public final class Replay {
    private Replay() {}

    /// @param events in [MarketEvent#ORDER]
    /// @param fold fresh, or caught up to just before the first event
    /// @param periodNanos the fold's period
    /// @param each told every tick, up to the last boundary at or before the last event
    public static void run(Iterable<MarketEvent> events, DeskFold fold, long periodNanos, Consumer<Tick> each) {
        if (periodNanos != fold.periodNanos()) {
            throw new IllegalArgumentException(
                    "periodNanos must be the fold's " + fold.periodNanos() + ", was " + periodNanos);
        }
        Ticker ticker = new Ticker(fold);
        long last = Long.MIN_VALUE;
        for (MarketEvent event : events) {
            ticker.offer(event).forEach(each);
            last = event.knownNanos();
        }
        ticker.advanceTo(last).forEach(each);
    }
}
