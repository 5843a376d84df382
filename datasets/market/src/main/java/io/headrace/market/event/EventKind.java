package io.headrace.market.event;

/// The kinds of events, in the order in which events known at one instant come.
public enum EventKind {
    BAR("bars"),
    FUNDING("funding"),
    OPEN_INTEREST("open_interest"),
    MARGIN_SNAPSHOT("margin_snapshots"),
    /// Before what comes with the stream that is whole again.
    STREAM_GAP("stream_gaps"),
    TRADE("trades"),
    QUOTE("quotes"),
    BOOK_SNAPSHOT("book_snapshots"),
    BOOK_DELTA("book_deltas"),
    LIQUIDATION("liquidations"),
    MARK_PRICE("mark_prices"),
    INDEX_PRICE("index_prices"),
    POOL_STATE("pool_states"),
    POOL_FLOW("pool_flows"),
    VOLATILITY_INDEX("volatility_indices"),
    GAS_PRICE("gas_prices"),
    BLOCK_CONFIRMATION("block_confirmations"),
    BRIDGE_TRANSFER("bridge_transfers"),
    VENUE_STATUS("venue_status"),
    SENTIMENT("sentiment"),
    POSITION("positions"),
    FILL("fills"),
    COLLATERAL_TRANSFER("collateral_transfers"),
    PLANNED_POSITION("planned_positions");

    private final String table;

    EventKind(String table) {
        this.table = table;
    }

    /// The name under which a dataset keeps events of this kind.
    public String table() {
        return table;
    }
}
