package io.headrace.features.signal.sentiment;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.LatestReading;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Sentiment;
import java.util.Set;

/// The latest sentiment score, 0 (fear) to 100 (greed), of any source; [SentimentAge] says how old it is.
public final class SentimentScore extends LatestReading {
    public static SignalDefinition definition() {
        return new SignalDefinition(
                "sentiment",
                new Formula("latest score", "crypto fear and greed index", "0 (fear) to 100 (greed)"),
                Timing.hours(0, 48),
                Set.of(Input.SENTIMENT),
                new SignalFactory.ForDesk(context -> new SentimentScore()));
    }

    @Override
    protected double read(MarketEvent event) {
        return event instanceof Sentiment sentiment ? sentiment.score() : Double.NaN;
    }
}
