package io.headrace.training.leak;

/// One column that knows the future.
///
/// @param kind `feature`, `target` or `forecast`
/// @param atNanos the earliest instant that changed
/// @param whole its value with all history, NaN when it was not there
/// @param cut its value when nothing after `cutNanos` was known, NaN when it was not there
/// @param cutNanos where history ended
/// @param changed how many values changed over all cuts
public record Leak(
        String kind, String venue, String column, long atNanos, double whole, double cut, long cutNanos, long changed) {
    Leak alsoAt(Leak other) {
        Leak first = other.atNanos < atNanos ? other : this;
        return new Leak(
                kind,
                first.venue,
                column,
                first.atNanos,
                first.whole,
                first.cut,
                first.cutNanos,
                changed + other.changed);
    }
}
