package io.headrace.models.watch;

import io.headrace.models.calibration.Outcome;
import io.headrace.models.drift.InputStability;
import io.headrace.models.drift.OutOfDistribution;
import io.headrace.models.drift.TrainingReference;
import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One venue's part of a [ForecastWatch].
final class VenueWatch {
    /// Shares of hundreds of rows hardly move from one row to the next, and an index is many logarithms.
    private static final int LOOK_EVERY = 24;

    private final TrainingReference reference;
    private final WatchThresholds thresholds;
    private final OutcomeWatch outcomes;
    private final InputStability inputs;
    private OutOfDistribution furthest = new OutOfDistribution(0, "");
    private List<String> moved = List.of();
    private long rows;
    private boolean far;
    private boolean shifted;

    VenueWatch(TrainingReference reference, QuantileLevels levels, long windowNanos, WatchThresholds thresholds) {
        this.reference = reference;
        this.thresholds = thresholds;
        outcomes = new OutcomeWatch(levels, windowNanos, reference.lossUnit(), thresholds.recovery());
        inputs = new InputStability(reference.inputs(), thresholds.memory());
    }

    void observe(Outcome outcome) {
        outcomes.observe(outcome);
    }

    void observe(double[] row) {
        furthest = OutOfDistribution.of(reference.inputs(), row);
        far = furthest.distance() > (far ? thresholds.farLeave() : thresholds.farEnter());
        inputs.observe(row);
        rows++;
        if (rows % LOOK_EVERY == 0) {
            moved = inputs.shifted();
            double share = (double) moved.size() / reference.inputs().size();
            shifted = share > (shifted ? thresholds.shiftedLeave() : thresholds.shiftedEnter());
        }
    }

    private String farAway() {
        return String.format(
                Locale.ROOT,
                "%s lies %.1f training ranges outside what it learned from",
                furthest.column().isEmpty() ? "an input" : "feature " + furthest.column(),
                furthest.distance());
    }

    WatchView view(String venue) {
        List<String> broken = new ArrayList<>();
        if (outcomes.exceeded()) {
            broken.add(
                    "drift alarm: its 95 % forecast is exceeded more often than promised, and it is used again after "
                            + thresholds.recovery() + " windows without an alarm");
        }
        if (far && thresholds.farStops()) {
            broken.add(farAway());
        }
        List<String> doubts = new ArrayList<>(broken);
        if (far && !thresholds.farStops()) {
            doubts.add(farAway());
        }
        if (outcomes.lossRose()) {
            doubts.add("its loss has risen");
        }
        if (shifted) {
            doubts.add(moved.size() + " of its " + reference.inputs().size()
                    + " inputs no longer fall where they fell in training");
        }
        Trust trust = !broken.isEmpty() ? Trust.UNUSABLE : doubts.isEmpty() ? Trust.SOUND : Trust.DOUBTED;
        return new WatchView(
                venue,
                outcomes.counted(),
                outcomes.evidence(),
                outcomes.exceedanceAlarms(),
                outcomes.meanLoss(),
                outcomes.lossAlarms(),
                moved,
                furthest.distance(),
                furthest.column(),
                trust,
                doubts);
    }
}
