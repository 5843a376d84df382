package io.headrace.inference.api;

import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.Transit;
import io.headrace.decision.policy.Decision;
import io.headrace.inference.decide.DeskSnapshot;
import io.headrace.inference.decide.VenueView;

/// The desk as a whole, USD.
///
/// @param shadowPricePerYear value of one more USD of capital, USD per USD per year
/// @param shortfallSeconds market time found short, summed over venues
/// @param decisions since the first
public record DeskAnswer(
        double demandUsd,
        double atVenuesUsd,
        double treasuryUsd,
        double inFlightUsd,
        double shadowPricePerYear,
        double shortfallSeconds,
        long decisions,
        long transfers,
        long transfersOpen) {
    static DeskAnswer of(DeskSnapshot shown) {
        return new DeskAnswer(
                shown.venues().stream()
                        .mapToDouble(venue -> venue.latest().demandUsd())
                        .sum(),
                shown.venues().stream()
                        .mapToDouble(venue -> venue.latest().onHandUsd())
                        .sum(),
                shown.network()
                        .map(network -> network.treasury())
                        .map(NodeState::onHand)
                        .map(amount -> amount.tokens())
                        .orElse(0.0),
                shown.network().stream()
                        .flatMap(network -> network.inFlight().stream())
                        .map(Transit::amount)
                        .mapToDouble(amount -> amount.tokens())
                        .sum(),
                shown.last()
                        .map(Decision::budget)
                        .map(budget -> budget.shadowPricePerYear())
                        .orElse(0.0),
                shown.venues().stream().mapToDouble(VenueView::shortfallSeconds).sum(),
                shown.counts().decisions(),
                shown.counts().transfers(),
                shown.counts().openTransfers());
    }
}
