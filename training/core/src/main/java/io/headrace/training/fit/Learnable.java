package io.headrace.training.fit;

import io.headrace.training.set.TrainingSet;

/// What every library is spared: rows from which nothing can be learnt.
public final class Learnable {
    private Learnable() {}

    /// @param fewest rows that are needed
    /// @throws IllegalArgumentException when there are fewer, or their target is always the same
    public static void require(TrainingSet set, int fewest) {
        if (set.size() < fewest) {
            throw new IllegalArgumentException("rows must be at least " + fewest + ", were " + set.size());
        }
        double first = set.rows().getFirst().y();
        if (set.rows().stream().allMatch(row -> row.y() == first)) {
            throw new IllegalArgumentException("the target must change, was always " + first);
        }
    }
}
