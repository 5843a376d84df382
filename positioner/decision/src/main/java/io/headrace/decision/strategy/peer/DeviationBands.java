package io.headrace.decision.strategy.peer;

import io.headrace.decision.strategy.band.Band;
import io.headrace.decision.strategy.band.Bands;

/// The band of the open intents framework's solver (openintentsframework/oif-solver): `target_balance` with
/// `deviation_band_bps`, 2000 by default, beside a cool-down of 3600 s, which
/// [io.headrace.decision.strategy.band.BandRule]
/// keeps. Outside the band a place is brought to its target; a donor is never drained below its own lower bound.
///
/// @param target multiple of demand, above 0
/// @param band relative distance from the target that is borne, 0 to 1
public record DeviationBands(double target, double band) implements Bands {
    /// Between two moves of the same pair, as the solver ships.
    public static final long COOL_DOWN_NANOS = 3_600_000_000_000L;

    public DeviationBands {
        if (!(target > 0) || !(band >= 0 && band <= 1)) {
            throw new IllegalArgumentException("target must be above 0 and band 0 to 1, were " + target + ", " + band);
        }
    }

    @Override
    public Band of(Sight sight) {
        double to = target * sight.coveredUsd();
        double lower = to * (1 - band);
        return new Band(lower, to, to * (1 + band), to, lower);
    }
}
