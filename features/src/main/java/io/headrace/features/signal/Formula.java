package io.headrace.features.signal;

/// What a signal computes.
///
/// @param text the formula with every fixed parameter, one line
/// @param source author and year, or the document that defines it; empty where it is Headrace's own
/// @param unit what a value is measured in
public record Formula(String text, String source, String unit) {
    public Formula {
        if (text.isBlank() || unit.isBlank()) {
            throw new IllegalArgumentException("text and unit must be given, were '" + text + "', '" + unit + "'");
        }
    }
}
