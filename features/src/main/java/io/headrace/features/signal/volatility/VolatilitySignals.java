package io.headrace.features.signal.volatility;

import io.headrace.features.signal.Sampling;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.volatility.range.GarmanKlass;
import io.headrace.features.signal.volatility.range.GarmanKlassYangZhang;
import io.headrace.features.signal.volatility.range.Parkinson;
import io.headrace.features.signal.volatility.range.RangeFormula;
import io.headrace.features.signal.volatility.range.RangeVolatility;
import io.headrace.features.signal.volatility.range.RogersSatchell;
import io.headrace.features.signal.volatility.range.YangZhang;
import io.headrace.features.signal.volatility.realized.BipowerVariation;
import io.headrace.features.signal.volatility.realized.CloseToCloseVariance;
import io.headrace.features.signal.volatility.realized.JumpStatistic;
import io.headrace.features.signal.volatility.realized.JumpVariation;
import io.headrace.features.signal.volatility.realized.MedRealizedVariance;
import io.headrace.features.signal.volatility.realized.MinRealizedVariance;
import io.headrace.features.signal.volatility.realized.RealizedMeasure;
import io.headrace.features.signal.volatility.realized.RealizedQuarticity;
import io.headrace.features.signal.volatility.realized.RealizedVariance;
import io.headrace.features.signal.volatility.realized.ReturnFormula;
import io.headrace.features.signal.volatility.realized.Semivariance;
import io.headrace.features.signal.volatility.realized.TripowerQuarticity;
import java.util.ArrayList;
import java.util.List;

/// The volatility columns of the full catalog beside those of the standard one: an hour of trades by the minute, and a
/// day of the desk's bars.
public final class VolatilitySignals {
    private static final int DAY = 24;
    private static final double RISK_METRICS = 0.94;

    private VolatilitySignals() {}

    /// With the parameters that [GarchVolatility] states.
    public static List<SignalDefinition> all() {
        return all(GarchVolatility.DEFAULT_GARCH, GarchVolatility.DEFAULT_GJR);
    }

    /// @param garch from training, and so `gjr`
    public static List<SignalDefinition> all(GarchFilter.Parameters garch, GarchFilter.Parameters gjr) {
        List<SignalDefinition> all = new ArrayList<>();
        for (Sampling sampling : List.of(Sampling.hourOfTrades(), Sampling.hoursOfBars(DAY))) {
            returnFormulas().forEach(formula -> all.add(RealizedMeasure.definition(formula, sampling)));
        }
        RangeFormula parkinson = new Parkinson();
        all.add(RangeVolatility.definition(parkinson, Sampling.hourOfTrades()));
        for (RangeFormula formula :
                List.of(new GarmanKlass(), new GarmanKlassYangZhang(), new RogersSatchell(), new YangZhang())) {
            all.add(RangeVolatility.definition(formula, Sampling.hourOfTrades()));
            all.add(RangeVolatility.definition(formula, Sampling.hoursOfBars(DAY)));
        }
        all.add(EwmaGridVolatility.definition(RISK_METRICS, "1m", Sampling.hourOfTrades()));
        all.add(GarchVolatility.garch(garch, DAY));
        all.add(GarchVolatility.gjr(gjr, DAY));
        for (int days : new int[] {1, 5, 22}) {
            all.add(HarTerm.definition(days, false));
            all.add(HarTerm.definition(days, true));
        }
        all.add(HarqTerm.definition());
        return List.copyOf(all);
    }

    private static List<ReturnFormula> returnFormulas() {
        return List.of(
                new RealizedVariance(),
                new CloseToCloseVariance(),
                new Semivariance(true),
                new Semivariance(false),
                new BipowerVariation(true),
                new MinRealizedVariance(),
                new MedRealizedVariance(),
                new RealizedQuarticity(),
                new TripowerQuarticity(),
                new JumpStatistic(),
                new JumpVariation());
    }
}
