package io.headrace.market.portfolio;

/// What trading costs, and when open profit is paid out.
///
/// @param feeRate USD paid per USD traded; negative for a rebate
/// @param settlementHours open profit becomes cash at every multiple of so many hours UTC; 0 for never
public record TradingCosts(double feeRate, int settlementHours) {
    /// No fees, no settlement.
    public static final TradingCosts NONE = new TradingCosts(0, 0);

    public TradingCosts {
        if (!(Math.abs(feeRate) < 1)) {
            throw new IllegalArgumentException("feeRate must be within (-1, 1), was " + feeRate);
        }
        if (settlementHours < 0 || settlementHours > 24) {
            throw new IllegalArgumentException("settlementHours must be 0 to 24, was " + settlementHours);
        }
    }
}
