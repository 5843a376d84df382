package io.headrace.training.set;

/// One venue at one instant, with the need that came true in the window after it.
///
/// The label is `y = (M - demandUsd) / scaleUsd`, M being the running maximum of need over the forecast
/// window.
///
/// @param features one per column of the schema, all finite
/// @param y the label, in units of the structural scale
/// @param scaleUsd the structural scale at the instant, USD, positive
/// @param demandUsd present demand d(t), USD, at least 0
public record TrainingRow(
        String venue, long asOfNanos, double[] features, double y, double scaleUsd, double demandUsd) {
    public TrainingRow {
        features = features.clone();
        for (double feature : features) {
            if (!Double.isFinite(feature)) {
                throw new IllegalArgumentException("features must be finite, one was " + feature + " for " + venue);
            }
        }
        if (!Double.isFinite(y) || !(scaleUsd > 0) || !(demandUsd >= 0)) {
            throw new IllegalArgumentException("label must be finite, scale positive and demand not negative, were " + y
                    + ", " + scaleUsd + ", " + demandUsd);
        }
    }

    @Override
    public double[] features() {
        return features.clone();
    }

    /// One feature, without copying.
    public double feature(int column) {
        return features[column];
    }

    /// Copies the features into `target` without allocating.
    public void copyTo(double[] target) {
        System.arraycopy(features, 0, target, 0, features.length);
    }

    public int width() {
        return features.length;
    }

    /// `M - demandUsd`, USD.
    public double excessUsd() {
        return y * scaleUsd;
    }
}
