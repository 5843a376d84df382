package io.headrace.decision.simulation.offset;

import io.headrace.decision.hedge.Hedge;
import io.headrace.decision.hedge.HedgePlan;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Offsets that were carried out and not undone yet. Each lowers one venue's demand and raises another's by what it
/// freed and asked when it was taken, and is undone once the first venue holds what it needs without it. Its whole
/// cost is paid when it is taken.
///
/// Profit and loss stay where they were: the price moves of what was shifted are not told apart in the venues' flows.
public final class StandingOffsets {
    private final List<Hedge> standing = new ArrayList<>();

    /// Carries out advice.
    ///
    /// @return what it costs, USD
    public double take(HedgePlan plan) {
        standing.addAll(plan.hedges());
        return plan.hedges().stream().mapToDouble(Hedge::costUsd).sum();
    }

    /// Undoes what is no longer needed, the last taken first.
    ///
    /// @param needs as they would be without any
    /// @param onHand what a venue holds, USD
    public void release(List<MarginSnapshot> needs, ToDoubleFunction<String> onHand) {
        for (int i = standing.size() - 1; i >= 0; i--) {
            String venue = standing.get(i).venue();
            double need = 0;
            for (MarginSnapshot snapshot : needs) {
                need += snapshot.venue().equals(venue) ? snapshot.demandUsd() : 0;
            }
            double others = -standing.get(i).freedUsd();
            for (Hedge hedge : standing) {
                others += hedge.venue().equals(venue) ? hedge.freedUsd() : 0;
            }
            if (onHand.applyAsDouble(venue) >= need - others) {
                standing.remove(i);
            }
        }
    }

    /// The needs as offsets leave them.
    public List<MarginSnapshot> moved(List<MarginSnapshot> needs) {
        return standing.isEmpty() ? needs : needs.stream().map(this::moved).toList();
    }

    private MarginSnapshot moved(MarginSnapshot snapshot) {
        double more = 0;
        for (Hedge hedge : standing) {
            more += demand(hedge, snapshot.venue());
        }
        double change = more;
        return new MarginSnapshot(
                snapshot.instrument(),
                snapshot.eventNanos(),
                snapshot.knownNanos(),
                snapshot.sequence(),
                Math.max(0, snapshot.demandUsd() + change),
                Math.max(0, snapshot.closeDemandUsd() + change),
                snapshot.flowUsd(),
                snapshot.heldUsd(),
                snapshot.plannedUsd().stream()
                        .map(usd -> Math.max(0, usd + change))
                        .toList(),
                snapshot.exposures().stream()
                        .map(exposure -> moved(exposure, snapshot.venue()))
                        .toList());
    }

    private Exposure moved(Exposure exposure, String venue) {
        double signed = exposure.signedUsd();
        double requirement = exposure.requirementUsd();
        for (Hedge hedge : standing) {
            if (hedge.coin().equals(exposure.coin())) {
                requirement += demand(hedge, venue);
                signed += shift(hedge, venue);
            }
        }
        return new Exposure(exposure.coin(), signed, Math.max(0, requirement));
    }

    private static double demand(Hedge hedge, String venue) {
        return hedge.venue().equals(venue) ? -hedge.freedUsd() : hedge.at().equals(venue) ? hedge.askedUsd() : 0;
    }

    private static double shift(Hedge hedge, String venue) {
        return hedge.venue().equals(venue) ? -hedge.signedUsd() : hedge.at().equals(venue) ? hedge.signedUsd() : 0;
    }
}
