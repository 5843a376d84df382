package io.headrace.decision.review;

import io.headrace.decision.simulation.CostTotals;
import io.headrace.decision.simulation.PeriodCost;
import java.util.List;

/// What one way through the span cost.
///
/// @param name `actual`, `rule`, `nothing` or `foresight`
/// @param periods one per period of the span, in order
public record CostLine(String name, CostTotals totals, List<PeriodCost> periods) {
    public static final String ACTUAL = "actual";
    public static final String RULE = "rule";
    public static final String NOTHING = "nothing";
    public static final String FORESIGHT = "foresight";

    public CostLine {
        periods = List.copyOf(periods);
    }
}
