package io.headrace.market.synthetic;

/// The law a synthetic market obeys, hour by hour. Every `N` is an independent standard normal.
///
/// - Regime, common to all: calm turns turbulent with `enterTurbulence` an hour, turbulent turns calm with
/// `leaveTurbulence`. In turbulence all volatilities are multiplied by `turbulentFactor`.
/// - Log volatility of the market and of each coin: `h <- a h + sqrt(1 - a^2) s N`, a = `logVolatilityPersistence`,
/// s = `logVolatilitySd`.
/// - Time of day: volatilities are multiplied by `1 + 0.35 cos(2 pi (hour - 15) / 24)`, UTC.
/// - Market move of a ten-minute step: `M = marketVolatility / sqrt(6 * 8760) * factors * N`. A coin's log price
/// moves by `beta M + ownVolatility / sqrt(6 * 8760) * factors * N`, beta = 1 + 0.25 per place in the list of coins
/// (its own volatility grows likewise).
/// - Jumps: with `jumpsPerDay / 24` an hour, at one random step, every coin moves by `beta (jumpMean + jumpSd N)`,
/// at all venues alike.
/// - Basis of each venue and coin (log price less the common one), constant within the hour: `b <- a b + sqrt(1 -
/// a^2) s N`, a = `basisPersistence`, s = `basisSd`.
/// - Funding level of each venue and coin, per year: `fundingMean + g`, `g <- a g + sqrt(1 - a^2) s N`, a =
/// `fundingPersistence`, s = `fundingSd`. Every third venue pays hourly, the others at 00, 08 and 16 UTC.
///
/// A candle's high and low are the extremes of its open and its six step prices. All chains start in their
/// stationary distribution. Volume carries no information beyond volatility.
///
/// @param marketVolatility log return per square root of a year of the market in calm, above 0
/// @param ownVolatility the same of a coin's own move, above 0
/// @param turbulentFactor at least 1
/// @param enterTurbulence probability per hour, in (0, 1)
/// @param leaveTurbulence probability per hour, in (0, 1)
/// @param logVolatilityPersistence in [0, 1)
/// @param logVolatilitySd at least 0
/// @param jumpsPerDay at least 0, at most 24
/// @param jumpMean log return of the market
/// @param jumpSd at least 0
/// @param basisPersistence in [0, 1)
/// @param basisSd at least 0
/// @param fundingMean per year
/// @param fundingPersistence in [0, 1)
/// @param fundingSd per year, at least 0
public record MarketLaw(
        double marketVolatility,
        double ownVolatility,
        double turbulentFactor,
        double enterTurbulence,
        double leaveTurbulence,
        double logVolatilityPersistence,
        double logVolatilitySd,
        double jumpsPerDay,
        double jumpMean,
        double jumpSd,
        double basisPersistence,
        double basisSd,
        double fundingMean,
        double fundingPersistence,
        double fundingSd) {
    public MarketLaw {
        positive("marketVolatility", marketVolatility);
        positive("ownVolatility", ownVolatility);
        within("turbulentFactor", turbulentFactor, 1, 100);
        within("enterTurbulence", enterTurbulence, 1e-9, 1 - 1e-9);
        within("leaveTurbulence", leaveTurbulence, 1e-9, 1 - 1e-9);
        within("logVolatilityPersistence", logVolatilityPersistence, 0, 1 - 1e-9);
        within("logVolatilitySd", logVolatilitySd, 0, 10);
        within("jumpsPerDay", jumpsPerDay, 0, 24);
        within("jumpMean", jumpMean, -1, 1);
        within("jumpSd", jumpSd, 0, 1);
        within("basisPersistence", basisPersistence, 0, 1 - 1e-9);
        within("basisSd", basisSd, 0, 1);
        within("fundingMean", fundingMean, -10, 10);
        within("fundingPersistence", fundingPersistence, 0, 1 - 1e-9);
        within("fundingSd", fundingSd, 0, 10);
    }

    /// A lively market: spells of a day or two of triple volatility, a jump every ten days, funding that reorders
    /// venues every few days.
    public static MarketLaw lively() {
        return new MarketLaw(
                0.45, 0.30, 2.5, 1.0 / 120, 1.0 / 30, 0.98, 0.30, 0.10, -0.01, 0.03, 0.7, 0.0004, 0.06, 0.985, 0.20);
    }

    private static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
        }
    }

    private static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", was " + value);
        }
    }
}
