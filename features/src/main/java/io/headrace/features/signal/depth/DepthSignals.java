package io.headrace.features.signal.depth;

import io.headrace.features.signal.SignalDefinition;
import io.headrace.market.event.Side;
import java.util.List;

/// The depth signals of the full catalog.
public final class DepthSignals {
    private DepthSignals() {}

    public static List<SignalDefinition> all() {
        return List.of(
                Spread.definition(),
                BookDepth.definition(Side.BUY, 10),
                BookDepth.definition(Side.SELL, 10),
                BookDepth.definition(Side.BUY, 20),
                BookDepth.definition(Side.SELL, 20),
                BookDepth.definition(Side.BUY, 30),
                BookDepth.definition(Side.SELL, 30),
                DepthImbalance.definition(10),
                DepthSlope.definition(10, 30),
                BookAge.definition());
    }
}
