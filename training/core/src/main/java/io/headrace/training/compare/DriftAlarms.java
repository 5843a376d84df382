package io.headrace.training.compare;

import io.headrace.models.calibration.Outcome;
import io.headrace.models.evaluation.scope.JudgedRow;
import io.headrace.models.watch.OutcomeWatch;
import io.headrace.models.watch.WatchThresholds;
import java.util.List;

/// Alarms that the detectors of a model in service raise over one venue's judged span, on outcomes
/// that share nothing. Inputs are not among them: the model has learned from the span's own.
///
/// @param outcomes that were counted
/// @param exceedance alarms that the 95 % quantile is exceeded more often than promised
/// @param loss alarms that the loss rose; its unit is the loss that one in a hundred of the
///     span exceeded
public record DriftAlarms(long outcomes, long exceedance, long loss) {
    private static final double HIGH = .99;

    /// @param rows of one venue in time order, at least one
    static DriftAlarms of(Judged judged, List<JudgedRow> rows) {
        double[] losses = rows.stream()
                .mapToDouble(row -> row.pinball(judged.levels()))
                .sorted()
                .toArray();
        double unit = Math.max(Double.MIN_NORMAL, losses[(int) (HIGH * (losses.length - 1))]);
        OutcomeWatch watch =
                new OutcomeWatch(judged.levels(), judged.windowSteps(), unit, WatchThresholds.STANDARD.recovery());
        for (JudgedRow row : rows) {
            watch.observe(new Outcome(row.venue(), row.instant(), row.quantilesUsd(), row.truthUsd()));
        }
        return new DriftAlarms(watch.counted(), watch.exceedanceAlarms(), watch.lossAlarms());
    }
}
