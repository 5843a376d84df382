package io.headrace.models.watch;

import io.headrace.models.calibration.Outcome;
import io.headrace.models.drift.Adwin;
import io.headrace.models.drift.ExceedanceCusum;
import io.headrace.models.evaluation.Pinball;
import io.headrace.models.forecast.QuantileLevels;

/// Exceedances and losses of one venue, one outcome per window, since outcomes of windows that overlap are not
/// independent and the detectors count on that.
public final class OutcomeWatch {
    /// The level business is done at; the nearest there is stands for it.
    private static final double OPERATING = .95;

    private static final double ADWIN_CONFIDENCE = .05;

    /// An alarm is over only once the evidence is down to this share of what raised it.
    private static final double CALM = 1.0 / 3;

    private final QuantileLevels levels;
    private final long windowNanos;
    private final double lossUnit;
    private final int recovery;
    private final int operating;
    private final ExceedanceCusum exceedances;
    private final Adwin losses = new Adwin(ADWIN_CONFIDENCE);
    private long nextNanos = Long.MIN_VALUE;
    private long counted;
    private long exceedanceAlarms;
    private long lossAlarms;
    private int sinceExceedance;
    private int sinceLoss;
    private boolean exceeded;
    private boolean lossRose;

    /// @param windowNanos outcomes closer together than this share something
    /// @param lossUnit a loss at and above which one is as bad as another, positive
    /// @param recovery outcomes without another alarm after which one is over
    public OutcomeWatch(QuantileLevels levels, long windowNanos, double lossUnit, int recovery) {
        this.levels = levels;
        this.windowNanos = windowNanos;
        this.lossUnit = lossUnit;
        this.recovery = recovery;
        operating = nearest(levels);
        exceedances = ExceedanceCusum.ofLevel(levels.get(operating));
    }

    /// Takes an outcome; one that overlaps the last one counted says nothing.
    public void observe(Outcome outcome) {
        if (outcome.asOfNanos() < nextNanos) {
            return;
        }
        nextNanos = outcome.asOfNanos() + windowNanos;
        counted++;
        double[] quantiles = outcome.quantiles();
        exceedance(outcome.y() > quantiles[operating]);
        double loss = 0;
        for (int k = 0; k < quantiles.length; k++) {
            loss += Pinball.loss(levels.get(k), quantiles[k], outcome.y()) / quantiles.length;
        }
        loss(Math.min(1, loss / lossUnit));
    }

    private void exceedance(boolean above) {
        if (exceedances.observe(above)) {
            exceedanceAlarms++;
            sinceExceedance = 0;
            exceeded = true;
        } else if (exceeded) {
            sinceExceedance++;
            exceeded = sinceExceedance < recovery || evidence() > CALM;
        }
    }

    private void loss(double share) {
        if (losses.observe(share)) {
            lossAlarms++;
            sinceLoss = 0;
            lossRose = true;
        } else if (lossRose) {
            sinceLoss++;
            lossRose = sinceLoss < recovery;
        }
    }

    /// Whether an alarm on exceedances is not over.
    boolean exceeded() {
        return exceeded;
    }

    /// Whether an alarm on losses is not over.
    boolean lossRose() {
        return lossRose;
    }

    public long counted() {
        return counted;
    }

    public long exceedanceAlarms() {
        return exceedanceAlarms;
    }

    public long lossAlarms() {
        return lossAlarms;
    }

    /// Share of what raises an alarm, 0 to 1.
    double evidence() {
        return exceedances.evidence() / ExceedanceCusum.STANDARD_THRESHOLD;
    }

    double meanLoss() {
        return losses.mean();
    }

    private static int nearest(QuantileLevels levels) {
        int nearest = 0;
        for (int k = 1; k < levels.size(); k++) {
            if (Math.abs(levels.get(k) - OPERATING) < Math.abs(levels.get(nearest) - OPERATING)) {
                nearest = k;
            }
        }
        return nearest;
    }
}
