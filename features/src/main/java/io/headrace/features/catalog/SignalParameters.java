package io.headrace.features.catalog;

import io.headrace.features.signal.flow.HawkesParameters;
import io.headrace.features.signal.flow.MicropriceTable;
import io.headrace.features.signal.flow.MultiLevelOfi;
import io.headrace.features.signal.volatility.GarchFilter;
import io.headrace.features.signal.volatility.GarchVolatility;
import java.util.List;

/// The numbers that signals take from training, all of them: what is fitted to history, and then stays as it is live.
///
/// [SignalParametersFile] reads and writes them; `garch.gamma` and the like name the fields as they stand there.
/// Each stands in its column's formula, so that the schema's fingerprint differs where a number does: a model reads
/// only vectors of the parameters that it was trained on.
///
/// @param garch of hourly log returns as fractions, gamma 0
/// @param gjr of hourly log returns as fractions
/// @param hawkes of the trades of one coin at one venue, per second
/// @param microprice adjustments in spreads by queue imbalance and spread
/// @param ofiWeights of the levels of a book from the best one, 1 to 10 of them, of absolute sum 1
public record SignalParameters(
        GarchFilter.Parameters garch,
        GarchFilter.Parameters gjr,
        HawkesParameters hawkes,
        MicropriceTable microprice,
        List<Double> ofiWeights) {
    private static final int MOST_LEVELS = 10;
    private static final double ROUNDING = 1e-9;

    /// What the signals' own classes state and say the reasons of: what is used before training has fitted any.
    public static final SignalParameters DEFAULT = new SignalParameters(
            GarchVolatility.DEFAULT_GARCH,
            GarchVolatility.DEFAULT_GJR,
            HawkesParameters.DEFAULT,
            MicropriceTable.DEFAULT,
            MultiLevelOfi.DEFAULT_WEIGHTS);

    public SignalParameters {
        ofiWeights = List.copyOf(ofiWeights);
        if (garch.gamma() != 0) {
            throw new IllegalArgumentException("garch.gamma must be 0, was " + garch.gamma());
        }
        double sum = ofiWeights.stream().mapToDouble(Math::abs).sum();
        if (ofiWeights.isEmpty() || ofiWeights.size() > MOST_LEVELS || !(Math.abs(sum - 1) <= ROUNDING)) {
            throw new IllegalArgumentException(
                    "ofi_weights must be 1 to " + MOST_LEVELS + " of absolute sum 1, were " + ofiWeights);
        }
    }
}
