package io.headrace.decision.settings.risk;

/// How cautiously withdrawability is forecast from a venue's own history.
///
/// @param level probability that at least the forecast share can be withdrawn, inside (0, 1)
/// @param halfLifeWindows windows after which an observation counts half, positive
public record WithdrawalParameters(double level, double halfLifeWindows) {
    public WithdrawalParameters {
        if (!(level > 0 && level < 1) || !(halfLifeWindows > 0) || Double.isInfinite(halfLifeWindows)) {
            throw new IllegalArgumentException(
                    "level must be inside (0, 1) and half life positive, were " + level + ", " + halfLifeWindows);
        }
    }
}
