package io.headrace.models.evaluation.scope;

/// Times that are told apart in reports, by the realized variance of the day before, as it was
/// known when a forecast was made: fixed, so that nobody chooses them after the fact.
public enum Regime {
    ALL("all"),
    /// The lowest third of a venue's rows.
    CALM("calm"),
    MIDDLE("middle"),
    /// The highest third.
    WILD("wild"),
    /// The highest twentieth, which is part of the highest third.
    TOP("top 5 %");

    private final String label;

    Regime(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
