package io.headrace.decision.replay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What making decisions again found.
///
/// @param decisions made again
/// @param same how many of them came out bit for bit
/// @param forecasts whose forecasts were made again too, from features, model and calibration
/// @param older decisions of records without evidence, which cannot be made again
/// @param firstNanos time of the first decision made again; empty when there was none
/// @param lastNanos time of the last
/// @param differences the first ones, in order
/// @param unforecast why some forecasts were taken from the record instead; empty when all were
///     made again
public record ReplayReport(
        long decisions,
        long same,
        long forecasts,
        long older,
        OptionalLong firstNanos,
        OptionalLong lastNanos,
        List<Difference> differences,
        Optional<String> unforecast) {
    public ReplayReport {
        differences = List.copyOf(differences);
    }

    /// Whether every decision came out as recorded.
    public boolean identical() {
        return same == decisions;
    }

    /// Whether something could not be made again.
    public boolean partial() {
        return older > 0 || unforecast.isPresent();
    }
}
