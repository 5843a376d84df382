package io.headrace.training.fit.commonsmath.series;

import io.headrace.features.signal.regime.GaussianState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Hidden regimes with Gaussian observations, fitted by expectation and maximization (Baum, Petrie, Soules
/// and Weiss 1970); the chain starts from its own long run, as in Hamilton (1989).
///
/// @param states by rising variance
/// @param transition probability of going from row to column in one step
/// @param logLikelihood with its constant
public record GaussianRegimes(List<GaussianState> states, double[][] transition, double logLikelihood) {
    private static final int MOST_ROUNDS = 2000;
    private static final double TOLERANCE = 1e-11;
    private static final int POWERS = 10_000;
    private static final double LEAST_SHARE = 1e-8;

    public GaussianRegimes {
        states = List.copyOf(states);
        transition = Arrays.stream(transition).map(double[]::clone).toArray(double[][]::new);
    }

    /// @param observations at least 50 for each state, not all alike
    /// @param count of states, at least 2
    public static GaussianRegimes fit(double[] observations, int count) {
        double spread = variance(observations, mean(observations));
        if (count < 2 || observations.length < 50 * count || !(spread > 0) || Double.isInfinite(spread)) {
            throw new IllegalArgumentException("two states or more, 50 finite observations for each and some spread are"
                    + " needed, were " + count + ", " + observations.length + ", " + spread);
        }
        Chain chain = Chain.start(observations, count, spread);
        double before = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double likelihood = chain.step(observations, LEAST_SHARE * spread);
            if (likelihood - before < TOLERANCE * Math.abs(likelihood)) {
                return chain.ordered(likelihood);
            }
            before = likelihood;
        }
        return chain.ordered(before);
    }

    @Override
    public double[][] transition() {
        return Arrays.stream(transition).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GaussianRegimes that
                && states.equals(that.states)
                && Arrays.deepEquals(transition, that.transition);
    }

    @Override
    public int hashCode() {
        return 31 * states.hashCode() + Arrays.deepHashCode(transition);
    }

    @Override
    public String toString() {
        return "GaussianRegimes[" + states + ", " + Arrays.deepToString(transition) + ", " + logLikelihood + ']';
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double variance(double[] values, double mean) {
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / Math.max(values.length, 1);
    }

    /// Parameters on their way.
    private static final class Chain {
        private final int count;
        private final double[] mean;
        private final double[] variance;
        private final double[][] transition;

        private Chain(int count) {
            this.count = count;
            mean = new double[count];
            variance = new double[count];
            transition = new double[count][count];
        }

        /// States that share a mean and differ fourfold in variance, each staying nine steps of ten.
        static Chain start(double[] observations, int count, double spread) {
            Chain chain = new Chain(count);
            for (int j = 0; j < count; j++) {
                chain.mean[j] = GaussianRegimes.mean(observations);
                chain.variance[j] = spread * Math.pow(4, j - (count - 1) / 2.0);
                Arrays.fill(chain.transition[j], .1 / (count - 1));
                chain.transition[j][j] = .9;
            }
            return chain;
        }

        /// One round; returns the likelihood of the parameters before it.
        double step(double[] y, double leastVariance) {
            double[][] density = new double[y.length][count];
            double[][] forward = new double[y.length][];
            double likelihood = 0;
            double[] predicted = longRun();
            for (int t = 0; t < y.length; t++) {
                double total = 0;
                for (int j = 0; j < count; j++) {
                    double off = y[t] - mean[j];
                    density[t][j] = Math.exp(-off * off / (2 * variance[j])) / Math.sqrt(2 * Math.PI * variance[j]);
                    total += predicted[j] * density[t][j];
                }
                total = Math.max(total, Double.MIN_NORMAL);
                forward[t] = new double[count];
                for (int j = 0; j < count; j++) {
                    forward[t][j] = predicted[j] * density[t][j] / total;
                }
                likelihood += Math.log(total);
                predicted = next(forward[t]);
            }
            maximize(y, smooth(forward), leastVariance);
            return likelihood;
        }

        /// Kim's smoother (1994); also turns `transition` into the expected one, row by row.
        private double[][] smooth(double[][] forward) {
            int n = forward.length;
            double[][] smoothed = new double[n][];
            double[][] moves = new double[count][count];
            smoothed[n - 1] = forward[n - 1].clone();
            for (int t = n - 2; t >= 0; t--) {
                double[] predicted = next(forward[t]);
                smoothed[t] = new double[count];
                for (int i = 0; i < count; i++) {
                    for (int j = 0; j < count; j++) {
                        double both = predicted[j] > 0
                                ? forward[t][i] * transition[i][j] * smoothed[t + 1][j] / predicted[j]
                                : 0;
                        moves[i][j] += both;
                        smoothed[t][i] += both;
                    }
                }
            }
            for (int i = 0; i < count; i++) {
                double sum = Arrays.stream(moves[i]).sum();
                for (int j = 0; j < count && sum > 0; j++) {
                    transition[i][j] = moves[i][j] / sum;
                }
            }
            return smoothed;
        }

        private void maximize(double[] y, double[][] smoothed, double leastVariance) {
            for (int j = 0; j < count; j++) {
                double weight = 0;
                double sum = 0;
                for (int t = 0; t < y.length; t++) {
                    weight += smoothed[t][j];
                    sum += smoothed[t][j] * y[t];
                }
                if (weight > 0) {
                    mean[j] = sum / weight;
                    double squares = 0;
                    for (int t = 0; t < y.length; t++) {
                        squares += smoothed[t][j] * (y[t] - mean[j]) * (y[t] - mean[j]);
                    }
                    variance[j] = Math.max(squares / weight, leastVariance);
                }
            }
        }

        private double[] next(double[] probability) {
            double[] next = new double[count];
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < count; j++) {
                    next[j] += probability[i] * transition[i][j];
                }
            }
            return next;
        }

        private double[] longRun() {
            double[] probability = new double[count];
            Arrays.fill(probability, 1.0 / count);
            for (int power = 0; power < POWERS; power++) {
                double[] next = next(probability);
                boolean still = Arrays.equals(next, probability);
                probability = next;
                if (still) {
                    break;
                }
            }
            return probability;
        }

        GaussianRegimes ordered(double likelihood) {
            List<Integer> order = new ArrayList<>();
            for (int j = 0; j < count; j++) {
                order.add(j);
            }
            order.sort((a, b) -> Double.compare(variance[a], variance[b]));
            double[][] sorted = new double[count][count];
            List<GaussianState> states = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                states.add(new GaussianState(mean[order.get(i)], variance[order.get(i)]));
                for (int j = 0; j < count; j++) {
                    sorted[i][j] = transition[order.get(i)][order.get(j)];
                }
            }
            return new GaussianRegimes(states, sorted, likelihood);
        }
    }
}
