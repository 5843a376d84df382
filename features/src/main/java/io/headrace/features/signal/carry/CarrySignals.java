package io.headrace.features.signal.carry;

import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.window.Window;
import java.util.List;

/// The carry columns of the full catalog beside those of the standard one.
public final class CarrySignals {
    private CarrySignals() {}

    public static List<SignalDefinition> all() {
        return List.of(
                MarkPremium.definition(),
                AnnualizedBasis.definition(),
                OpenInterestChange.definition(Window.hours(1)),
                OpenInterestChange.definition(Window.hours(24)),
                LiquidationPressure.definition(),
                LiquidationShare.definition());
    }
}
