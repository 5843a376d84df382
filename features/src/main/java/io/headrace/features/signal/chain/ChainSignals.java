package io.headrace.features.signal.chain;

import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.window.Window;
import io.headrace.market.event.GasUnit;
import java.util.List;

/// The chain and pool columns of the full catalog.
public final class ChainSignals {
    private ChainSignals() {}

    public static List<SignalDefinition> all() {
        return List.of(
                GasCost.definition(GasUnit.GWEI),
                GasCost.definition(GasUnit.USD_MEDIAN),
                GasSpike.definition(Window.hours(24)),
                GasZscore.definition(Window.hours(168)),
                ConfirmationTime.definition(),
                BridgeLatency.definition(),
                PoolUtilization.definition(),
                PoolUtilizationChange.definition(Window.hours(24)),
                VolatilityIndexLevel.definition(),
                VolatilityIndexChange.definition(Window.hours(24)));
    }
}
