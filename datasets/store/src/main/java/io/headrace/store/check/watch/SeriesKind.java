package io.headrace.store.check.watch;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import java.util.EnumSet;
import java.util.Set;

/// What can be expected of a series by its kind.
///
/// @param oneAStamp two rows of one stamp cannot both be
/// @param strict disorder and second rows are errors: no stream delivers them
/// @param price the value is a price in USD
/// @param positive the value is a level whose steps can be judged as fractions
/// @param rate the value is a rate or a fraction with possible bounds
record SeriesKind(boolean oneAStamp, boolean strict, boolean price, boolean positive, boolean rate) {
    private static final Set<EventKind> STRICT =
            EnumSet.of(EventKind.BAR, EventKind.FUNDING, EventKind.MARGIN_SNAPSHOT, EventKind.SENTIMENT);
    private static final Set<EventKind> LEVELS = EnumSet.of(
            EventKind.OPEN_INTEREST,
            EventKind.MARK_PRICE,
            EventKind.INDEX_PRICE,
            EventKind.POOL_STATE,
            EventKind.GAS_PRICE,
            EventKind.VOLATILITY_INDEX);
    private static final Set<EventKind> PRICES = EnumSet.of(
            EventKind.BAR,
            EventKind.TRADE,
            EventKind.QUOTE,
            EventKind.LIQUIDATION,
            EventKind.MARK_PRICE,
            EventKind.INDEX_PRICE,
            EventKind.FILL);
    private static final Set<EventKind> POSITIVE =
            EnumSet.of(EventKind.OPEN_INTEREST, EventKind.GAS_PRICE, EventKind.VOLATILITY_INDEX);
    private static final Set<PoolMeasure> RATES = EnumSet.of(PoolMeasure.UTILIZATION);
    private static final Set<PoolMeasure> POOL_LEVELS =
            EnumSet.of(PoolMeasure.POOL_AMOUNT, PoolMeasure.POOL_VALUE_USD, PoolMeasure.SUPPLY);

    static SeriesKind of(MarketEvent event) {
        EventKind kind = event.kind();
        PoolMeasure measure = event instanceof PoolState state ? state.measure() : null;
        boolean price = PRICES.contains(kind) || measure == PoolMeasure.PRICE_USD;
        boolean positive = POSITIVE.contains(kind) || measure != null && POOL_LEVELS.contains(measure);
        boolean rate = kind == EventKind.FUNDING || measure != null && RATES.contains(measure);
        boolean strict = STRICT.contains(kind);
        return new SeriesKind(strict || LEVELS.contains(kind), strict, price, price || positive, rate);
    }
}
