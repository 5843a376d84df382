package io.headrace.models.drift;

import java.util.List;

/// What a model met in training, for telling later whether it still meets the same.
///
/// @param inputs one per input, in input order; empty where nothing was kept
/// @param lossUnit the mean pinball loss over levels that one in a hundred outcomes of the calibration slice
///     exceeded, scale units, positive
public record TrainingReference(List<InputReference> inputs, double lossUnit) {
    /// Nothing was kept.
    public static final TrainingReference NONE = new TrainingReference(List.of(), 1);

    public TrainingReference {
        inputs = List.copyOf(inputs);
        if (!(lossUnit > 0) || Double.isInfinite(lossUnit)) {
            throw new IllegalArgumentException("lossUnit must be positive and finite, was " + lossUnit);
        }
    }

    public boolean isEmpty() {
        return inputs.isEmpty();
    }

    /// The inputs' names, in order.
    public List<String> columns() {
        return inputs.stream().map(InputReference::column).toList();
    }
}
