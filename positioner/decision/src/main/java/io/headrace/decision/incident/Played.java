package io.headrace.decision.incident;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.simulation.SimulatedPeriod;
import io.headrace.market.event.MarginSnapshot;
import java.util.List;

/// A policy's way through a stage.
///
/// @param periods one per period of the stage
public record Played(Stage stage, List<Period> periods) {
    public Played {
        periods = List.copyOf(periods);
    }

    /// One period as it was and as it was seen.
    ///
    /// @param needs what venues really needed
    /// @param before the books at the demand check
    /// @param seen what the desk read
    /// @param decision of the desk's first instance
    public record Period(
            List<MarginSnapshot> needs,
            WorldState before,
            NetworkState seen,
            DemandOutlook outlook,
            Decision decision,
            SimulatedPeriod went) {
        public Period {
            needs = List.copyOf(needs);
        }

        public long nowNanos() {
            return before.nowNanos();
        }
    }
}
