package io.headrace.models.blend;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Bernstein online aggregation (Wintenberger 2017): weights proportional to `eta_j exp(eta_j L_j)`,
/// `eta_j = V_j^(-1/2)`, `V_j = 2.2 sum r_j^2`, `L_j = sum (r_j - eta_j r_j^2)`, with eta_j taken after each
/// outcome. It needs no tuning and no scale, and its regret to the best expert grows like the logarithm of
/// time where losses are curved.
///
/// @param spreads V_j, at least 0; an expert without any has no weight until all are without
/// @param gains L_j
public record BernsteinWeights(List<Double> spreads, List<Double> gains) implements ExpertWeights {
    private static final double SPREAD_FACTOR = 2.2;

    public BernsteinWeights {
        spreads = List.copyOf(spreads);
        gains = List.copyOf(gains);
        if (spreads.isEmpty() || spreads.size() != gains.size()) {
            throw new IllegalArgumentException(
                    "spreads and gains must pair up, were " + spreads.size() + " and " + gains.size());
        }
        if (!spreads.stream().allMatch(spread -> spread >= 0 && Double.isFinite(spread))
                || !gains.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "spreads must be finite and not negative and gains finite, were " + spreads + ", " + gains);
        }
    }

    /// Equal weights, nothing learned.
    public static BernsteinWeights of(int experts) {
        return new BernsteinWeights(Collections.nCopies(experts, 0.0), Collections.nCopies(experts, 0.0));
    }

    @Override
    public int experts() {
        return spreads.size();
    }

    @Override
    public List<Double> numbers() {
        return Stream.concat(spreads.stream(), gains.stream()).toList();
    }

    @Override
    public double[] weights() {
        double[] logs = new double[experts()];
        for (int j = 0; j < logs.length; j++) {
            double spread = spreads.get(j);
            logs[j] = spread > 0 ? gains.get(j) / Math.sqrt(spread) - Math.log(spread) / 2 : Double.NEGATIVE_INFINITY;
        }
        double greatest = Arrays.stream(logs).max().orElseThrow();
        if (greatest == Double.NEGATIVE_INFINITY) {
            Arrays.fill(logs, 1.0 / logs.length);
            return logs;
        }
        return ExpertWeights.scaledToOne(
                Arrays.stream(logs).map(log -> Math.exp(log - greatest)).toArray());
    }

    @Override
    public BernsteinWeights updated(double[] forecasts, double blend, double truth, BlendLoss loss) {
        ExpertWeights.requireExperts(forecasts, experts());
        double[] regrets = ExpertWeights.regrets(forecasts, blend, truth, loss);
        double[] newSpreads = new double[regrets.length];
        double[] newGains = new double[regrets.length];
        for (int j = 0; j < regrets.length; j++) {
            double square = regrets[j] * regrets[j];
            newSpreads[j] = spreads.get(j) + SPREAD_FACTOR * square;
            double penalty = newSpreads[j] > 0 ? square / Math.sqrt(newSpreads[j]) : 0;
            newGains[j] = gains.get(j) + regrets[j] - penalty;
        }
        return new BernsteinWeights(ExpertWeights.boxed(newSpreads), ExpertWeights.boxed(newGains));
    }
}
