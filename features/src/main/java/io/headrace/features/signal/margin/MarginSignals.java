package io.headrace.features.signal.margin;

import io.headrace.features.signal.SignalDefinition;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The margin columns of the full catalog beside those of the standard one.
public final class MarginSignals {
    private MarginSignals() {}

    public static List<SignalDefinition> all() {
        return Stream.concat(Stream.of(AnnouncedScale.definition()), har(ScaleUnit.FORMULA).stream())
                .toList();
    }

    /// The terms of the heterogeneous autoregression of need: the last hour, day and week.
    public static List<SignalDefinition> har(ScaleUnit unit) {
        return IntStream.of(1, 24, 168)
                .mapToObj(hours -> NeedChangeMean.definition(unit, hours))
                .toList();
    }
}
