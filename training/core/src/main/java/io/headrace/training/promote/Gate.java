package io.headrace.training.promote;

/// One thing a model must show before it is put in charge, and whether it did.
///
/// @param name such as `climatology` or `coverage .95`
/// @param reason one sentence with the figures
public record Gate(String name, Verdict verdict, String reason) {
    /// How a gate was left.
    public enum Verdict {
        PASSED,
        REFUSED,
        /// there is nothing to judge; the reason says why
        NOT_ASKED
    }
}
