package io.headrace.market.event;

/// What a [PoolState] measures, with its unit.
public enum PoolMeasure {
    UTILIZATION("fraction of the pool in use; venues may exceed 1"),
    POOL_AMOUNT("token units"),
    RESERVED_AMOUNT("token units"),
    POOL_VALUE_USD("USD"),
    LONG_USD("USD of open long positions"),
    SHORT_USD("USD of open short positions"),
    GUARANTEED_USD("USD"),
    PENDING_PROFIT_USD("USD, of traders against the pool"),
    IMPACT_POOL("token units"),
    PRICE_USD("USD"),
    SUPPLY("token units of shares"),
    SUPPLY_RATE_YEAR("fraction per year"),
    BORROW_RATE_YEAR("fraction per year"),
    LIQUIDITY_INDEX("growth factor since the reserve began"),
    BORROW_INDEX("growth factor since the reserve began"),
    SUPPLY_CAP("token units"),
    BORROW_CAP("token units"),
    LOAN_TO_VALUE("fraction"),
    LIQUIDATION_THRESHOLD("fraction"),
    LIQUIDATION_BONUS("fraction above 1"),
    RESERVE_FACTOR("fraction"),
    BORROWING_FACTOR("accumulated fraction"),
    FUNDING_FACTOR("accumulated fraction"),
    TICK("log of price in base 1.0001"),
    ACTIVE_LIQUIDITY("square root of the product of raw token amounts");

    private final String unit;

    PoolMeasure(String unit) {
        this.unit = unit;
    }

    public String unit() {
        return unit;
    }
}
