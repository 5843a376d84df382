package io.headrace.decision.settings;

/// Which predictive policy decides, and the program's terms.
public record Predictive(PolicyKind policy, ProgramParameters program) {
    public static final Predictive DEFAULT = new Predictive(PolicyKind.ORDER_UP_TO, ProgramParameters.DEFAULT);

    /// The program on its own terms.
    public static Predictive program(ProgramParameters parameters) {
        return new Predictive(PolicyKind.PROGRAM, parameters);
    }
}
