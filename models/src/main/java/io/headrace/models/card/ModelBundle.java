package io.headrace.models.card;

import io.headrace.features.engine.VenueObservation;
import io.headrace.features.schema.FeatureVector;
import io.headrace.features.schema.WeakColumn;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.models.blend.BlendState;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.calibration.UnitForecast;
import io.headrace.models.drift.TrainingReference;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.NeedScale;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.VectorHistory;
import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.models.predictor.QuantileModel;
import java.util.List;

/// A model that can forecast: its card, its numbers, the calibration it starts from, and what it met in
/// training.
public record ModelBundle(
        ModelCard card, QuantileModel model, CalibrationState calibration, TrainingReference reference) {
    public ModelBundle {
        if (!model.levels().equals(card.levels())) {
            throw new IllegalArgumentException("levels of model and card must be the same, were "
                    + model.levels().values() + " and " + card.levels().values());
        }
        if (model.inputs() != card.columns().size()) {
            throw new IllegalArgumentException(
                    "the model must read the card's " + card.columns().size() + " columns, reads " + model.inputs());
        }
        if (calibration.size() != card.levels().size()) {
            throw new IllegalArgumentException(
                    "calibration must have offsets for " + card.levels().size() + " levels, had " + calibration.size());
        }
        calibration.experts().ifPresent(weights -> requireWeighs(weights, model));
        if (!reference.isEmpty() && !reference.columns().equals(card.columns())) {
            throw new IllegalArgumentException(
                    "what was met in training must be of the card's columns, was of " + reference.columns());
        }
    }

    /// A model that kept nothing of its training.
    public ModelBundle(ModelCard card, QuantileModel model, CalibrationState calibration) {
        this(card, model, calibration, TrainingReference.NONE);
    }

    private static void requireWeighs(BlendState weights, QuantileModel model) {
        int members = model instanceof BlendQuantiles blend ? blend.members().size() : 0;
        if (members != weights.members()) {
            throw new IllegalArgumentException(
                    "calibration weighs " + weights.members() + " members, the model has " + members);
        }
    }

    public ModelBundle withId(String id) {
        return new ModelBundle(card.withId(id), model, calibration, reference);
    }

    /// The same model with another last day; no longer identified.
    public ModelBundle servedTo(long nanos) {
        return new ModelBundle(card.servedTo(nanos), model, calibration, reference);
    }

    /// Quantiles of the venue's need, USD.
    ///
    /// @param past the venue's vectors up to and with this one
    /// @param state the calibration as it stands now; at first [#calibration()]
    /// @throws io.headrace.market.problem.ProblemException when the features are of another schema, not
    ///     warm, stale or not finite, fewer than the model reads, or the forecast is not finite; its
    ///     sentence is fit to show
    public QuantileForecast forecast(VenueObservation observation, VectorHistory past, CalibrationState state) {
        return inUsd(observation, inUnits(observation.features(), past, state), state);
    }

    /// The forecast that calibrated quantiles in scale units mean for a venue.
    ///
    /// @param units as [#inUnits] gave them for this observation and state
    /// @throws io.headrace.market.problem.ProblemException when the scale or the forecast is unusable
    public QuantileForecast inUsd(VenueObservation observation, UnitForecast units, CalibrationState state) {
        NeedScale scale = requireScale(observation);
        double[] quantiles = units.ordered();
        for (int k = 0; k < quantiles.length; k++) {
            quantiles[k] = scale.toUsd(quantiles[k]);
        }
        requireFinite(observation.venue(), quantiles);
        return new QuantileForecast(
                observation.venue(),
                observation.features().asOfNanos(),
                card.window(),
                card.levels(),
                quantiles,
                new ForecastSupport.FromModel(card.id(), state.digest()));
    }

    /// The forecast in scale units: what an outcome is later compared with.
    ///
    /// @throws io.headrace.market.problem.ProblemException as [#forecast]
    public UnitForecast inUnits(FeatureVector features, VectorHistory past, CalibrationState state) {
        double[] inputs = requireUsable(features);
        if (model.steps() > 1) {
            inputs = requireSteps(features, past);
        }
        double[][] outputs = UnitForecast.outputs(model, features.venue(), inputs, state);
        for (double[] quantiles : outputs) {
            requireFinite(features.venue(), quantiles);
        }
        return UnitForecast.of(outputs, features.venue(), state);
    }

    /// The vectors the model reads; all were checked when they came.
    private double[] requireSteps(FeatureVector features, VectorHistory past) {
        if (past.length() < model.steps()) {
            throw refused(
                    "HR-2016",
                    "model " + card.id() + " reads the last " + model.steps() + " periods, and only " + past.length()
                            + " followed one another without a gap",
                    features.venue(),
                    "Wait until enough periods have passed");
        }
        double[] inputs = new double[model.steps() * model.inputs()];
        past.copyTo(model.steps(), inputs);
        return inputs;
    }

    private double[] requireUsable(FeatureVector features) {
        card.requireReads(features.schema(), features.venue());
        List<WeakColumn> weak = features.usable() ? List.of() : features.weak();
        if (!weak.isEmpty()) {
            throw weak(weak, features.venue());
        }
        double[] values = features.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw refused(
                        "HR-2011",
                        "feature " + card.columns().get(i) + " must be finite, was " + values[i],
                        features.venue(),
                        "Check the dataset with 'data check'");
            }
        }
        return values;
    }

    /// A column that is not warm stands for those that are not either: waiting mends them all.
    private static RuntimeException weak(List<WeakColumn> weak, String venue) {
        WeakColumn first =
                weak.stream().filter(column -> !column.warm()).findFirst().orElse(weak.getFirst());
        String others = weak.size() == 1 ? "" : " (and " + (weak.size() - 1) + " more columns)";
        return first.warm()
                ? refused("HR-2015", "feature " + first.sentence() + others, venue, "Check the venue's feed")
                : refused(
                        "HR-2012",
                        "feature " + first.sentence() + others,
                        venue,
                        "Wait until every signal has seen its warm-up");
    }

    private static NeedScale requireScale(VenueObservation observation) {
        double scaleUsd = observation.features().value(NeedScale.COLUMN);
        if (scaleUsd <= 0) {
            throw refused(
                    "HR-2014",
                    "feature " + NeedScale.COLUMN + " must be positive, was " + scaleUsd,
                    observation.venue(),
                    "Check the dataset with 'data check'");
        }
        return NeedScale.of(observation);
    }

    private void requireFinite(String venue, double[] quantiles) {
        for (int k = 0; k < quantiles.length; k++) {
            if (!Double.isFinite(quantiles[k])) {
                throw refused(
                        "HR-2013",
                        "model " + card.id() + " forecast " + quantiles[k] + " at level "
                                + card.levels().get(k),
                        venue,
                        "Promote another model");
            }
        }
    }

    private static RuntimeException refused(String code, String what, String where, String remedy) {
        return new Problem(code, what, where, remedy, ExitCode.INTEGRITY).toException();
    }
}
