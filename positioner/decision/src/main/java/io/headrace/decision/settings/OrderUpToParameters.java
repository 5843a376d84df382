package io.headrace.decision.settings;

/// The predictive policy's numbers. Quantiles are of the need M over the forecast window; the spread of a
/// venue is the distance from its median need to its need at `level`.
///
/// @param triggerLevel below this quantile of the need the policy orders, inside (0, 1)
/// @param level the quantile level that measures a venue's spread, inside (0, 1)
/// @param upSpreads an order reaches this many spreads above the median need, at least 0
/// @param highSpreads collateral above this many spreads goes back to the treasury, at least `downSpreads`
/// @param downSpreads a return leaves this many spreads, at least `upSpreads`
public record OrderUpToParameters(
        double triggerLevel, double level, double upSpreads, double highSpreads, double downSpreads) {
    public static final OrderUpToParameters DEFAULT = new OrderUpToParameters(.75, .99, 1, 4, 2.5);

    public OrderUpToParameters {
        if (!(triggerLevel > 0 && triggerLevel < 1) || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "levels must be inside (0, 1), were trigger " + triggerLevel + ", level " + level);
        }
        if (!(upSpreads >= 0) || !(downSpreads >= upSpreads) || !(highSpreads >= downSpreads)) {
            throw new IllegalArgumentException("spreads must satisfy 0 <= up <= down <= high, were up " + upSpreads
                    + ", down " + downSpreads + ", high " + highSpreads);
        }
    }
}
