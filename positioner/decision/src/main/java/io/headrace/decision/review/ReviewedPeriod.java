package io.headrace.decision.review;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.OutlookBasis;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.market.event.MarginSnapshot;
import java.util.List;

/// One decision with what it was made from, without the features: of them only the volatility that
/// tells regimes apart is kept.
///
/// @param outlook without its basis
/// @param snapshots one per venue, in the desk's order
/// @param volatility one per venue; empty where the records do not name it
/// @param modelId the model that was asked; empty where there was none
record ReviewedPeriod(
        Decision decision,
        NetworkState state,
        DemandOutlook outlook,
        List<MarginSnapshot> snapshots,
        List<Double> volatility,
        String modelId) {
    private static final String VOLATILITY = "realized_volatility_24h";

    ReviewedPeriod {
        snapshots = List.copyOf(snapshots);
        volatility = List.copyOf(volatility);
    }

    static ReviewedPeriod of(Decision decision, Evidence evidence) {
        DemandOutlook outlook = evidence.outlook();
        OutlookBasis basis = outlook.basis().orElseThrow();
        boolean named =
                basis.tick().venues().getFirst().features().schema().columns().contains(VOLATILITY);
        List<Double> volatility = named
                ? basis.tick().venues().stream()
                        .map(venue -> venue.features().value(VOLATILITY))
                        .toList()
                : List.of();
        return new ReviewedPeriod(
                decision,
                evidence.state(),
                new DemandOutlook(outlook.asOfNanos(), outlook.venues()),
                evidence.snapshots(),
                volatility,
                basis.modelId());
    }

    long nowNanos() {
        return decision.nowNanos();
    }

    /// The same as a period to be simulated.
    DeskPeriod played() {
        return new DeskPeriod(snapshots, outlook, state.circumstances());
    }

    double[] demandsUsd() {
        return snapshots.stream().mapToDouble(MarginSnapshot::demandUsd).toArray();
    }

    /// The books the decision found.
    WorldState books() {
        return new WorldState(
                nowNanos(),
                state.nodes().stream().map(node -> node.onHand()).toList(),
                state.nodes().stream().map(node -> node.held()).toList(),
                state.inFlight());
    }
}
