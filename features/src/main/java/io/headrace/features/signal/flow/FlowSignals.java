package io.headrace.features.signal.flow;

import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.window.Window;
import io.headrace.market.event.Side;
import java.util.List;

/// The flow signals of the full catalog.
public final class FlowSignals {
    private static final int VOLUME_BUCKETS = 50;
    private static final double BUCKET_USD = 1_000_000;
    private static final int TRADES_IN_BAR = 50;

    private FlowSignals() {}

    /// With the parameters that the signals state themselves.
    public static List<SignalDefinition> all() {
        return all(HawkesParameters.DEFAULT, MicropriceTable.DEFAULT, MultiLevelOfi.DEFAULT_WEIGHTS);
    }

    /// @param hawkes from training, and so are the others
    public static List<SignalDefinition> all(
            HawkesParameters hawkes, MicropriceTable microprice, List<Double> ofiWeights) {
        Window minute = Window.seconds(60);
        Window hour = Window.hours(1);
        return List.of(
                OrderFlowImbalance.definition(minute),
                OrderFlowImbalance.definition(hour),
                MultiLevelOfi.definition(minute, ofiWeights),
                QueueImbalance.definition(),
                WeightedMid.definition(),
                Microprice.definition(microprice),
                SignedVolume.definition(minute),
                SignedVolume.definition(hour),
                SignedVolume.definition(Window.hours(24)),
                TradeIntensity.definition(minute),
                Vpin.definition(VOLUME_BUCKETS, BUCKET_USD),
                BulkVpin.definition(VOLUME_BUCKETS, BUCKET_USD),
                KyleLambda.definition(hour),
                AmihudIlliquidity.definition(hour, TRADES_IN_BAR),
                RollSpread.definition(hour),
                HawkesIntensity.definition(hawkes),
                HawkesIntensity.definition(hawkes, Side.BUY),
                HawkesIntensity.definition(hawkes, Side.SELL));
    }
}
