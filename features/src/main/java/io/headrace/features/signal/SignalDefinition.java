package io.headrace.features.signal;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// A column and how it comes about.
///
/// @param column its name in the schema
/// @param inputs the streams it is fed
/// @param factory makes fresh signals
public record SignalDefinition(
        String column, Formula formula, Timing timing, Set<Input> inputs, SignalFactory factory) {
    public SignalDefinition {
        EnumSet<Input> ordered = EnumSet.noneOf(Input.class);
        ordered.addAll(inputs);
        inputs = Collections.unmodifiableSet(ordered);
        if (!column.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("column must be snake case, was '" + column + "'");
        }
    }

    /// What enters the schema's fingerprint: everything that decides the value.
    public String text() {
        String from = inputs.isEmpty() ? "the clock" : inputs.toString();
        return formula.text() + " [" + formula.unit() + "; warm after " + timing.warmUpNanos() + " ns; from " + from
                + ']';
    }
}
