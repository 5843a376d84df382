package io.headrace.features.catalog;

import static io.headrace.features.catalog.NaiveCarry.HOUR;
import static io.headrace.features.catalog.NaiveCarry.NOT_WARM;

import io.headrace.features.catalog.NaiveCarry.Said;
import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.BridgeTransfer;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.GasUnit;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.VolatilityIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// The chain and pool columns, straight from their formulas.
final class NaiveChain {
    private NaiveChain() {}

    static Map<String, NaiveFormula> formulas() {
        Map<String, NaiveFormula> all = new LinkedHashMap<>();
        all.put(
                "gas_gwei",
                (seen, now) -> gas(seen, now, 24 * HOUR, price -> price.unit() == GasUnit.GWEI, one -> last(one)));
        all.put(
                "gas_usd_median",
                (seen, now) ->
                        gas(seen, now, 24 * HOUR, price -> price.unit() == GasUnit.USD_MEDIAN, one -> last(one)));
        all.put(
                "gas_spike_24h",
                (seen, now) -> gas(seen, now, 24 * HOUR, price -> true, one -> {
                    double mean = NaiveCarry.mean(NaiveCarry.levels(one, 24 * HOUR, now));
                    return mean > 0 ? last(one) / mean : 1;
                }));
        all.put("gas_zscore_168h", (seen, now) -> gas(seen, now, 168 * HOUR, price -> true, one -> zscore(one, now)));
        all.put(
                "confirmation_seconds_1h",
                (seen, now) -> meanOf(
                        seen, now, HOUR, BlockConfirmation.class, event -> ((BlockConfirmation) event).seconds()));
        all.put(
                "bridge_latency_24h",
                (seen, now) -> Math.exp(meanOf(
                        seen,
                        now,
                        24 * HOUR,
                        BridgeTransfer.class,
                        event -> Math.log(Math.max(0.001, (event.knownNanos() - event.eventNanos()) / 1e9)))));
        all.put("pool_utilization", (seen, now) -> last(utilization(seen)));
        all.put(
                "pool_utilization_change_24h",
                (seen, now) -> change(
                        utilization(seen).stream()
                                .filter(said -> !Double.isNaN(said.value()))
                                .toList(),
                        now));
        all.put("volatility_index", (seen, now) -> last(indices(seen)));
        all.put("volatility_index_change_24h", (seen, now) -> change(indices(seen), now));
        return all;
    }

    /// The largest reading over the chains and units that are heard.
    private static double gas(
            List<MarketEvent> seen,
            long now,
            long window,
            Predicate<GasPrice> which,
            ToDoubleFunction<List<Said>> reading) {
        Map<String, List<Said>> series = new LinkedHashMap<>();
        seen.stream()
                .filter(GasPrice.class::isInstance)
                .map(GasPrice.class::cast)
                .filter(which)
                .forEach(price -> series.computeIfAbsent(
                                price.instrument().venue() + price.unit(), fresh -> new ArrayList<>())
                        .add(new Said(price.knownNanos(), price.value())));
        return series.values().stream()
                .filter(one -> NaiveCarry.covers(one, window, now))
                .mapToDouble(reading)
                .max()
                .orElse(NOT_WARM);
    }

    private static double zscore(List<Said> said, long now) {
        List<Double> levels = NaiveCarry.levels(said, 168 * HOUR, now);
        double mean = NaiveCarry.mean(levels);
        double variance = NaiveCarry.mean(
                levels.stream().map(level -> (level - mean) * (level - mean)).toList());
        boolean same = levels.stream().distinct().count() == 1;
        return same ? 0 : (last(said) - mean) / Math.sqrt(variance);
    }

    private static double meanOf(
            List<MarketEvent> seen, long now, long window, Class<?> kind, ToDoubleFunction<MarketEvent> value) {
        List<MarketEvent> all = seen.stream().filter(kind::isInstance).toList();
        return all.isEmpty() || now - all.getFirst().knownNanos() < window
                ? NOT_WARM
                : all.stream()
                        .filter(event -> NaiveCarry.inWindow(event.knownNanos(), window, now))
                        .mapToDouble(value)
                        .average()
                        .orElse(NOT_WARM);
    }

    /// After each pool state; NaN while it cannot be said.
    private static List<Said> utilization(List<MarketEvent> seen) {
        List<PoolState> states = seen.stream()
                .filter(PoolState.class::isInstance)
                .map(PoolState.class::cast)
                .toList();
        List<Said> all = new ArrayList<>();
        double said = NOT_WARM;
        double reserved = NOT_WARM;
        double amount = 0;
        for (PoolState state : states) {
            said = state.measure() == PoolMeasure.UTILIZATION ? state.value() : said;
            reserved = state.measure() == PoolMeasure.RESERVED_AMOUNT ? state.value() : reserved;
            amount = state.measure() == PoolMeasure.POOL_AMOUNT ? state.value() : amount;
            double derived = amount > 0 ? reserved / amount : NOT_WARM;
            double value = Double.isNaN(said) ? derived : said;
            all.add(new Said(state.knownNanos(), value));
        }
        return all;
    }

    private static List<Said> indices(List<MarketEvent> seen) {
        return seen.stream()
                .filter(VolatilityIndex.class::isInstance)
                .map(VolatilityIndex.class::cast)
                .map(index -> new Said(index.knownNanos(), index.percent()))
                .toList();
    }

    private static double change(List<Said> said, long now) {
        double before = NaiveCarry.before(said, 24 * HOUR, now);
        return NaiveCarry.covers(said, 24 * HOUR, now) ? last(said) - before : NOT_WARM;
    }

    private static double last(List<Said> said) {
        return said.isEmpty() ? NOT_WARM : said.getLast().value();
    }
}
