package io.headrace.models.drift;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;

/// Raises an alarm when a quantile is exceeded more often than it should be, by the log-likelihood ratio of
/// two stated rates: `S = max(0, S + log(f1(x) / f0(x)))`, alarm at `S > h`, then anew from 0 (Page 1954;
/// Lorden 1971, Moustakides 1986: no detector with as few false alarms is faster in the worst case).
///
/// Without change the mean number of outcomes to a false alarm is at least `e^h`; after a change to f1 the
/// delay is about `h / KL(f1, f0)` outcomes. Both hold for outcomes that share nothing: of forecasts whose
/// windows overlap, give one per window.
public final class ExceedanceCusum {
    /// Threshold h of [#ofLevel]: at most one false alarm in 8,103 outcomes.
    public static final double STANDARD_THRESHOLD = 9;

    private final double onExceedance;
    private final double otherwise;
    private final double threshold;
    private double evidence;

    /// @param usual share of exceedances when all is well, in (0, 1)
    /// @param changed share to be found, above the usual one and below 1
    /// @param threshold h, positive
    public ExceedanceCusum(double usual, double changed, double threshold) {
        if (!(0 < usual) || !(usual < changed) || !(changed < 1) || !(threshold > 0)) {
            throw new IllegalArgumentException("shares must rise inside (0, 1) and threshold be positive, were " + usual
                    + ", " + changed + ", " + threshold);
        }
        onExceedance = Math.log(changed / usual);
        otherwise = Math.log((1 - changed) / (1 - usual));
        this.threshold = threshold;
    }

    /// Looks for three times as many exceedances of a level as promised, or half of the rest where three
    /// times is more than all.
    public static ExceedanceCusum ofLevel(double level) {
        double usual = 1 - level;
        return new ExceedanceCusum(usual, Math.min(3 * usual, (1 + usual) / 2), STANDARD_THRESHOLD);
    }

    /// Takes the next outcome.
    ///
    /// @return whether this is an alarm
    public boolean observe(boolean exceeded) {
        evidence = Math.max(0, evidence + (exceeded ? onExceedance : otherwise));
        boolean alarm = evidence > threshold;
        if (alarm) {
            evidence = 0;
        }
        return alarm;
    }

    /// S, from 0 up to the threshold.
    public double evidence() {
        return evidence;
    }

    public void save(StateSink sink) {
        sink.putDouble(evidence);
    }

    /// Takes up the state of a detector of the same rates and threshold.
    public void restore(StateSource source) {
        evidence = source.getDouble();
    }
}
