package io.headrace.training.report;

import io.headrace.models.evaluation.uncertainty.Interval;

/// Intervals of a share, in hundredths and inside [0, 100].
final class Percent {
    private Percent() {}

    static Interval of(Interval share) {
        return new Interval(
                100 * Math.clamp(share.low(), 0, 1), 100 * Math.clamp(share.high(), 0, 1), share.confidence());
    }
}
