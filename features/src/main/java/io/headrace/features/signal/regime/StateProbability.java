package io.headrace.features.signal.regime;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import java.util.List;

/// Filtered probability of one of three hidden states, calm, usual and wild, that emit standardized returns of variance
/// .3, 1 and 4. [HamiltonFilter] at fixed parameters: fitted ones would make history depend on when they were fitted.
/// At the long-run weights .5, .4 and .1 the variances average .95, as standardized returns about do.
final class StateProbability implements ReturnFilter {
    private static final List<GaussianState> STATES =
            List.of(new GaussianState(0, 0.3), new GaussianState(0, 1), new GaussianState(0, 4));
    private static final double[][] TRANSITION = {{0.98, 0.018, 0.002}, {0.0225, 0.97, 0.0075}, {0.01, 0.03, 0.96}};
    private static final double[] START = {0.5, 0.4, 0.1};

    static final String TEXT = "Hamilton filter, states emit N(0, .3), N(0, 1), N(0, 4), transitions .98 .018 .002 /"
            + " .0225 .97 .0075 / .01 .03 .96, start .5 .4 .1";

    private final HamiltonFilter filter = new HamiltonFilter(STATES, TRANSITION, START);
    private final int state;

    /// @param state 0 calm, 1 usual, 2 wild
    StateProbability(int state) {
        this.state = state;
    }

    @Override
    public void add(double value, long steps) {
        filter.add(value);
    }

    @Override
    public double value() {
        return filter.probability(state);
    }

    @Override
    public void save(StateSink sink) {
        filter.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        filter.restore(source);
    }
}
