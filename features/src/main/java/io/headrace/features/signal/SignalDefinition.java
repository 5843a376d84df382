package io.headrace.features.signal;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/// A column and how it comes about.
///
/// @param column its name in the schema
/// @param formula the formula with every fixed parameter, and its source where it has one
/// @param unit what a value is measured in
/// @param warmUpHours how long its inputs must have been seen, at most a week
/// @param inputs the streams it is fed
/// @param factory makes a fresh signal
public record SignalDefinition(
        String column,
        String formula,
        String unit,
        int warmUpHours,
        Set<Input> inputs,
        Function<SignalContext, Signal> factory) {
    private static final int WEEK = 168;

    public SignalDefinition {
        EnumSet<Input> ordered = EnumSet.noneOf(Input.class);
        ordered.addAll(inputs);
        inputs = Collections.unmodifiableSet(ordered);
        if (!column.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("column must be snake case, was '" + column + "'");
        }
        if (warmUpHours < 0 || warmUpHours > WEEK) {
            throw new IllegalArgumentException("warmUpHours must be in 0.." + WEEK + ", was " + warmUpHours);
        }
    }

    /// What enters the schema's fingerprint: everything that decides the value.
    public String text() {
        String from = inputs.isEmpty() ? "the clock" : inputs.toString();
        return formula + " [" + unit + "; warm after " + warmUpHours + " h; from " + from + ']';
    }
}
