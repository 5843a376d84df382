package io.headrace.decision.incident;

import static io.headrace.decision.incident.Staging.HYPERLIQUID;

import java.util.List;

/// Collateral that cannot arrive in time, while margin is spare elsewhere.
final class HedgeIncidents {
    private HedgeIncidents() {}

    static List<Incident> all() {
        return List.of(tooLate());
    }

    /// Offsets are carried out here; the rule knows none.
    private static Incident tooLate() {
        return new Incident(
                "collateral-too-late",
                "Money takes twelve hours, a position minutes",
                "A venue asks for a third more margin while the way there takes twelve hours. Whoever can only move money"
                        + " stands short half a day; the desk is short the same coin elsewhere and can close both legs there"
                        + " and here at once.",
                "across-protocol/relayer#3436 (twelve-hour route) and venue notices of raised margin rates",
                Staging.calm(72)
                        .lead(12)
                        .hedging(.00045, 20e6, .001)
                        .pulse(HYPERLIQUID, 24, 60, 1.35)
                        .tells(24, 60, "hyperliquid asks for 1.35 times as much; a transfer takes twelve hours")
                        .stage(),
                List.of(Criteria.covered(HYPERLIQUID, 25, 36), Criteria.cheaperThanRule(.5)));
    }
}
