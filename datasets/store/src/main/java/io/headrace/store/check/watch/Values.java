package io.headrace.store.check.watch;

import io.headrace.market.event.Bar;
import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.BridgeTransfer;
import io.headrace.market.event.Fill;
import io.headrace.market.event.Funding;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.GasUnit;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.PoolAction;
import io.headrace.market.event.PoolFlow;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.Position;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Sentiment;
import io.headrace.market.event.Trade;
import io.headrace.market.event.VolatilityIndex;
import java.util.Locale;

/// The number an event is about, its size where it has one, and what tells it from others of its kind and instrument.
public final class Values {
    private Values() {}

    /// Price, rate, level or amount; NaN for an event that has none.
    static double of(MarketEvent event) {
        return switch (event.kind()) {
            case BAR -> ((Bar) event).close();
            case FUNDING -> ((Funding) event).rate();
            case OPEN_INTEREST -> ((OpenInterest) event).usd();
            case MARGIN_SNAPSHOT -> ((MarginSnapshot) event).demandUsd();
            case TRADE -> ((Trade) event).price();
            case QUOTE -> (((Quote) event).bidPrice() + ((Quote) event).askPrice()) / 2;
            case LIQUIDATION -> ((Liquidation) event).price();
            case MARK_PRICE -> ((MarkPrice) event).price();
            case INDEX_PRICE -> ((IndexPrice) event).price();
            case POOL_STATE -> ((PoolState) event).value();
            case POOL_FLOW -> ((PoolFlow) event).amount();
            case VOLATILITY_INDEX -> ((VolatilityIndex) event).percent();
            case GAS_PRICE -> ((GasPrice) event).value();
            case BLOCK_CONFIRMATION -> ((BlockConfirmation) event).seconds();
            case BRIDGE_TRANSFER -> ((BridgeTransfer) event).latencySeconds();
            case SENTIMENT -> ((Sentiment) event).score();
            case POSITION -> ((Position) event).quantity();
            case FILL -> ((Fill) event).price();
            case BOOK_SNAPSHOT, BOOK_DELTA, VENUE_STATUS, STREAM_GAP, COLLATERAL_TRANSFER, PLANNED_POSITION ->
                Double.NaN;
        };
    }

    /// Base units traded; NaN where nothing was.
    static double size(MarketEvent event) {
        return switch (event.kind()) {
            case TRADE -> ((Trade) event).size();
            case LIQUIDATION -> ((Liquidation) event).size();
            case FILL -> ((Fill) event).size();
            default -> Double.NaN;
        };
    }

    /// A small number that tells apart the series of one kind and instrument, such as a pool's measures.
    public static int part(MarketEvent event) {
        return switch (event.kind()) {
            case POOL_STATE -> ((PoolState) event).measure().ordinal();
            case POOL_FLOW -> ((PoolFlow) event).action().ordinal();
            case GAS_PRICE -> ((GasPrice) event).unit().ordinal();
            default -> 0;
        };
    }

    /// How many parts a kind can have.
    public static int parts(MarketEvent event) {
        return switch (event.kind()) {
            case POOL_STATE -> PoolMeasure.values().length;
            case POOL_FLOW -> PoolAction.values().length;
            case GAS_PRICE -> GasUnit.values().length;
            default -> 1;
        };
    }

    /// The part in words; empty where a kind has only one.
    public static String partName(MarketEvent event) {
        return switch (event.kind()) {
            case POOL_STATE -> words(((PoolState) event).measure());
            case POOL_FLOW -> words(((PoolFlow) event).action());
            case GAS_PRICE -> words(((GasPrice) event).unit());
            default -> "";
        };
    }

    /// Whether no two events of a series can have one stamp.
    public static boolean oneAStamp(MarketEvent event) {
        return SeriesKind.of(event).oneAStamp();
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
