package io.headrace.models.blend;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// ML-Poly (Gaillard, Stoltz and van Erven 2014): weights proportional to `eta_j (R_j)^+`, R_j the sum of
/// regrets, `1 / eta_j = sum r_j^2 + max_{t,k} r_k^2`. Experts that lose to the blend get no weight at all.
///
/// @param regrets R_j
/// @param inverseRates `1 / eta_j`, at least 0
/// @param greatest the greatest squared regret of any expert so far
public record PolynomialWeights(List<Double> regrets, List<Double> inverseRates, double greatest)
        implements ExpertWeights {
    public PolynomialWeights {
        regrets = List.copyOf(regrets);
        inverseRates = List.copyOf(inverseRates);
        if (regrets.isEmpty() || regrets.size() != inverseRates.size()) {
            throw new IllegalArgumentException(
                    "regrets and rates must pair up, were " + regrets.size() + " and " + inverseRates.size());
        }
        if (!regrets.stream().allMatch(Double::isFinite)
                || !inverseRates.stream().allMatch(rate -> rate >= 0 && Double.isFinite(rate))) {
            throw new IllegalArgumentException(
                    "regrets and rates must be finite, were " + regrets + ", " + inverseRates);
        }
    }

    /// Equal weights, nothing learned.
    public static PolynomialWeights of(int experts) {
        return new PolynomialWeights(Collections.nCopies(experts, 0.0), Collections.nCopies(experts, 0.0), 0);
    }

    @Override
    public int experts() {
        return regrets.size();
    }

    @Override
    public List<Double> numbers() {
        return Stream.of(regrets.stream(), inverseRates.stream(), Stream.of(greatest))
                .flatMap(numbers -> numbers)
                .toList();
    }

    @Override
    public double[] weights() {
        double[] weights = new double[experts()];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = regrets.get(j) > 0 ? regrets.get(j) / inverseRates.get(j) : 0;
        }
        if (Arrays.stream(weights).allMatch(weight -> weight == 0)) {
            Arrays.fill(weights, 1.0 / weights.length);
            return weights;
        }
        return ExpertWeights.scaledToOne(weights);
    }

    @Override
    public PolynomialWeights updated(double[] forecasts, double blend, double truth, BlendLoss loss) {
        ExpertWeights.requireExperts(forecasts, experts());
        double[] now = ExpertWeights.regrets(forecasts, blend, truth, loss);
        double largest =
                Math.max(greatest, Arrays.stream(now).map(r -> r * r).max().orElseThrow());
        double[] sums = new double[now.length];
        double[] rates = new double[now.length];
        for (int j = 0; j < now.length; j++) {
            sums[j] = regrets.get(j) + now[j];
            rates[j] = inverseRates.get(j) + now[j] * now[j] + largest - greatest;
        }
        return new PolynomialWeights(ExpertWeights.boxed(sums), ExpertWeights.boxed(rates), largest);
    }
}
