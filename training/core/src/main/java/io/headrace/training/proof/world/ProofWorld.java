package io.headrace.training.proof.world;

import io.headrace.decision.network.Route;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.TrainerFamily;
import java.util.List;
import java.util.Optional;

/// A desk and its history: where strategies are judged.
///
/// @param name for people
/// @param settings the desk; capital, lead and cost are what is swept
/// @param recording its whole history
/// @param splitNanos what comes before is for fitting and tuning, what comes after judges
/// @param learned the family that learns
/// @param law behind made-up data
public record ProofWorld(
        String name,
        DeskSettings settings,
        DeskRecording recording,
        long splitNanos,
        TrainerFamily learned,
        Optional<TrueLaw> law) {
    public ProofWorld {
        if (splitNanos <= recording.fromNanos() || splitNanos >= recording.toNanos()) {
            throw new IllegalArgumentException("the split must lie inside the recording");
        }
    }

    /// The desk with all routes of one lead, and the window that answers for it.
    public DeskSettings at(long leadNanos) {
        List<Route> routes = settings.routes().stream()
                .map(route -> new Route(route.from(), route.to(), leadNanos, route.proportionalCost(), route.gasUsd()))
                .toList();
        long review = settings.window().reviewNanos();
        return settings.withRoutes(routes)
                .withWindow(DeskSettings.windowFor(settings.periodNanos(), leadNanos, review));
    }

    /// Mean total demand before the split: the measure of capital.
    public double meanDemandUsd() {
        return recording.until(splitNanos).meanTotalDemandUsd();
    }
}
