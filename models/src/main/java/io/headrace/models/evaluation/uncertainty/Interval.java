package io.headrace.models.evaluation.uncertainty;

/// A range that is to hold the true figure with a stated confidence.
///
/// @param confidence in (0, 1)
public record Interval(double low, double high, double confidence) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low must not be above high, were " + low + ", " + high);
        }
        if (!(confidence > 0) || confidence >= 1) {
            throw new IllegalArgumentException("confidence must be inside (0, 1), was " + confidence);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
