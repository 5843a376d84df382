package io.headrace.decision.incident;

import io.headrace.decision.outlook.ModelSource;
import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.schema.FeatureVector;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.drift.InputReference;
import io.headrace.models.drift.TrainingReference;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.NeedScale;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.LinearQuantiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;

/// The forecaster of all incidents: quantiles of a random walk's running maximum, in units of how much each
/// venue's need moved of late. It goes through the desk's real forecaster, with its calibration and its watch.
final class HouseModel {
    private static final long DAY = 86_400_000_000_000L;
    /// Half-life of some half a day of hours.
    private static final double DECAY = .94;

    private static final double TYPICAL_LOSS = 1.5;
    private static final FeatureSchema SCHEMA =
            FeatureSchema.of(List.of(NeedScale.COLUMN), List.of("moving scale of a venue's need changes"));

    private final Map<String, Seen> seen = new LinkedHashMap<>();

    /// @param needUsd demand at the last tick
    private record Seen(double needUsd, double variance) {}

    /// The model as one of the past would have been fitted.
    ///
    /// @param trainedNanos end of its training
    /// @param typicalScaleUsd of the venues' need changes in its training
    static ModelSource.Champion champion(
            List<String> venues, ForecastWindow window, long trainedNanos, double typicalScaleUsd) {
        QuantileLevels levels = QuantileLevels.STANDARD;
        double hours = window.endNanos() / 3600e9;
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double[][] coefficients = new double[levels.size()][2];
        for (int k = 0; k < levels.size(); k++) {
            // The maximum of a random walk over its window lies above its end: the reflection principle.
            double reflected = normal.inverseCumulativeProbability(.5 * (1 + levels.get(k)));
            coefficients[k][0] = Math.sqrt(hours) * reflected;
        }
        LinearQuantiles model = new LinearQuantiles(levels, new double[1], new double[] {1}, coefficients);
        ModelCard card = new ModelCard(
                ModelCard.UNIDENTIFIED,
                "random-walk",
                "headrace",
                SCHEMA.fingerprint(),
                SCHEMA.columns(),
                levels,
                window,
                List.of(),
                trainedNanos - 60 * DAY,
                trainedNanos,
                trainedNanos + 365 * DAY,
                0,
                1,
                Map.of(),
                Map.of(),
                "for incidents");
        double[] met = {.1 * typicalScaleUsd, typicalScaleUsd, 10 * typicalScaleUsd};
        TrainingReference reference =
                new TrainingReference(List.of(InputReference.of(NeedScale.COLUMN, met)), TYPICAL_LOSS);
        return ModelSource.Champion.withoutEnd(new ModelBundle(
                card, model, CalibrationState.none(levels, venues).withRate(.05), reference));
    }

    /// What the desk's features make of the needs it reads.
    Tick tick(List<MarginSnapshot> needs, double typicalScaleUsd) {
        List<VenueObservation> observations = new ArrayList<>();
        for (MarginSnapshot need : needs) {
            Seen before =
                    seen.getOrDefault(need.venue(), new Seen(need.demandUsd(), typicalScaleUsd * typicalScaleUsd));
            double change = need.demandUsd() - before.needUsd - need.flowUsd();
            double variance = DECAY * before.variance + (1 - DECAY) * change * change;
            seen.put(need.venue(), new Seen(need.demandUsd(), variance));
            double[] values = {Math.max(1, Math.sqrt(variance))};
            observations.add(new VenueObservation(
                    need, new FeatureVector(need.venue(), need.knownNanos(), SCHEMA, values, true)));
        }
        return new Tick(needs.getFirst().knownNanos(), observations);
    }
}
