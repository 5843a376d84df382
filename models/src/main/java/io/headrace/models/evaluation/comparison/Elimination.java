package io.headrace.models.evaluation.comparison;

import io.headrace.models.evaluation.comparison.ModelConfidenceSet.Statistic;
import io.headrace.models.evaluation.uncertainty.StationaryBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Drops the worst model step by step; a model's p-value is the largest of the tests up to its step.
final class Elimination {
    private final double[] means;
    /// Mean loss of each draw less the mean loss of the sample, by draw and model.
    private final double[][] deviations;

    Elimination(double[][] losses, StationaryBootstrap bootstrap) {
        means = Arrays.stream(losses)
                .mapToDouble(series -> Arrays.stream(series).average().orElseThrow())
                .toArray();
        deviations = bootstrap.sums(losses);
        for (double[] draw : deviations) {
            for (int i = 0; i < draw.length; i++) {
                draw[i] = draw[i] / losses[i].length - means[i];
            }
        }
    }

    double meanLoss(int model) {
        return means[model];
    }

    /// P-values by model.
    double[] run(Statistic statistic) {
        double[] pValues = new double[means.length];
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            left.add(i);
        }
        double largest = 0;
        while (left.size() > 1) {
            Step step = statistic == Statistic.RANGE ? range(left) : max(left);
            largest = Math.max(largest, step.pValue);
            pValues[step.worst] = largest;
            left.remove(Integer.valueOf(step.worst));
        }
        pValues[left.getFirst()] = 1;
        return pValues;
    }

    private record Step(double pValue, int worst) {}

    private Step range(List<Integer> left) {
        double[] simulated = new double[deviations.length];
        double greatest = Double.NEGATIVE_INFINITY;
        int worst = left.getFirst();
        for (int i : left) {
            for (int j : left) {
                double[] drawn = difference(i, j);
                double spread = rootMeanSquare(drawn);
                double observed = standardized(means[i] - means[j], spread);
                if (i != j && observed > greatest) {
                    greatest = observed;
                    worst = i;
                }
                raise(simulated, drawn, spread);
            }
        }
        return new Step(shareAbove(simulated, greatest), worst);
    }

    private Step max(List<Integer> left) {
        double[] simulated = new double[deviations.length];
        Arrays.fill(simulated, Double.NEGATIVE_INFINITY);
        double centre = left.stream().mapToDouble(i -> means[i]).average().orElseThrow();
        double greatest = Double.NEGATIVE_INFINITY;
        int worst = left.getFirst();
        for (int i : left) {
            double[] drawn = fromCentre(i, left);
            double spread = rootMeanSquare(drawn);
            double observed = standardized(means[i] - centre, spread);
            if (observed > greatest) {
                greatest = observed;
                worst = i;
            }
            raise(simulated, drawn, spread);
        }
        return new Step(shareAbove(simulated, greatest), worst);
    }

    private double[] difference(int i, int j) {
        return Arrays.stream(deviations).mapToDouble(draw -> draw[i] - draw[j]).toArray();
    }

    private double[] fromCentre(int i, List<Integer> left) {
        return Arrays.stream(deviations)
                .mapToDouble(draw -> {
                    double sum = 0;
                    for (int j : left) {
                        sum += draw[j];
                    }
                    return draw[i] - sum / left.size();
                })
                .toArray();
    }

    private static void raise(double[] simulated, double[] drawn, double spread) {
        for (int draw = 0; draw < drawn.length; draw++) {
            simulated[draw] = Math.max(simulated[draw], standardized(drawn[draw], spread));
        }
    }

    /// A difference that never varies is beyond chance, or nothing.
    private static double standardized(double difference, double spread) {
        if (spread > 0) {
            return difference / spread;
        }
        return difference == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, difference);
    }

    private static double rootMeanSquare(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }

    private static double shareAbove(double[] simulated, double observed) {
        return (double) Arrays.stream(simulated)
                        .filter(value -> value >= observed)
                        .count()
                / simulated.length;
    }
}
