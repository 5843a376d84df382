package io.headrace.training.set;

/// One venue at one instant, with the need that came true in the window after it.
///
/// The label is `y = (M - demandUsd) / scaleUsd`, M being the running maximum of need over the forecast
/// window.
///
/// @param vectors the features up to and with this instant: one number per column of the schema, all finite
/// @param y the label, in units of the structural scale
/// @param scaleUsd the structural scale at the instant, USD, positive
/// @param demandUsd present demand d(t), USD, at least 0
public record TrainingRow(
        String venue, long asOfNanos, PastVectors vectors, double y, double scaleUsd, double demandUsd) {
    public TrainingRow {
        for (double feature : vectors.newest()) {
            if (!Double.isFinite(feature)) {
                throw new IllegalArgumentException("features must be finite, one was " + feature + " for " + venue);
            }
        }
        if (!Double.isFinite(y) || !(scaleUsd > 0) || !(demandUsd >= 0)) {
            throw new IllegalArgumentException("label must be finite, scale positive and demand not negative, were " + y
                    + ", " + scaleUsd + ", " + demandUsd);
        }
    }

    /// A row of which only the last vector is known.
    public TrainingRow(String venue, long asOfNanos, double[] features, double y, double scaleUsd, double demandUsd) {
        this(venue, asOfNanos, PastVectors.of(features), y, scaleUsd, demandUsd);
    }

    /// Its own features, without those before.
    public double[] features() {
        return vectors.newest().clone();
    }

    /// What a model of so many steps reads: the last vectors one after another, oldest first.
    ///
    /// @throws IllegalArgumentException when there are fewer
    public double[] features(int steps) {
        return vectors.last(steps);
    }

    /// Whether so many vectors followed one another up to this row.
    public boolean has(int steps) {
        return vectors.length() >= steps;
    }

    /// One feature, without copying.
    public double feature(int column) {
        return vectors.newest()[column];
    }

    /// Copies the features into `target`.
    public void copyTo(double[] target) {
        double[] features = vectors.newest();
        System.arraycopy(features, 0, target, 0, features.length);
    }

    public int width() {
        return vectors.newest().length;
    }

    /// `M - demandUsd`, USD.
    public double excessUsd() {
        return y * scaleUsd;
    }
}
