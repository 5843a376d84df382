package io.headrace.training.fit.dl4j;

/// What a network does with its vectors.
public enum NetworkForm {
    /// Reads all vectors at once.
    DENSE,
    /// Folds time by halves: convolutions of two taps with dilations 1, 2, 4... and no padding.
    CONVOLUTION,
    /// Walks through the vectors.
    LSTM
}
