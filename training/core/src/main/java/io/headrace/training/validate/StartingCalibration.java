package io.headrace.training.validate;

import io.headrace.models.calibration.CalibrationRow;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.calibration.SplitConformal;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import java.util.List;

/// The offsets a model starts from when a fold's test block begins, and how fast they move from there.
///
/// Both follow from how many windows there are that share no outcome: rows of a window of 24
/// periods say each thing two dozen times.
public final class StartingCalibration {
    /// Step of the online calibration by an outcome, in units of the structural scale, up to
    /// [#FEW] outcomes a window. Where more share a window they say the same over and over: the
    /// step shrinks with the root of their number, so that what they stray by stays as it is.
    static final double RATE = .05;

    private static final double FEW = 4;

    private StartingCalibration() {}

    /// @param rows what the model forecast on the fold's calibration slice
    /// @param periodNanos between forecasts
    public static CalibrationState of(
            QuantileLevels levels, List<CalibrationRow> rows, Fold fold, ForecastWindow window, long periodNanos) {
        long venues = rows.stream().map(CalibrationRow::venue).distinct().count();
        long windows = venues * ((fold.calibrationLabelsToNanos() - fold.fitLabelsToNanos()) / window.endNanos());
        long outcomes = Math.max(1, Math.ceilDiv(window.endNanos(), periodNanos));
        double rate = RATE / Math.max(1, Math.sqrt(outcomes / FEW));
        return SplitConformal.beyondChance(levels, rows, rate, Math.max(1, windows));
    }
}
