package io.headrace.market.venue.margin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What one venue asks of a book of positions.
///
/// A delta-neutral pair's winning leg can only fund its losing leg at another venue when profit that is
/// not realized counts and may be withdrawn; these two answers decide how much collateral a desk must
/// hold.
///
/// @param models margin model by coin, in coin order
/// @param unrealizedProfitCounts whether an open profit is collateral; losses always count
/// @param unrealizedProfitWithdrawable whether an open profit may leave the venue; only where it counts
public record MarginRules(
        Map<String, MarginModel> models, boolean unrealizedProfitCounts, boolean unrealizedProfitWithdrawable) {
    public MarginRules {
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        if (unrealizedProfitWithdrawable && !unrealizedProfitCounts) {
            throw new IllegalArgumentException("profit that does not count must not be withdrawable");
        }
    }

    /// The coin's margin model.
    public MarginModel model(String coin) {
        MarginModel model = models.get(coin);
        if (model == null) {
            throw new IllegalArgumentException("coin must have a margin model, was " + coin);
        }
        return model;
    }
}
