package io.headrace.decision.strategy.band;

/// The classic trigger: act when `|actual - target| / target` exceeds the tolerance, to the target. Beside it
/// an absolute need: act as soon as a position does not cover a stated multiple of demand, however wide the
/// tolerance is (a tolerance alone can hide a need: Hyperlane's rebalancer, issue 8030, let a transfer wait
/// for ever inside its band).
///
/// @param target multiple of the demand covered, at least `need`
/// @param tolerance relative distance from the target that is borne, 0 to 1
/// @param need multiple of the demand covered below which the rule always acts, at least 0
public record ToleranceBands(double target, double tolerance, double need) implements Bands {
    public ToleranceBands {
        if (!(target > 0) || !(tolerance >= 0 && tolerance <= 1) || !(need >= 0 && need <= target)) {
            throw new IllegalArgumentException("tolerance must be 0 to 1 and need 0 to target, were target " + target
                    + ", tolerance " + tolerance + ", need " + need);
        }
    }

    @Override
    public Band of(Sight sight) {
        double to = target * sight.coveredUsd();
        double lo = Math.max(to * (1 - tolerance), need * sight.coveredUsd());
        return new Band(lo, to, to * (1 + tolerance), to, to);
    }
}
