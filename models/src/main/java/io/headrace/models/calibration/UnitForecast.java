package io.headrace.models.calibration;

import io.headrace.models.blend.BlendState;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.Rearrangement;

/// One venue's forecast in scale units, with all that its outcome is compared with: each level's own quantile,
/// and what the members of a blend said.
///
/// In two steps, so that whoever asked can look at what the model said before it is used: [#outputs], then
/// [#of].
public final class UnitForecast {
    private final double[][] outputs;
    private final double[] raw;
    private final double[] quantiles;

    private UnitForecast(double[][] outputs, double[] raw, double[] quantiles) {
        this.outputs = outputs;
        this.raw = raw;
        this.quantiles = quantiles;
    }

    /// What a model says of a venue: one row of quantiles; or one in order per member, where a state weighs them.
    ///
    /// @param inputs as [QuantileModel#predict] takes them
    public static double[][] outputs(QuantileModel model, String venue, double[] inputs, CalibrationState state) {
        if (state.experts().isPresent() && model instanceof BlendQuantiles blend) {
            return blend.memberQuantiles(venue, inputs);
        }
        double[] quantiles = new double[model.levels().size()];
        model.predict(venue, inputs, quantiles);
        return new double[][] {quantiles};
    }

    /// What the outputs come to at a venue: weighed where a state has weights, and offset.
    ///
    /// @param outputs as [#outputs] gave them with the same state, finite; kept, not copied
    public static UnitForecast of(double[][] outputs, String venue, CalibrationState state) {
        double[] raw =
                state.experts().map(weights -> weights.mixed(venue, outputs)).orElse(outputs[0]);
        double[] quantiles = raw.clone();
        state.shift(venue, quantiles);
        return new UnitForecast(outputs, raw, quantiles);
    }

    /// A forecast of quantiles that are calibrated already, and whose outcome teaches no weights.
    public static UnitForecast of(double[] quantiles) {
        return new UnitForecast(new double[0][], quantiles.clone(), quantiles.clone());
    }

    /// Before calibration, one per level. A blend's are in order, those of other models may cross.
    public double[] raw() {
        double[] copy = raw.clone();
        if (outputs.length > 1) {
            Rearrangement.sort(copy);
        }
        return copy;
    }

    /// Calibrated, each level's own: they may cross.
    public double[] quantiles() {
        return quantiles.clone();
    }

    /// Calibrated and in order: what is forecast.
    public double[] ordered() {
        double[] ordered = quantiles.clone();
        Rearrangement.sort(ordered);
        return ordered;
    }

    /// The weights after the outcome; the same when these members were not weighed.
    BlendState taught(BlendState weights, QuantileLevels levels, String venue, double realizedY) {
        return outputs.length == weights.members() ? weights.updated(levels, venue, outputs, raw, realizedY) : weights;
    }
}
