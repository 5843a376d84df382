package io.headrace.features.catalog;

import io.headrace.features.catalog.NaiveVolatility.Move;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/// The regime columns beside the standard ones, straight from their formulas over the whole history.
final class NaiveRegime {
    private static final long MINUTE = 60_000_000_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final double NOT_WARM = Double.NaN;
    private static final double[][] TRANSITION = {{0.98, 0.018, 0.002}, {0.0225, 0.97, 0.0075}, {0.01, 0.03, 0.96}};
    private static final double[] START = {0.5, 0.4, 0.1};
    private static final double[] VARIANCES = {0.3, 1, 4};
    private static final int LONGEST = 511;

    /// Density at 0 of Student's distribution after n values.
    private static final double[] AT_ZERO = IntStream.rangeClosed(0, LONGEST)
            .mapToDouble(n -> new TDistribution(null, 0.2 + n).density(0))
            .toArray();

    /// The last posterior asked for: two columns read the same one.
    private static final Map<List<Move>, double[]> LAST_POSTERIOR = new HashMap<>();

    private NaiveRegime() {}

    static Map<String, NaiveFormula> formulas() {
        Map<String, NaiveFormula> all = new LinkedHashMap<>();
        all.put("calm_probability_1h", hourly(moves -> state(standardized(moves), 0)));
        all.put("wild_probability_1h", hourly(moves -> state(standardized(moves), 2)));
        all.put("calm_probability_1m", minutely(moves -> state(standardized(moves), 0)));
        all.put("wild_probability_1m", minutely(moves -> state(standardized(moves), 2)));
        all.put("run_length_1h", hourly(moves -> {
            double[] posterior = runLengths(moves);
            double sum = 0;
            for (int length = 0; length < posterior.length; length++) {
                sum += length * posterior[length];
            }
            return sum;
        }));
        all.put("change_probability_5h", hourly(moves -> {
            double[] posterior = runLengths(moves);
            double sum = 0;
            for (int length = 0; length < Math.min(5, posterior.length); length++) {
                sum += posterior[length];
            }
            return sum;
        }));
        all.put("cusum_up_1h", hourly(moves -> cusum(standardized(moves))[0]));
        all.put("cusum_down_1h", hourly(moves -> cusum(standardized(moves))[1]));
        all.put("page_hinkley_1h", hourly(moves -> pageHinkley(standardized(moves))));
        return all;
    }

    private static NaiveFormula hourly(ToDoubleFunction<List<Move>> of) {
        return (seen, now) -> over(NaiveVolatility.bars(seen), HOUR, 72, now, of);
    }

    private static NaiveFormula minutely(ToDoubleFunction<List<Move>> of) {
        return (seen, now) -> over(NaiveVolatility.trades(seen), MINUTE, 60, now, of);
    }

    private static double over(
            SortedMap<Long, List<Double>> prices, long step, int warmUp, long now, ToDoubleFunction<List<Move>> of) {
        if (prices.isEmpty()
                || NaiveVolatility.stepOf(now, step) - NaiveVolatility.stepOf(prices.firstKey(), step) < warmUp) {
            return NOT_WARM;
        }
        return of.applyAsDouble(NaiveVolatility.closed(NaiveVolatility.moves(prices, step), step, now));
    }

    private static List<Double> standardized(List<Move> moves) {
        List<Double> values = new ArrayList<>();
        double variance = 0;
        boolean first = true;
        for (Move move : moves) {
            double perStep = move.value() * move.value() / move.steps();
            if (variance > 0) {
                values.add(move.value() / Math.sqrt(variance * move.steps()));
            }
            double keep = Math.pow(0.995, move.steps());
            variance = first ? perStep : keep * variance + (1 - keep) * perStep;
            first = false;
        }
        return values;
    }

    /// The forward algorithm in logs of the joint probability, so that no move is too large.
    private static double state(List<Double> values, int state) {
        double[] joint = Arrays.stream(START).map(Math::log).toArray();
        for (double value : values) {
            double[] next = new double[joint.length];
            for (int to = 0; to < next.length; to++) {
                double[] arrived = new double[joint.length];
                for (int from = 0; from < joint.length; from++) {
                    arrived[from] = joint[from] + Math.log(TRANSITION[from][to]);
                }
                next[to] =
                        logOfSum(arrived) + new NormalDistribution(null, 0, Math.sqrt(VARIANCES[to])).logDensity(value);
            }
            joint = next;
        }
        return Math.exp(joint[state] - logOfSum(joint));
    }

    private static double logOfSum(double[] logs) {
        double largest = Arrays.stream(logs).max().orElseThrow();
        return largest
                + Math.log(
                        Arrays.stream(logs).map(log -> Math.exp(log - largest)).sum());
    }

    private static double[] cusum(List<Double> values) {
        double[] sums = new double[2];
        for (double value : values) {
            if (sums[0] > 5 || sums[1] > 5) {
                sums = new double[2];
            }
            sums[0] = Math.max(0, sums[0] + value - 0.5);
            sums[1] = Math.max(0, sums[1] - value - 0.5);
        }
        return sums;
    }

    private static double pageHinkley(List<Double> values) {
        double statistic = 0;
        int begin = 0;
        for (int end = 1; end <= values.size(); end++) {
            begin = statistic > 50 ? end - 1 : begin;
            double total = 0;
            double sum = 0;
            double lowest = 0;
            for (int i = begin; i < end; i++) {
                total += Math.abs(values.get(i));
                sum += Math.abs(values.get(i)) - total / (i - begin + 1) - 0.005;
                lowest = Math.min(lowest, sum);
            }
            statistic = sum - lowest;
        }
        return statistic;
    }

    private static double[] runLengths(List<Move> moves) {
        double[] last = LAST_POSTERIOR.get(moves);
        if (last == null) {
            last = posterior(moves.stream()
                    .mapToDouble(move -> 100 * move.value() / Math.sqrt(move.steps()))
                    .toArray());
            LAST_POSTERIOR.clear();
            LAST_POSTERIOR.put(moves, last);
        }
        return last;
    }

    /// Posterior of the run length, the predictive of each from the values of its run at once.
    private static double[] posterior(double[] values) {
        double[] weights = {1};
        for (int t = 0; t < values.length; t++) {
            double[] next = new double[weights.length + 1];
            double sum = 0;
            double squares = 0;
            double total = 0;
            for (int length = 0; length < weights.length; length++) {
                if (length > 0) {
                    sum += values[t - length];
                    squares += values[t - length] * values[t - length];
                }
                next[length + 1] = weights[length] * predictive(length, sum, squares, values[t]);
                total += next[length + 1];
            }
            for (int length = 1; length < next.length; length++) {
                next[length] *= (1 - 1.0 / 250) / total;
            }
            next[0] = 1.0 / 250;
            weights = shortened(next);
        }
        return weights;
    }

    private static double[] shortened(double[] weights) {
        if (weights.length <= LONGEST + 1) {
            return weights;
        }
        double[] cut = Arrays.copyOf(weights, LONGEST + 1);
        cut[LONGEST] += weights[LONGEST + 1];
        return cut;
    }

    private static double predictive(int n, double sum, double squares, double value) {
        double kappa = 1 + n;
        double alpha = 0.1 + n / 2.0;
        double mean = sum / kappa;
        double beta = 0.01 + 0.5 * (squares - sum * sum / kappa);
        double scale = Math.sqrt(beta * (kappa + 1) / (alpha * kappa));
        double deviation = (value - mean) / scale;
        return AT_ZERO[n] * Math.pow(1 + deviation * deviation / (2 * alpha), -alpha - 0.5) / scale;
    }
}
