package io.headrace.models.forecast;

/// What a venue came to need: the running maximum M over the window after `asOfNanos`, USD. It may be
/// negative when the account's own profit covered everything.
public record Realized(String venue, long asOfNanos, double needUsd) {
    public Realized {
        if (!Double.isFinite(needUsd)) {
            throw new IllegalArgumentException("needUsd must be finite, was " + needUsd);
        }
    }
}
