package io.headrace.features.signal.sentiment;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Sentiment;
import java.util.Set;

/// The latest sentiment score, 0 (fear) to 100 (greed), of any source; [SentimentAge] says how old it is.
public final class SentimentScore implements Signal {
    private double score;
    private boolean any;

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "sentiment",
                new Formula("latest score", "crypto fear and greed index", "0 (fear) to 100 (greed)"),
                Timing.hours(0, 48),
                Set.of(Input.SENTIMENT),
                new SignalFactory.ForDesk(context -> new SentimentScore()));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Sentiment sentiment) {
            score = sentiment.score();
            any = true;
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return score;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return any;
    }

    @Override
    public void save(StateSink sink) {
        sink.putDouble(score);
        sink.putBoolean(any);
    }

    @Override
    public void restore(StateSource source) {
        score = source.getDouble();
        any = source.getBoolean();
    }
}
