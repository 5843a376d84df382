package io.headrace.features.signal.cross;

import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.window.Window;
import java.util.List;

/// The signals across venues of the full catalog.
public final class CrossVenueSignals {
    private CrossVenueSignals() {}

    public static List<SignalDefinition> all() {
        return List.of(
                CrossVenueSpread.definition(),
                LeadLag.definition(Window.seconds(900)),
                AggregateDepth.definition(10),
                AggregateDepth.definition(30));
    }
}
