package io.headrace.market.event;

import java.util.List;

/// What the desk's account at one venue needs, by the venue's margin rules and the desk's positions and announced
/// plan.
///
/// Demand is a level: the collateral (USD) that keeps margin utilization at the desk's target. Flow is what changed
/// the collateral since the previous snapshot: profit and loss, funding, settlements. Produced once a period by a
/// portfolio, or imported from the desk's own books.
///
/// @param demandUsd demand d(t), at least 0; with the adverse-extreme option it covers the worst price inside the
///     period
/// @param closeDemandUsd demand at the period's closing prices alone, at least 0
/// @param flowUsd w(t) of the period that ends now, positive when collateral grew
/// @param heldUsd collateral on hand that may not be withdrawn (unrealized profit, where the venue says so), at
///     least 0
/// @param plannedUsd announced demand at closing prices: element k is for k periods from now, element 0 is now;
///     never empty
/// @param exposures one per coin held or announced, in coin order
public record MarginSnapshot(
        Instrument instrument,
        long eventNanos,
        long knownNanos,
        long sequence,
        double demandUsd,
        double closeDemandUsd,
        double flowUsd,
        double heldUsd,
        List<Double> plannedUsd,
        List<Exposure> exposures)
        implements MarketEvent {
    public MarginSnapshot {
        Require.times(eventNanos, knownNanos);
        Require.notNegative("demandUsd", demandUsd);
        Require.notNegative("closeDemandUsd", closeDemandUsd);
        Require.finite("flowUsd", flowUsd);
        Require.notNegative("heldUsd", heldUsd);
        plannedUsd = List.copyOf(plannedUsd);
        exposures = List.copyOf(exposures);
        if (plannedUsd.isEmpty()) {
            throw new IllegalArgumentException("plannedUsd must hold at least the present demand, was empty");
        }
        plannedUsd.forEach(planned -> Require.notNegative("plannedUsd", planned));
    }

    @Override
    public EventKind kind() {
        return EventKind.MARGIN_SNAPSHOT;
    }

    public String venue() {
        return instrument.venue();
    }

    /// The largest announced demand at closing prices, now included. With the adverse-extreme option `demandUsd`
    /// may be above it, so a plan-aware rule covers the larger of the two.
    public double plannedPeakUsd() {
        double peak = 0;
        for (double planned : plannedUsd) {
            peak = Math.max(peak, planned);
        }
        return peak;
    }

    /// A coin's part in the account: a log return r of the coin changes equity by about `signedUsd * r` and the
    /// requirement by about `requirementUsd * r`, so need by `(requirementUsd - signedUsd) * r`.
    ///
    /// @param signedUsd position value, negative when short
    /// @param requirementUsd demand this position causes as far as it moves with the price, at least 0
    public record Exposure(String coin, double signedUsd, double requirementUsd) {
        public Exposure {
            Require.finite("signedUsd", signedUsd);
            Require.notNegative("requirementUsd", requirementUsd);
        }

        /// Change of need (demand less equity) per unit log return, USD.
        public double needPerReturnUsd() {
            return requirementUsd - signedUsd;
        }
    }
}
