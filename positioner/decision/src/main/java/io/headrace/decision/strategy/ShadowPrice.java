package io.headrace.decision.strategy;

import io.headrace.decision.settings.Costs;
import io.headrace.models.forecast.QuantileForecast;

/// What one more USD of capital would be worth, from the newsvendor's condition under a budget (Hadley and
/// Whitin 1963): with F the forecast's distribution and x a venue's position, `F(x) = (c_u - lambda) / (c_u +
/// c_o)` for every venue, so per window of length R
///
/// `lambda = max(0, c_u - tau (c_u + c_o))`, and `lambda * day / R` per day.
///
/// tau is F at the positions really filled, the mean over the venues the common level sets (over all when
/// there is none). c_o is carry plus the treasury's yield over R. c_u is the price of a near shortfall over
/// one period, the least a shortage lasts. All in USD per USD.
///
/// It is an index of scarcity, not the dual of a program: it takes windows as independent, every shortage as
/// near and one period long, transfers as free, and knows the distribution only between the forecast's first
/// and last level.
///
/// @param periodNanos from one decision to the next
record ShadowPrice(Costs costs, long periodNanos) {
    private static final double DAY_NANOS = 86_400e9;

    /// USD per USD per day, for capital that binds.
    ///
    /// @param positions where each venue is filled to, USD
    /// @param shared whether the common level sets a venue's position
    double perDay(QuantileForecast[] forecasts, double[] positions, boolean[] shared) {
        long window = forecasts[0].window().reviewNanos();
        double underage = costs.near(periodNanos);
        double overage = costs.carry(window) + costs.yield(window);
        double tau = meanLevel(forecasts, positions, shared);
        return Math.max(0, underage - tau * (underage + overage)) * (DAY_NANOS / window);
    }

    private static double meanLevel(QuantileForecast[] forecasts, double[] positions, boolean[] shared) {
        double sum = 0;
        double sumShared = 0;
        int count = 0;
        for (int v = 0; v < forecasts.length; v++) {
            double level = levelOf(forecasts[v], positions[v]);
            sum += level;
            sumShared += shared[v] ? level : 0;
            count += shared[v] ? 1 : 0;
        }
        return count > 0 ? sumShared / count : sum / forecasts.length;
    }

    /// The inverse of [QuantileForecast#at]: the highest level whose quantile is no more than `usd`; the end
    /// levels outside.
    static double levelOf(QuantileForecast forecast, double usd) {
        double[] values = forecast.values();
        int above = 0;
        while (above < values.length && values[above] <= usd) {
            above++;
        }
        if (above == 0) {
            return forecast.levels().get(0);
        }
        double below = forecast.levels().get(above - 1);
        if (above == values.length) {
            return below;
        }
        double share = (usd - values[above - 1]) / (values[above] - values[above - 1]);
        return below + share * (forecast.levels().get(above) - below);
    }
}
