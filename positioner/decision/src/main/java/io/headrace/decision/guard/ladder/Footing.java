package io.headrace.decision.guard.ladder;

import io.headrace.decision.memory.LadderMemory;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.outlook.DemandOutlook;

/// What a decision stands on.
///
/// @param memory the ladder after this decision; its rung decides
/// @param outlook with the forecasts that rung decides on
/// @param why why not a better rung, one sentence; empty on the best
public record Footing(LadderMemory memory, DemandOutlook outlook, String why) {
    public Rung rung() {
        return memory.rung();
    }
}
