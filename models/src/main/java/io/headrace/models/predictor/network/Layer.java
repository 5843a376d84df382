package io.headrace.models.predictor.network;

/// One step of a network's computation on `steps x channels` numbers, row by row.
public sealed interface Layer permits Scaling, Selection, Dense, Convolution, Lstm, Pooling, Activated, Increments {
    /// How many channels come out when `channels` go in.
    ///
    /// @throws IllegalArgumentException when so many cannot go in
    int channels(int channels, int steps);

    /// How many steps come out when `steps` go in.
    ///
    /// @throws IllegalArgumentException when so many cannot go in
    default int steps(int steps) {
        return steps;
    }

    /// How many more numbers it needs while it works.
    default int workspace() {
        return 0;
    }

    /// @param in `steps x channels` numbers, left as they are
    /// @param out receives `steps(steps) x channels(channels)` numbers
    /// @param work at least [#workspace()] long, with anything in it
    void apply(double[] in, int steps, int channels, double[] out, double[] work);
}
