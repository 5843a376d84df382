package io.headrace.features.signal.regime;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.state.Stateful;
import java.util.List;

/// Hamilton's filter for hidden states with Gaussian observations, all parameters fixed.
///
/// One step: predict p'(j) = sum_i P(i, j) p(i), then weigh by the density of the observation in each state.
/// Source: Hamilton (1989), A new approach to the economic analysis of nonstationary time series.
public final class HamiltonFilter implements Stateful {
    /// Keeps the density ratios finite; e^700 is near the largest double.
    private static final double LARGEST_LOG_RATIO = 700;

    private final List<GaussianState> states;
    private final double[][] transition;
    private final double[] probability;
    private final double[] next;

    /// @param states what each of at least two states emits
    /// @param transition probability of going from row to column in one step; rows sum to 1
    /// @param start probability of each state before the first step
    public HamiltonFilter(List<GaussianState> states, double[][] transition, double[] start) {
        this.states = List.copyOf(states);
        this.transition = transition.clone();
        this.probability = start.clone();
        this.next = new double[start.length];
        if (states.size() < 2 || transition.length != states.size() || start.length != states.size()) {
            throw new IllegalArgumentException("states, transition and start must be of one size, were " + states.size()
                    + ", " + transition.length + ", " + start.length);
        }
    }

    /// A filter of two states that starts from their long run.
    ///
    /// @param stay0 probability of staying in state 0, in (0, 1)
    /// @param stay1 probability of staying in state 1, in (0, 1)
    public static HamiltonFilter ofTwo(double stay0, double stay1, GaussianState state0, GaussianState state1) {
        if (!(stay0 > 0 && stay0 < 1 && stay1 > 0 && stay1 < 1)) {
            throw new IllegalArgumentException("stay0 and stay1 must be in (0, 1), were " + stay0 + ", " + stay1);
        }
        double one = (1 - stay0) / (2 - stay0 - stay1);
        double[][] transition = {{stay0, 1 - stay0}, {1 - stay1, stay1}};
        return new HamiltonFilter(List.of(state0, state1), transition, new double[] {1 - one, one});
    }

    /// Takes the next observation.
    public void add(double observation) {
        step(observation);
        System.arraycopy(next, 0, probability, 0, next.length);
    }

    /// Probability of a state given everything taken.
    public double probability(int state) {
        return probability[state];
    }

    /// Probability of a state one step on, before the next observation.
    public double predicted(int state) {
        double sum = 0;
        for (int from = states.size() - 1; from >= 0; from--) {
            sum += transition[from][state] * probability[from];
        }
        return sum;
    }

    /// Probability of a state if the next observation were this one; takes nothing.
    public double probabilityAfter(double observation, int state) {
        step(observation);
        return next[state];
    }

    @Override
    public void save(StateSink sink) {
        sink.putDoubles(probability);
    }

    @Override
    public void restore(StateSource source) {
        source.getDoubles(probability);
    }

    /// Fills `next`. State 0 has what the others leave, so that two states need one number.
    private void step(double observation) {
        double base =
                Math.max(states.getFirst().logDensity(observation), largestLogDensity(observation) - LARGEST_LOG_RATIO);
        double left = 1;
        double total = 0;
        for (int state = 1; state < next.length; state++) {
            double predicted = predicted(state);
            left -= predicted;
            next[state] = predicted * StrictMath.exp(states.get(state).logDensity(observation) - base);
            total += next[state];
        }
        total = left * StrictMath.exp(states.getFirst().logDensity(observation) - base) + total;
        next[0] = 1;
        for (int state = 1; state < next.length; state++) {
            next[state] /= total;
            next[0] = Math.max(0, next[0] - next[state]);
        }
    }

    private double largestLogDensity(double observation) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int state = 0; state < next.length; state++) {
            largest = Math.max(largest, states.get(state).logDensity(observation));
        }
        return largest;
    }
}
