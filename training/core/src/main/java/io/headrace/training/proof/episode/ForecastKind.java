package io.headrace.training.proof.episode;

/// What a strategy is told of the need to come.
public enum ForecastKind {
    /// nothing but demand and plan
    NONE("none"),
    /// hour-of-day quantiles relative to demand
    CLIMATOLOGY("climatology"),
    /// the plan and the EWMA scale of a venue's own need changes, recalibrated
    EWMA("ewma"),
    /// the margin formula at one volatility for all time: signed exposures and the plan, no market state
    STRUCTURE("structure"),
    /// the margin formula at today's volatility
    VOLATILITY("volatility"),
    /// a learner on top of it
    LEARNED("learned"),
    /// the law that made the data
    TRUE_LAW("true law"),
    /// the need that came true: what a perfect forecast of one window would be worth
    REALIZED("realized");

    private final String label;

    ForecastKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
