package io.headrace.models.blend;

import java.util.Arrays;
import java.util.List;

/// Weights of experts after some outcomes: a value, moved by [#updated]. Losses are linearized at the blend
/// (the gradient trick), so that the blend does as well as the best fixed mixture, not only the best expert:
/// the regret of expert j at an outcome is `r_j = slope(blend) (blend - x_j)`.
public sealed interface ExpertWeights permits BernsteinWeights, PolynomialWeights {
    int experts();

    /// Everything it has learned, in one order.
    List<Double> numbers();

    /// At least 0, adding up to 1.
    double[] weights();

    /// The weights after an outcome.
    ///
    /// @param forecasts what each expert said
    /// @param blend what was forecast from them, by the weights of that time
    ExpertWeights updated(double[] forecasts, double blend, double truth, BlendLoss loss);

    /// The experts' forecasts, weighted.
    default double blend(double[] forecasts) {
        requireExperts(forecasts, experts());
        double[] weights = weights();
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] * forecasts[j];
        }
        return sum;
    }

    /// Regret of each expert at an outcome.
    static double[] regrets(double[] forecasts, double blend, double truth, BlendLoss loss) {
        if (!Double.isFinite(truth) || !Double.isFinite(blend)) {
            throw new IllegalArgumentException("blend and truth must be finite, were " + blend + ", " + truth);
        }
        double slope = loss.slope(blend, truth);
        return Arrays.stream(forecasts)
                .map(forecast -> slope * (blend - forecast))
                .toArray();
    }

    static void requireExperts(double[] forecasts, int experts) {
        if (forecasts.length != experts || !Arrays.stream(forecasts).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "forecasts must be " + experts + " finite numbers, were " + Arrays.toString(forecasts));
        }
    }

    static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    static double[] scaledToOne(double[] values) {
        double sum = Arrays.stream(values).sum();
        return Arrays.stream(values).map(value -> value / sum).toArray();
    }
}
