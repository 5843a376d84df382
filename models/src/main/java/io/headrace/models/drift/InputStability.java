package io.headrace.models.drift;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.models.evaluation.Finding;
import java.util.List;
import java.util.stream.IntStream;

/// Whether inputs still fall where they fell in training, by the population stability index of each column,
/// `sum over bins (a - e) ln(a / e)`, a the recent and e the training share (Lewis 1994; Siddiqi 2006). By
/// custom .1 is a shift to look at and .25 one to act on.
///
/// Recent shares fade over a stated number of rows, and half a row is added to every bin so that an empty
/// one has a logarithm.
public final class InputStability {
    /// From here on an input has shifted.
    public static final double SHIFTED = .25;

    private final List<InputReference> references;
    private final int memory;
    private final double[][] recent;
    private long seen;

    /// @param references one per column, in input order
    /// @param memory rows over which recent shares fade, at least 10
    public InputStability(List<InputReference> references, int memory) {
        if (memory < 10) {
            throw new IllegalArgumentException("memory must be at least 10 rows, was " + memory);
        }
        this.references = List.copyOf(references);
        this.memory = memory;
        recent = references.stream()
                .map(reference -> new double[reference.bins()])
                .toArray(double[][]::new);
    }

    /// Takes the next row of inputs.
    public void observe(double[] row) {
        if (row.length != recent.length) {
            throw new IllegalArgumentException("a row must have " + recent.length + " columns, had " + row.length);
        }
        seen++;
        double weight = 1.0 / Math.min(seen, memory);
        for (int j = 0; j < row.length; j++) {
            for (int bin = 0; bin < recent[j].length; bin++) {
                recent[j][bin] *= 1 - weight;
            }
            recent[j][references.get(j).bin(row[j])] += weight;
        }
    }

    /// The index of a column, at least 0.
    public Finding<Double> index(int column) {
        if (seen < memory) {
            return Finding.missing("shares of recent inputs need " + memory + " rows, there were " + seen);
        }
        InputReference reference = references.get(column);
        double sum = 0;
        for (int bin = 0; bin < reference.bins(); bin++) {
            double now = smoothed(recent[column][bin], reference.bins());
            double then = smoothed(reference.shares().get(bin), reference.bins());
            sum += (now - then) * Math.log(now / then);
        }
        return Finding.found(sum);
    }

    /// Columns that have shifted, in input order.
    public List<String> shifted() {
        return IntStream.range(0, references.size())
                .filter(column -> index(column).toOptional().orElse(0.0) > SHIFTED)
                .mapToObj(column -> references.get(column).column())
                .toList();
    }

    private double smoothed(double share, int bins) {
        return (share * memory + .5) / (memory + .5 * bins);
    }

    public void save(StateSink sink) {
        sink.putLong(seen);
        for (double[] shares : recent) {
            sink.putDoubles(shares);
        }
    }

    /// Takes up the state of a detector of the same references and memory.
    public void restore(StateSource source) {
        seen = source.getLong();
        for (double[] shares : recent) {
            source.getDoubles(shares);
        }
    }
}
