package io.headrace.features.catalog;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.calendar.Calendar;
import io.headrace.features.signal.calendar.CalendarSignals;
import io.headrace.features.signal.carry.Basis;
import io.headrace.features.signal.carry.CarrySignals;
import io.headrace.features.signal.carry.FundingRate;
import io.headrace.features.signal.carry.FundingZscore;
import io.headrace.features.signal.chain.ChainSignals;
import io.headrace.features.signal.cross.CrossVenueSignals;
import io.headrace.features.signal.depth.DepthSignals;
import io.headrace.features.signal.flow.FlowSignals;
import io.headrace.features.signal.margin.AccountLevel;
import io.headrace.features.signal.margin.AdverseGapEwma;
import io.headrace.features.signal.margin.ExposureVolatility;
import io.headrace.features.signal.margin.MarginSignals;
import io.headrace.features.signal.margin.NeedChangeEwma;
import io.headrace.features.signal.margin.ScaleUnit;
import io.headrace.features.signal.margin.StructuralScale;
import io.headrace.features.signal.regime.RegimeSignals;
import io.headrace.features.signal.regime.ReturnMomentum;
import io.headrace.features.signal.regime.TurbulentProbability;
import io.headrace.features.signal.sentiment.SentimentSignals;
import io.headrace.features.signal.volatility.EwmaVolatility;
import io.headrace.features.signal.volatility.ParkinsonVolatility;
import io.headrace.features.signal.volatility.RealizedVolatility;
import io.headrace.features.signal.volatility.VolatilityRatio;
import io.headrace.features.signal.volatility.VolatilitySignals;
import io.headrace.market.portfolio.DirectionalCarry;
import io.headrace.market.portfolio.ImportedBook;
import io.headrace.market.portfolio.MarketMaking;
import io.headrace.market.portfolio.PoolProvision;
import io.headrace.market.portfolio.Portfolio;
import io.headrace.market.portfolio.PortfolioSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The signals a desk runs; their order is the order of the columns.
///
/// To add a feature: write a [io.headrace.features.signal.Signal] with its definition, list it here, and
/// give its naive formula to the parity test. Every change of a definition changes the schema's
/// fingerprint, and models trained before are refused.
public record FeatureCatalog(List<SignalDefinition> definitions) {
    private static final FeatureCatalog STANDARD = new FeatureCatalog(List.of(
            RealizedVolatility.definition(6),
            RealizedVolatility.definition(24),
            RealizedVolatility.definition(72),
            ParkinsonVolatility.definition(24),
            EwmaVolatility.definition(0.97, 72),
            VolatilityRatio.definition(6, 72),
            FundingRate.definition(24),
            FundingZscore.definition(168),
            Basis.definition(),
            ReturnMomentum.definition(24),
            TurbulentProbability.definition(),
            Calendar.hourOfDay(),
            Calendar.hourSin(),
            Calendar.hourCos(),
            Calendar.weekend(),
            StructuralScale.definition(),
            AccountLevel.demandOverScale(ScaleUnit.FORMULA),
            AccountLevel.exposureImbalance(),
            AccountLevel.plannedRise(ScaleUnit.FORMULA),
            AccountLevel.plannedRise(ScaleUnit.FORMULA, 1),
            AccountLevel.plannedRise(ScaleUnit.FORMULA, 2),
            AccountLevel.adverseGap(ScaleUnit.FORMULA),
            AdverseGapEwma.definition(ScaleUnit.FORMULA),
            NeedChangeEwma.definition(ScaleUnit.FORMULA),
            ExposureVolatility.definition(ScaleUnit.FORMULA, 6)));
    private static final FeatureCatalog FULL = full(SignalParameters.DEFAULT);

    public FeatureCatalog {
        definitions = List.copyOf(definitions);
    }

    private static FeatureCatalog joined(List<List<SignalDefinition>> lists) {
        return new FeatureCatalog(lists.stream().flatMap(List::stream).toList());
    }

    /// The columns models of desks that pay funding and follow a plan are trained on.
    public static FeatureCatalog standard() {
        return STANDARD;
    }

    /// The columns models of a desk are trained on: those its kind of portfolio has something to
    /// say in. A market maker needs no funding, a pool no price.
    public static FeatureCatalog of(Portfolio portfolio) {
        return switch (portfolio) {
            case PortfolioSpec pairs -> STANDARD;
            case DirectionalCarry carry -> STANDARD;
            case ImportedBook book -> STANDARD;
            case MarketMaking making -> UnplannedColumns.OF_FLOW;
            case PoolProvision pools -> UnplannedColumns.OF_POOLS;
        };
    }

    /// Every column there is: the standard ones first, then what needs trades, books and chains.
    public static FeatureCatalog full() {
        return FULL;
    }

    /// The columns models of a desk are trained on, then every other there is, so that a desk of any kind can ask
    /// what it would gain; needs are measured in the desk's own unit.
    public static FeatureCatalog full(Portfolio portfolio) {
        ScaleUnit unit = switch (portfolio) {
            case PortfolioSpec pairs -> ScaleUnit.FORMULA;
            case DirectionalCarry carry -> ScaleUnit.FORMULA;
            case ImportedBook book -> ScaleUnit.FORMULA;
            case MarketMaking making -> ScaleUnit.BOOK;
            case PoolProvision pools -> ScaleUnit.OWN;
        };
        Map<String, SignalDefinition> byColumn = new LinkedHashMap<>();
        of(portfolio).definitions.forEach(own -> byColumn.put(own.column(), own));
        FULL.definitions.forEach(other -> byColumn.putIfAbsent(other.column(), other));
        MarginSignals.har(unit).forEach(own -> byColumn.put(own.column(), own));
        return new FeatureCatalog(List.copyOf(byColumn.values()));
    }

    /// As [#full()], with what training has fitted.
    public static FeatureCatalog full(SignalParameters parameters) {
        return joined(List.of(
                STANDARD.definitions,
                VolatilitySignals.all(parameters.garch(), parameters.gjr()),
                RegimeSignals.all(),
                CarrySignals.all(),
                ChainSignals.all(),
                SentimentSignals.all(),
                CalendarSignals.all(),
                MarginSignals.all(),
                FlowSignals.all(parameters.hawkes(), parameters.microprice(), parameters.ofiWeights()),
                DepthSignals.all(),
                CrossVenueSignals.all()));
    }

    /// The named columns of the full catalog, in the order they are named.
    ///
    /// @throws IllegalArgumentException when there is no such column
    public static FeatureCatalog of(List<String> columns) {
        return of(columns, SignalParameters.DEFAULT);
    }

    /// As [#of(List)], with what training has fitted.
    public static FeatureCatalog of(List<String> columns, SignalParameters parameters) {
        FeatureCatalog full = full(parameters);
        return new FeatureCatalog(columns.stream().map(full::definition).toList());
    }

    /// The definition of a column.
    ///
    /// @throws IllegalArgumentException when there is no such column
    public SignalDefinition definition(String column) {
        return definitions.stream()
                .filter(definition -> definition.column().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column '" + column + "' in the catalog"));
    }

    /// Columns, and the fingerprint over every definition.
    public FeatureSchema schema() {
        return FeatureSchema.of(
                definitions.stream().map(SignalDefinition::column).toList(),
                definitions.stream().map(SignalDefinition::text).toList());
    }
}
