package io.headrace.features.signal.sentiment;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Hours;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Sentiment;
import java.util.Set;

/// How long the latest sentiment score has been known.
public final class SentimentAge implements Signal {
    private static final long NEVER = Long.MIN_VALUE;

    private long knownNanos = NEVER;

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "sentiment_age",
                new Formula("now - when the latest score became known", "", "hours"),
                Timing.hours(0, 48),
                Set.of(Input.SENTIMENT),
                new SignalFactory.ForDesk(context -> new SentimentAge()));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Sentiment sentiment) {
            knownNanos = sentiment.knownNanos();
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? Hours.between(knownNanos, nowNanos) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return knownNanos != NEVER;
    }

    @Override
    public void save(StateSink sink) {
        sink.putLong(knownNanos);
    }

    @Override
    public void restore(StateSource source) {
        knownNanos = source.getLong();
    }
}
