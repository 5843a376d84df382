package io.headrace.training.influence;

import io.headrace.features.catalog.SignalParameters;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.calendar.CalendarSignals;
import io.headrace.features.signal.carry.CarrySignals;
import io.headrace.features.signal.chain.ChainSignals;
import io.headrace.features.signal.cross.CrossVenueSignals;
import io.headrace.features.signal.depth.DepthSignals;
import io.headrace.features.signal.flow.FlowSignals;
import io.headrace.features.signal.margin.MarginSignals;
import io.headrace.features.signal.margin.ScaleUnit;
import io.headrace.features.signal.regime.RegimeSignals;
import io.headrace.features.signal.sentiment.SentimentSignals;
import io.headrace.features.signal.volatility.VolatilitySignals;
import io.headrace.models.forecast.NeedScale;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The kinds of signals of the catalog.
public enum SignalGroup {
    VOLATILITY,
    FLOW,
    DEPTH,
    REGIME,
    CARRY,
    CHAIN,
    SENTIMENT,
    CALENDAR,
    MARGIN,
    /// The terms of the heterogeneous autoregression of need.
    HAR,
    CROSS_VENUE;

    private static final Map<String, SignalGroup> BY_COLUMN = byColumn();

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException when the catalog has no such column
    public static SignalGroup of(String column) {
        SignalGroup group = BY_COLUMN.get(column);
        if (group == null) {
            throw new IllegalArgumentException("column must be one of the catalog's, was " + column);
        }
        return group;
    }

    /// Columns by group, in the order of both; [NeedScale#COLUMN] is the unit of everything and in no group.
    static Map<SignalGroup, List<String>> of(List<String> columns) {
        Map<SignalGroup, List<String>> groups = new LinkedHashMap<>();
        for (SignalGroup group : values()) {
            List<String> own = columns.stream()
                    .filter(column -> !column.equals(NeedScale.COLUMN) && of(column) == group)
                    .toList();
            if (!own.isEmpty()) {
                groups.put(group, own);
            }
        }
        return groups;
    }

    private static Map<String, SignalGroup> byColumn() {
        SignalParameters parameters = SignalParameters.DEFAULT;
        Map<String, SignalGroup> groups = new HashMap<>();
        put(groups, VOLATILITY, VolatilitySignals.all(parameters.garch(), parameters.gjr()));
        put(groups, FLOW, FlowSignals.all(parameters.hawkes(), parameters.microprice(), parameters.ofiWeights()));
        put(groups, DEPTH, DepthSignals.all());
        put(groups, REGIME, RegimeSignals.all());
        put(groups, CARRY, CarrySignals.all());
        put(groups, CHAIN, ChainSignals.all());
        put(groups, SENTIMENT, SentimentSignals.all());
        put(groups, CALENDAR, CalendarSignals.all());
        put(groups, MARGIN, MarginSignals.all());
        put(groups, HAR, MarginSignals.har(ScaleUnit.FORMULA));
        put(groups, CROSS_VENUE, CrossVenueSignals.all());
        named(groups, VOLATILITY, "realized_volatility_6h", "realized_volatility_24h", "realized_volatility_72h");
        named(groups, VOLATILITY, "parkinson_volatility_24h", "ewma_volatility", "volatility_ratio_6h_72h");
        named(groups, CARRY, "funding_rate_24h", "funding_zscore_168h", "basis");
        named(groups, REGIME, "return_momentum_24h", "turbulent_probability");
        named(groups, CALENDAR, "hour_of_day", "hour_sin", "hour_cos", "weekend");
        named(groups, MARGIN, NeedScale.COLUMN, "demand_over_scale", "exposure_imbalance", "planned_rise");
        named(groups, MARGIN, "planned_rise_1h", "planned_rise_2h", "adverse_gap", "adverse_gap_ewma");
        named(groups, MARGIN, "need_change_ewma", "exposure_volatility_6h");
        named(groups, MARGIN, "need_change_fast", "need_change_slow", "need_drift_fast", "need_drift_slow");
        named(groups, MARGIN, "demand_gap_day", "demand_gap_week");
        named(groups, VOLATILITY, "volume_ratio_fast", "volume_ratio_slow");
        return groups;
    }

    private static void put(Map<String, SignalGroup> groups, SignalGroup group, List<SignalDefinition> signals) {
        signals.forEach(signal -> groups.put(signal.column(), group));
    }

    private static void named(Map<String, SignalGroup> groups, SignalGroup group, String... columns) {
        for (String column : columns) {
            groups.put(column, group);
        }
    }
}
