package io.headrace.features.catalog;

import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.calendar.Calendar;
import io.headrace.features.signal.margin.AccountLevel;
import io.headrace.features.signal.margin.AdverseGapEwma;
import io.headrace.features.signal.margin.DemandGap;
import io.headrace.features.signal.margin.ExposureVolatility;
import io.headrace.features.signal.margin.NeedChangeEwma;
import io.headrace.features.signal.margin.NeedDrift;
import io.headrace.features.signal.margin.ScaleUnit;
import io.headrace.features.signal.regime.ReturnMomentum;
import io.headrace.features.signal.regime.TurbulentProbability;
import io.headrace.features.signal.volatility.EwmaVolatility;
import io.headrace.features.signal.volatility.ParkinsonVolatility;
import io.headrace.features.signal.volatility.RealizedVolatility;
import io.headrace.features.signal.volatility.VolatilityRatio;
import io.headrace.features.signal.volatility.VolumeRatio;
import java.util.ArrayList;
import java.util.List;

/// Columns of desks whose demand nobody plans: it comes with order flow, or with what others do to
/// a pool. Which way it goes is close to unpredictable, how far is not, so most columns tell how
/// much has been moving lately.
final class UnplannedColumns {
    /// Market making: prices, flow, and the inventory it leaves.
    static final FeatureCatalog OF_FLOW = new FeatureCatalog(ofFlow());

    /// Liquidity: the account alone, so that a pool without a price can be learnt from too.
    static final FeatureCatalog OF_POOLS = new FeatureCatalog(ofAccount(ScaleUnit.OWN));

    private static final double FAST = 0.5;
    private static final double SLOW = 0.985;

    private UnplannedColumns() {}

    private static List<SignalDefinition> ofFlow() {
        List<SignalDefinition> columns = new ArrayList<>(List.of(
                RealizedVolatility.definition(6),
                RealizedVolatility.definition(24),
                RealizedVolatility.definition(72),
                ParkinsonVolatility.definition(24),
                EwmaVolatility.definition(0.97, 72),
                VolatilityRatio.definition(6, 72),
                ReturnMomentum.definition(24),
                TurbulentProbability.definition(),
                VolumeRatio.definition("fast", FAST),
                VolumeRatio.definition("slow", 0.9),
                AccountLevel.exposureImbalance(),
                ExposureVolatility.definition(ScaleUnit.BOOK, 6)));
        columns.addAll(ofAccount(ScaleUnit.BOOK));
        return columns;
    }

    private static List<SignalDefinition> ofAccount(ScaleUnit unit) {
        return List.of(
                Calendar.hourOfDay(),
                Calendar.hourSin(),
                Calendar.hourCos(),
                Calendar.weekend(),
                unit.definition(),
                AccountLevel.demandOverScale(unit),
                AccountLevel.plannedRise(unit),
                AccountLevel.adverseGap(unit),
                AdverseGapEwma.definition(unit),
                NeedChangeEwma.definition(unit),
                NeedChangeEwma.definition(unit, "fast", FAST),
                NeedChangeEwma.definition(unit, "slow", SLOW),
                NeedDrift.definition(unit, "fast", FAST),
                NeedDrift.definition(unit, "slow", 0.94),
                DemandGap.definition(unit, "day", 0.96),
                DemandGap.definition(unit, "week", 0.994));
    }
}
