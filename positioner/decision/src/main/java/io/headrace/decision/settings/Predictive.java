package io.headrace.decision.settings;

import io.headrace.decision.settings.hedge.HedgeParameters;

/// Which predictive policy decides, the program's terms, and what offsets it may plan.
public record Predictive(PolicyKind policy, ProgramParameters program, HedgeParameters hedging) {
    public static final Predictive DEFAULT = new Predictive(PolicyKind.ORDER_UP_TO, ProgramParameters.DEFAULT);

    /// A policy that plans no offsets.
    public Predictive(PolicyKind policy, ProgramParameters program) {
        this(policy, program, HedgeParameters.NONE);
    }

    /// The program on its own terms.
    public static Predictive program(ProgramParameters parameters) {
        return new Predictive(PolicyKind.PROGRAM, parameters);
    }

    public Predictive withHedging(HedgeParameters changed) {
        return new Predictive(policy, program, changed);
    }
}
