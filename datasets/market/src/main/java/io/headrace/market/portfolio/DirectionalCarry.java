package io.headrace.market.portfolio;

import java.util.List;

/// Directional carry: at every venue short what pays to be short and long what pays to be long, sized to
/// a volatility target; decided at 00:00 UTC and executed in equal steps.
///
///     carry    = funding of the lookback per year, or the venue's price over the index less 1
///     position = -sign(carry) * min(limit, target / (sigma * sqrt(periods per year)))     where |carry| > threshold
///
/// with sigma the exponentially weighted volatility of the leg's log returns per period.
///
/// @param measure what carry is
/// @param lookbackHours hours of funding averaged, and of returns needed before the first decision,
///     at least 1
/// @param leastCarry no position below this, per year (funding) or as a fraction (basis), not negative
/// @param volatilityTargetUsd standard deviation of a position's profit per year, USD, above 0
/// @param halfLifeHours of the volatility's weights, above 0
/// @param executionHours a decision is announced at 00:00 UTC and reached over so many hours, 1 to 23
public record DirectionalCarry(
        Terms terms,
        List<CoinLimit> coins,
        CarryMeasure measure,
        int lookbackHours,
        double leastCarry,
        double volatilityTargetUsd,
        double halfLifeHours,
        int executionHours)
        implements TradedBook {
    public DirectionalCarry {
        coins = List.copyOf(coins);
        terms.requireModels(coins.stream().map(CoinLimit::coin).toList());
        if (lookbackHours < 1 || executionHours < 1 || executionHours > 23) {
            throw new IllegalArgumentException("lookbackHours must be positive and executionHours 1 to 23, were "
                    + lookbackHours + ", " + executionHours);
        }
        if (!(leastCarry >= 0)) {
            throw new IllegalArgumentException("leastCarry must not be negative, was " + leastCarry);
        }
        if (!(volatilityTargetUsd > 0) || !(halfLifeHours > 0) || Double.isInfinite(halfLifeHours)) {
            throw new IllegalArgumentException("volatilityTargetUsd and halfLifeHours must be positive, were "
                    + volatilityTargetUsd + ", " + halfLifeHours);
        }
    }

    @Override
    public List<String> coinNames() {
        return coins.stream().map(CoinLimit::coin).toList();
    }
}
