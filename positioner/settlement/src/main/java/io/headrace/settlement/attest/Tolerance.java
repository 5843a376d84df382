package io.headrace.settlement.attest;

/// How far an attestor follows what it cannot reproduce to the unit.
///
/// @param amountBps greatest difference of an amount from the attestor's own, ten-thousandths; 0 for
///     none
/// @param keptBps greatest part of an amount that may be lost on the way, ten-thousandths
/// @param validitySeconds longest life of a signature from the block it was judged at
/// @param priceBps greatest difference of an asset's price on chain from its par, ten-thousandths
public record Tolerance(int amountBps, int keptBps, long validitySeconds, int priceBps) {
    /// Half a percent: dollar tokens wander by less while they hold.
    public static final int USUAL_PRICE_BPS = 50;

    /// Decisions are made again to the byte; a route may keep a fifth of a percent.
    public static final Tolerance USUAL = new Tolerance(0, 20, 3600, USUAL_PRICE_BPS);

    public Tolerance {
        if (!isShare(amountBps) || !isShare(keptBps) || !isShare(priceBps) || validitySeconds <= 0) {
            throw new IllegalArgumentException("tolerances are 0 to 1000 bps and a positive time, were " + amountBps
                    + ", " + keptBps + ", " + priceBps + ", " + validitySeconds);
        }
    }

    /// With the usual one of prices.
    public Tolerance(int amountBps, int keptBps, long validitySeconds) {
        this(amountBps, keptBps, validitySeconds, USUAL_PRICE_BPS);
    }

    /// Whether nothing but the very decision is signed for.
    boolean isExact() {
        return amountBps == 0;
    }

    private static boolean isShare(int bps) {
        return bps >= 0 && bps <= 1_000;
    }

    /// The most of an amount that may be kept on the way, base units.
    public long kept(long units) {
        return units / 10_000 * keptBps + units % 10_000 * keptBps / 10_000;
    }

    boolean near(long mine, long claimed) {
        return Math.abs(mine - claimed) <= mine / 10_000 * amountBps;
    }
}
