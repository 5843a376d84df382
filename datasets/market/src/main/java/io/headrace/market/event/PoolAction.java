package io.headrace.market.event;

/// What a [PoolFlow] did.
public enum PoolAction {
    SUPPLY,
    WITHDRAW,
    BORROW,
    REPAY,
    SUPPLY_COLLATERAL,
    WITHDRAW_COLLATERAL,
    LIQUIDATE,
    SWAP_IN,
    SWAP_OUT
}
