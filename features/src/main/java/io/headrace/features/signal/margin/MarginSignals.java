package io.headrace.features.signal.margin;

import io.headrace.features.signal.SignalDefinition;
import java.util.List;

/// The margin columns of the full catalog beside those of the standard one.
public final class MarginSignals {
    private MarginSignals() {}

    public static List<SignalDefinition> all() {
        return List.of(AnnouncedScale.definition());
    }
}
