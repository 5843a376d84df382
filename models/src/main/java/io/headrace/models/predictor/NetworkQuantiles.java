package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.forecast.VectorHistory;
import io.headrace.models.predictor.network.Dense;
import io.headrace.models.predictor.network.Layer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A neural network over the last vectors of a venue: layer after layer, ending in one number per level.
///
/// Its quantiles are in order by construction when [io.headrace.models.predictor.network.Increments] is the
/// last layer, as with every network fitted here.
///
/// All venues share its layers, but a venue may have an output layer of its own, fitted on its rows with
/// the layers before it left as they are.
///
/// @param inputs how many features a vector has
/// @param steps how many vectors it reads, at most [VectorHistory#LONGEST]
/// @param layers from the vectors to the quantiles
/// @param heads by venue, what stands there in place of the last dense layer; in venue order
public record NetworkQuantiles(
        QuantileLevels levels, int inputs, int steps, List<Layer> layers, Map<String, Dense> heads)
        implements QuantileModel {
    private static final int MOST_LAYERS = 256;
    /// Numbers between two layers: 32 MB.
    private static final int MOST_NUMBERS = 1 << 22;

    /// A thread's own, so that predicting allocates nothing.
    private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

    public NetworkQuantiles {
        layers = List.copyOf(layers);
        if (inputs < 1 || steps < 1 || steps > VectorHistory.LONGEST) {
            throw new IllegalArgumentException("inputs must be positive and steps 1 to " + VectorHistory.LONGEST
                    + ", were " + inputs + ", " + steps);
        }
        if (layers.isEmpty() || layers.size() > MOST_LAYERS) {
            throw new IllegalArgumentException("layers must be 1 to " + MOST_LAYERS + ", were " + layers.size());
        }
        requireShape(levels, inputs, steps, layers);
        heads = Collections.unmodifiableMap(new TreeMap<>(heads));
        requireHeads(layers, heads);
    }

    /// A network that says of every venue the same.
    public NetworkQuantiles(QuantileLevels levels, int inputs, int steps, List<Layer> layers) {
        this(levels, inputs, steps, layers, Map.of());
    }

    private static void requireHeads(List<Layer> layers, Map<String, Dense> heads) {
        heads.forEach((venue, head) -> {
            if (venue.isBlank()) {
                throw new IllegalArgumentException("heads must be of named venues, one was of '" + venue + "'");
            }
            int at = lastDense(layers);
            if (at < 0 || !(layers.get(at) instanceof Dense shared) || !head.isShapedLike(shared)) {
                throw new IllegalArgumentException(
                        "a head must be shaped like the last dense layer, that of " + venue + " was " + head);
            }
        });
    }

    /// Where a venue's own layer stands; -1 when there is no dense one.
    private static int lastDense(List<Layer> layers) {
        int at = layers.size() - 1;
        while (at >= 0 && !(layers.get(at) instanceof Dense)) {
            at--;
        }
        return at;
    }

    @Override
    public Set<String> venues() {
        return heads.keySet();
    }

    private static void requireShape(QuantileLevels levels, int inputs, int steps, List<Layer> layers) {
        int rows = steps;
        int channels = inputs;
        for (Layer layer : layers) {
            int next = layer.channels(channels, rows);
            rows = layer.steps(rows);
            channels = next;
            if ((long) rows * channels > MOST_NUMBERS || layer.workspace() > MOST_NUMBERS) {
                throw new IllegalArgumentException(
                        "a layer must give at most " + MOST_NUMBERS + " numbers, gave " + rows + " x " + channels);
            }
        }
        if (rows != 1 || channels != levels.size()) {
            throw new IllegalArgumentException("the last layer must give one number for each of " + levels.size()
                    + " levels, gave " + rows + " x " + channels);
        }
    }

    @Override
    public void predict(double[] features, double[] out) {
        predict(UNKNOWN_VENUE, features, out);
    }

    @Override
    public void predict(String venue, double[] features, double[] out) {
        Dense head = heads.get(venue);
        int headAt = head == null ? -1 : lastDense(layers);
        Buffers buffers = BUFFERS.get();
        double[] in = features;
        int rows = steps;
        int channels = inputs;
        for (int i = 0; i < layers.size(); i++) { // by index: an iterator would allocate
            Layer layer = head != null && i == headAt ? head : layers.get(i);
            int nextRows = layer.steps(rows);
            int nextChannels = layer.channels(channels, rows);
            double[] next = buffers.next(nextRows * nextChannels);
            layer.apply(in, rows, channels, next, buffers.work(layer.workspace()));
            in = next;
            rows = nextRows;
            channels = nextChannels;
        }
        System.arraycopy(in, 0, out, 0, channels);
    }

    @Override
    public String toString() {
        return "NetworkQuantiles[" + levels.size() + " levels, " + steps + " x " + inputs + " inputs, " + layers
                + (heads.isEmpty() ? "" : ", heads of " + heads.keySet()) + ']';
    }

    /// Two rows of numbers in turn, and one to work in; they grow to the largest network and stay.
    private static final class Buffers {
        private final double[][] rows = {new double[0], new double[0], new double[0]};
        private int turn;

        double[] next(int size) {
            turn = 1 - turn;
            return atLeast(turn, size);
        }

        double[] work(int size) {
            return atLeast(2, size);
        }

        private double[] atLeast(int row, int size) {
            if (rows[row].length < size) {
                rows[row] = new double[size];
            }
            return rows[row];
        }
    }
}
