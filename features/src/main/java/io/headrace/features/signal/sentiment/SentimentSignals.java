package io.headrace.features.signal.sentiment;

import io.headrace.features.signal.SignalDefinition;
import java.util.List;

/// The sentiment columns of the full catalog.
public final class SentimentSignals {
    private SentimentSignals() {}

    public static List<SignalDefinition> all() {
        return List.of(SentimentScore.definition(), SentimentAge.definition());
    }
}
