package io.headrace.models.calibration;

import java.util.ArrayList;
import java.util.List;

/// Adaptive conformal inference (Gibbs and Candes 2021): the offset is a quantile of recent scores at a level
/// that moves, `alpha += gamma (target - miss)`. Kept beside the quantile tracker of [CalibrationState] as the
/// peer it is measured against; the tracker reacts in units of the score and is what the house forecasts
/// with.
///
/// For any sequence the miss rate over T outcomes is within `(max(a, 1 - a) + gamma) / (gamma T)` of the
/// target, a the level it started from; with feedback D outcomes late gamma (D + 1) stands for gamma in the
/// numerator.
///
/// @param target promised share of misses, in (0, 1)
/// @param gamma step, positive
/// @param window how many recent scores count, at least 1
/// @param alpha share of misses aimed at now; outside (0, 1) everything or nothing is covered
/// @param scores the recent ones, oldest first
public record AdaptiveConformal(double target, double gamma, int window, double alpha, List<Double> scores) {
    public AdaptiveConformal {
        if (!(target > 0) || target >= 1 || !(gamma > 0) || window < 1) {
            throw new IllegalArgumentException("target must be inside (0, 1), gamma and window positive, were " + target
                    + ", " + gamma + ", " + window);
        }
        scores = List.copyOf(scores.subList(Math.max(0, scores.size() - window), scores.size()));
        if (!Double.isFinite(alpha) || !scores.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("alpha and scores must be finite, were " + alpha + ", " + scores);
        }
    }

    /// @param scores of a slice the model was not fitted on, in time order
    public static AdaptiveConformal of(double target, double gamma, int window, List<Double> scores) {
        return new AdaptiveConformal(target, gamma, window, target, scores);
    }

    /// What a score must not exceed: infinite where everything is to be covered, minus infinite where
    /// nothing is.
    public double offset() {
        if (alpha <= 0 || scores.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        int rank = (int) Math.ceil((scores.size() + 1) * (1 - alpha) - 1e-9);
        if (alpha >= 1 || rank < 1) {
            return Double.NEGATIVE_INFINITY;
        }
        if (rank > scores.size()) {
            return Double.POSITIVE_INFINITY;
        }
        return scores.stream().sorted().skip(rank - 1L).findFirst().orElseThrow();
    }

    /// The state after an outcome.
    ///
    /// @param offset as [#offset] gave it when the forecast was made
    /// @param score `y - q` of the outcome
    public AdaptiveConformal updated(double offset, double score) {
        List<Double> next = new ArrayList<>(scores);
        next.add(score);
        double miss = score > offset ? 1 : 0;
        return new AdaptiveConformal(target, gamma, window, alpha + gamma * (target - miss), next);
    }
}
