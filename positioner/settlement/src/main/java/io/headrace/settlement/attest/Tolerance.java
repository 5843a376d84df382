package io.headrace.settlement.attest;

/// How far an attestor follows what it cannot reproduce to the unit.
///
/// @param amountBps greatest difference of an amount from the attestor's own, ten-thousandths; 0 for none
/// @param keptBps greatest part of an amount that may be lost on the way, ten-thousandths
/// @param validitySeconds longest life of a signature from the block it was judged at
public record Tolerance(int amountBps, int keptBps, long validitySeconds) {
    /// Decisions are made again to the byte; a route may keep a fifth of a percent.
    public static final Tolerance USUAL = new Tolerance(0, 20, 3600);

    public Tolerance {
        if (amountBps < 0 || amountBps > 1000 || keptBps < 0 || keptBps > 1000 || validitySeconds <= 0) {
            throw new IllegalArgumentException("tolerances are 0 to 1000 bps and a positive time, were " + amountBps
                    + ", " + keptBps + ", " + validitySeconds);
        }
    }

    boolean near(long mine, long claimed) {
        return Math.abs(mine - claimed) <= mine / 10_000 * amountBps;
    }
}
