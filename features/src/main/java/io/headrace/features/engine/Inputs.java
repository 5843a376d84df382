package io.headrace.features.engine;

import io.headrace.features.signal.Input;
import io.headrace.market.event.EventKind;
import org.jspecify.annotations.Nullable;

/// Which input a published event of a kind belongs to.
final class Inputs {
    private static final @Nullable Input[] OF_KIND = new Input[EventKind.values().length];

    static {
        for (EventKind kind : EventKind.values()) {
            OF_KIND[kind.ordinal()] = find(kind);
        }
    }

    private Inputs() {}

    /// The input; null for kinds no signal is fed.
    static @Nullable Input of(EventKind kind) {
        return OF_KIND[kind.ordinal()];
    }

    private static @Nullable Input find(EventKind kind) {
        return switch (kind) {
            case BAR -> Input.BARS;
            case FUNDING -> Input.FUNDING;
            case OPEN_INTEREST -> Input.OPEN_INTEREST;
            case TRADE -> Input.TRADES;
            case QUOTE -> Input.TOUCH;
            case BOOK_SNAPSHOT, BOOK_DELTA -> Input.BOOK;
            case LIQUIDATION -> Input.LIQUIDATIONS;
            case MARK_PRICE, INDEX_PRICE -> Input.MARKS;
            case POOL_STATE, POOL_FLOW -> Input.POOL;
            case VOLATILITY_INDEX -> Input.VOLATILITY_INDEX;
            case GAS_PRICE -> Input.GAS;
            case BLOCK_CONFIRMATION, BRIDGE_TRANSFER -> Input.CONFIRMATIONS;
            case SENTIMENT -> Input.SENTIMENT;
            case MARGIN_SNAPSHOT, VENUE_STATUS, STREAM_GAP, POSITION, FILL, COLLATERAL_TRANSFER, PLANNED_POSITION ->
                null;
        };
    }
}
