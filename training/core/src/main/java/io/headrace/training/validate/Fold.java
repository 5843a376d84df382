package io.headrace.training.validate;

import io.headrace.models.forecast.ForecastWindow;
import java.util.ArrayList;
import java.util.List;

/// One step of a walk-forward: fit, calibrate on the slice after that, judge on the block after that.
///
/// Labels of the fitting rows end before the calibration slice begins, and labels of the slice end one
/// label window before the test block begins: neither can have seen what is judged.
///
/// @param fitFromNanos first instant of the fitting rows
/// @param fitLabelsToNanos no fitting label reaches beyond it; the calibration slice begins here
/// @param calibrationLabelsToNanos no calibration label reaches beyond it
/// @param testFromNanos first instant of the test block
/// @param testToNanos end of the test block, itself not in it
public record Fold(
        long fitFromNanos, long fitLabelsToNanos, long calibrationLabelsToNanos, long testFromNanos, long testToNanos) {
    public Fold {
        if (fitFromNanos >= fitLabelsToNanos
                || fitLabelsToNanos >= calibrationLabelsToNanos
                || calibrationLabelsToNanos > testFromNanos
                || testFromNanos > testToNanos) {
            throw new IllegalArgumentException("a fold's times must follow one another, were " + fitFromNanos + ", "
                    + fitLabelsToNanos + ", " + calibrationLabelsToNanos + ", " + testFromNanos + ", " + testToNanos);
        }
    }

    /// Share of a training span that calibrates, at its end.
    static final double CALIBRATION_SHARE = .2;

    /// Fits on the first four fifths of a training span and calibrates on the last.
    ///
    /// @param labelsToNanos no label, neither of fitting nor of calibration, reaches beyond it
    public static Fold whole(long fromNanos, long labelsToNanos, long testFromNanos, long testToNanos) {
        long fitTo = labelsToNanos - (long) (CALIBRATION_SHARE * (labelsToNanos - fromNanos));
        return new Fold(fromNanos, fitTo, labelsToNanos, testFromNanos, testToNanos);
    }

    /// Length of the span of the fitting rows.
    public long fitNanos() {
        return fitLabelsToNanos - fitFromNanos;
    }

    /// The same fold, fitted on only the last part of its fitting span.
    ///
    /// @param share in (0, 1]
    public Fold lastOfFit(double share) {
        long from = share < 1 ? fitLabelsToNanos - (long) (share * fitNanos()) : fitFromNanos;
        return new Fold(from, fitLabelsToNanos, calibrationLabelsToNanos, testFromNanos, testToNanos);
    }

    /// The same test block in steps, each forecast by a fit of its own on everything before it, purged and
    /// embargoed as the first; itself alone when the block is no longer than a step.
    ///
    /// @param everyNanos 0 never fits again
    public List<Fold> refitted(long everyNanos, ForecastWindow window) {
        if (everyNanos == 0 || testFromNanos + everyNanos >= testToNanos) {
            return List.of(this);
        }
        List<Fold> steps = new ArrayList<>();
        for (long test = testFromNanos; test < testToNanos; test += everyNanos) {
            long end = Math.min(test + everyNanos, testToNanos);
            steps.add(whole(fitFromNanos, test - window.endNanos(), test, end));
        }
        return steps;
    }
}
