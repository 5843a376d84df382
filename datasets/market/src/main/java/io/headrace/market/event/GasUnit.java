package io.headrace.market.event;

/// How a [GasPrice] is counted.
public enum GasUnit {
    /// 1e-9 of the chain's coin per unit of gas.
    GWEI,
    /// USD for a usual transaction, mean over the period.
    USD_MEAN,
    /// USD for a usual transaction, median over the period.
    USD_MEDIAN
}
