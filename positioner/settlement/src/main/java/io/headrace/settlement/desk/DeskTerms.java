package io.headrace.settlement.desk;

import io.headrace.decision.settings.DeskSettings;
import java.util.function.BiConsumer;

/// What the choice among ways goes by.
///
/// @param desk the settings that decisions are made with
/// @param pace desk seconds in a second of the clock on the wall, positive: 1 but in a replay
/// @param chosen told a transfer's id, and which way it takes and why
public record DeskTerms(DeskSettings desk, double pace, BiConsumer<String, String> chosen) {
    public DeskTerms {
        if (!(pace > 0) || Double.isInfinite(pace)) {
            throw new IllegalArgumentException("desk time goes on, was " + pace + " times as fast as the wall's");
        }
    }
}
