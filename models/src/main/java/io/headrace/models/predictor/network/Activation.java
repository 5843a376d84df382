package io.headrace.models.predictor.network;

/// A curve that every number passes.
public enum Activation {
    /// The number itself.
    LINE,
    TANH,
    SIGMOID,
    /// `log(1 + e^x)`.
    SOFTPLUS,
    /// `x` where positive, else `e^x - 1` (Clevert, Unterthiner and Hochreiter 2016).
    ELU;

    public double of(double x) {
        return switch (this) {
            case LINE -> x;
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            case ELU -> x > 0 ? x : Math.expm1(x);
        };
    }
}
