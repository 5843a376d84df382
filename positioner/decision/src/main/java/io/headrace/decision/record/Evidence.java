package io.headrace.decision.record;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.OutlookBasis;
import io.headrace.market.event.MarginSnapshot;
import java.util.List;

/// What a decision was made from, beside the memory that the decision before handed on: enough to
/// make it again, and the forecasts too where the outlook has a basis.
public record Evidence(NetworkState state, DemandOutlook outlook) {
    /// What was observed of each venue's account, in the desk's order; empty without a basis.
    public List<MarginSnapshot> snapshots() {
        return outlook.basis().map(OutlookBasis::tick).stream()
                .flatMap(tick -> tick.venues().stream())
                .map(observation -> observation.snapshot())
                .toList();
    }
}
