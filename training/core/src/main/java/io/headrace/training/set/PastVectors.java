package io.headrace.training.set;

import io.headrace.models.forecast.VectorHistory;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The feature vectors of one venue at consecutive periods up to an instant, as [VectorHistory] would hold
/// them, but shared between the rows of a training set: each row adds one.
public final class PastVectors {
    private final double[] newest;
    private final @Nullable PastVectors before;
    private final int length;
    /// How those before are read; the newest is as it is read already.
    private final UnaryOperator<double[]> view;

    private final boolean mapped;

    private PastVectors(
            double[] newest, @Nullable PastVectors before, int length, @Nullable UnaryOperator<double[]> view) {
        this.newest = newest;
        this.before = before;
        this.length = length;
        this.view = view == null ? UnaryOperator.identity() : view;
        mapped = view != null;
    }

    /// A vector with nothing before it.
    public static PastVectors of(double... vector) {
        return new PastVectors(vector.clone(), null, 1, null);
    }

    /// The vector of the next period, after these.
    ///
    /// @throws IllegalStateException when these are mapped
    public PastVectors then(double... vector) {
        if (mapped) {
            throw new IllegalStateException("vectors that are mapped do not go on");
        }
        return new PastVectors(vector.clone(), this, length + 1, null);
    }

    /// The same vectors, each as a function makes it; those before the newest when they are read.
    ///
    /// @param function of every vector; must not change what it is given
    public PastVectors mapped(UnaryOperator<double[]> function) {
        return new PastVectors(function.apply(newest), before, length, vector -> function.apply(view.apply(vector)));
    }

    /// How many there are, at most [VectorHistory#LONGEST].
    public int length() {
        return Math.min(length, VectorHistory.LONGEST);
    }

    /// The last one; not to be changed.
    double[] newest() {
        return newest;
    }

    /// The one before the last, with those before it; null when there is none.
    public @Nullable PastVectors before() {
        return before;
    }

    /// The last `steps` vectors one after another, oldest first.
    ///
    /// @throws IllegalArgumentException when there are fewer
    public double[] last(int steps) {
        if (steps < 1 || steps > length()) {
            throw new IllegalArgumentException("steps must be 1 to " + length() + ", were " + steps);
        }
        double[] first = newest;
        double[] all = new double[steps * first.length];
        System.arraycopy(first, 0, all, (steps - 1) * first.length, first.length);
        PastVectors at = before;
        for (int step = steps - 2; step >= 0 && at != null; step--) {
            System.arraycopy(view.apply(at.newest), 0, all, step * first.length, first.length);
            at = at.before;
        }
        return all;
    }
}
