package io.headrace.features.signal;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

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

    /// A signal of a venue whose warm-up counts in hours.
    public static SignalDefinition hourly(
            String column,
            String formula,
            String unit,
            int warmUpHours,
            Set<Input> inputs,
            Function<SignalContext, Signal> make) {
        return new SignalDefinition(
                column,
                new Formula(formula, "", unit),
                Timing.hours(warmUpHours, 24),
                inputs,
                new SignalFactory.PerVenue(make));
    }

    /// What enters the schema's fingerprint: everything that decides the value.
    public String text() {
        String from = inputs.isEmpty() ? "the clock" : inputs.toString();
        return formula.text() + " [" + formula.unit() + "; warm after " + timing.warmUpNanos() + " ns; from " + from
                + ']';
    }
}
