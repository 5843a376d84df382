package io.headrace.market.venue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What one venue asks of an account.
///
/// A delta-neutral pair's winning leg can only fund its losing leg at another venue when profit that is not
/// realized counts and may be withdrawn; these two answers decide how much collateral a desk must hold.
///
/// @param tables margin table by coin, in coin order
/// @param unrealizedProfitCounts whether an open profit is collateral; losses always count
/// @param unrealizedProfitWithdrawable whether an open profit may leave the venue; only where it counts
public record MarginRules(
        Map<String, MarginTable> tables, boolean unrealizedProfitCounts, boolean unrealizedProfitWithdrawable) {
    public MarginRules {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        if (unrealizedProfitWithdrawable && !unrealizedProfitCounts) {
            throw new IllegalArgumentException("profit that does not count must not be withdrawable");
        }
    }

    /// The coin's table.
    public MarginTable table(String coin) {
        MarginTable table = tables.get(coin);
        if (table == null) {
            throw new IllegalArgumentException("coin must have a margin table, was " + coin);
        }
        return table;
    }
}
