package io.headrace.market.portfolio;

import java.util.List;

/// A market maker that takes the other side of a share of the observed flow, so that its demand is
/// driven by order flow and not by a plan.
///
/// With s the share, v the signed size of each trade the venue reports, and h the half-life:
///
///     inventory <- clamp(inventory - s * v, -limit / price, limit / price)          at every trade
///     inventory <- inventory * 2^(-period / h)                                      at every period's end
///
/// Fills happen at the trade's price; what they capture of the spread and what they cost are cash
/// flows. Until a venue reports a trade its candles stand in: the signed size of a candle is its
/// volume times (close - open) / range, filled at its close.
///
/// @param share of each trade's size the desk fills, above 0 and at most 1
/// @param halfLifeHours time in which half the inventory is worked off, above 0
/// @param captureRate USD earned per USD filled, not negative
public record MarketMaking(Terms terms, List<CoinLimit> coins, double share, double halfLifeHours, double captureRate)
        implements TradedBook {
    public MarketMaking {
        coins = List.copyOf(coins);
        terms.requireModels(coins.stream().map(CoinLimit::coin).toList());
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1, was " + share);
        }
        if (!(halfLifeHours > 0) || Double.isInfinite(halfLifeHours)) {
            throw new IllegalArgumentException("halfLifeHours must be positive and finite, was " + halfLifeHours);
        }
        if (!(captureRate >= 0 && captureRate < 1)) {
            throw new IllegalArgumentException("captureRate must be 0 or more and below 1, was " + captureRate);
        }
    }

    @Override
    public List<String> coinNames() {
        return coins.stream().map(CoinLimit::coin).toList();
    }
}
