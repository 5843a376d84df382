package io.headrace.decision.incident;

import static io.headrace.decision.incident.Staging.DYDX;
import static io.headrace.decision.incident.Staging.GMX;
import static io.headrace.decision.incident.Staging.HYPERLIQUID;

import java.util.List;

/// Demand that moves, and the mistakes a rebalancer makes while everything else works.
final class DemandIncidents {
    private static final String SIMULATOR =
            "scenarios of hyperlane-xyz/hyperlane-monorepo typescript/rebalancer-sim (snapshot 2026-08-21)";

    private DemandIncidents() {}

    static List<Incident> all() {
        return List.of(
                bidirectional(),
                imbalance(),
                extremeDrain(),
                sustainedDrain(),
                surge(),
                whale(),
                stress(),
                regimeJump(),
                fundingFlip(),
                blocked(),
                oscillation(),
                starved());
    }

    private static Incident bidirectional() {
        Staging staging = Staging.calm(120)
                .swing(HYPERLIQUID, 24, .12, 0)
                .swing(DYDX, 24, .12, 12)
                .tells(0, 120, "demand swings between hyperliquid and dydx by an eighth, once a day");
        return new Incident(
                "balanced-bidirectional",
                "Demand swings between two venues",
                "Flow goes one way in the morning and the other in the evening. What was sent in the morning is missing in the"
                        + " evening, and who follows every swing pays for it twice.",
                SIMULATOR + ", balanced-bidirectional",
                staging.stage(),
                List.of(
                        Criteria.covered(HYPERLIQUID, 0, 120),
                        Criteria.covered(DYDX, 0, 120),
                        Criteria.calm(6),
                        Criteria.bounded()));
    }

    private static Incident imbalance() {
        return new Incident(
                "moderate-imbalance",
                "One venue slowly needs a third more",
                "Demand wanders to one venue over half a day and stays there.",
                SIMULATOR + ", moderate-imbalance",
                Staging.calm(96)
                        .rise(HYPERLIQUID, 24, 12, 1.35)
                        .tells(24, 36, "demand at hyperliquid rises by a third")
                        .stage(),
                List.of(Criteria.covered(HYPERLIQUID, 0, 96), Criteria.bounded(), Criteria.transfersAtMost(0, 96, 24)));
    }

    private static Incident extremeDrain() {
        return new Incident(
                "extreme-drain",
                "A venue loses a third of its collateral in eight hours",
                "Losses are settled hour after hour: collateral falls while demand stays. The venue has to be filled as fast as it"
                        + " drains, and not once more.",
                SIMULATOR + ", extreme-drain",
                Staging.calm(96)
                        .flow(GMX, 24, 32, -45_000)
                        .tells(24, 32, "gmx loses 45,000 USD an hour")
                        .stage(),
                List.of(Criteria.covered(GMX, 0, 96), Criteria.neverAbove(GMX, 24, 96, 1.45), Criteria.bounded()));
    }

    private static Incident sustainedDrain() {
        return new Incident(
                "sustained-drain",
                "A venue loses a little every hour for four days",
                "No single hour is worth a transfer. Who waits for one that is ends up short; who sends every hour pays gas a"
                        + " hundred times.",
                SIMULATOR + ", sustained-drain",
                Staging.calm(120)
                        .flow(DYDX, 12, 108, -4_000)
                        .tells(12, 108, "dydx loses 4,000 USD an hour")
                        .stage(),
                List.of(Criteria.covered(DYDX, 0, 120), Criteria.transfersAtMost(0, 120, 40)));
    }

    private static Incident surge() {
        return new Incident(
                "surge",
                "Two venues need more than there is",
                "Demand at two of three venues jumps beyond all capital. What there is has to be shared: no venue may keep plenty while"
                        + " another is stripped.",
                SIMULATOR + ", surge",
                Staging.calm(96)
                        .rise(HYPERLIQUID, 24, 3, 1.8)
                        .rise(DYDX, 24, 3, 1.7)
                        .tells(24, 96, "hyperliquid and dydx need 1.8 and 1.7 times as much: more than all capital")
                        .stage(),
                List.of(Criteria.fair(30, 96, .15), Criteria.bounded()));
    }

    private static Incident whale() {
        return new Incident(
                "whale",
                "One position doubles a venue's demand at once",
                "A single large position asks for more than the treasury holds. The rest has to come from the other venues,"
                        + " through the treasury, in two hops.",
                SIMULATOR + ", whale",
                Staging.calm(96)
                        .pulse(HYPERLIQUID, 30, 96, 1.8)
                        .tells(30, 96, "demand at hyperliquid is 1.8 times as high from one hour to the next")
                        .stage(),
                List.of(
                        Criteria.covered(HYPERLIQUID, 33, 96),
                        Criteria.sendsAtLeast(HYPERLIQUID, 30, 31, 250_000),
                        Criteria.bounded()));
    }

    private static Incident stress() {
        return new Incident(
                "stress-high-volume",
                "A week five times as rough as usual",
                "Everything moves all the time. A rebalancer that reacts to each move spends what it protects.",
                SIMULATOR + ", stress-high-volume",
                Staging.calm(168)
                        .volatility(0, 168, 5)
                        .tells(0, 168, "needs move five times as much as usual")
                        .stage(),
                List.of(Criteria.bounded(), Criteria.calm(8)));
    }

    private static Incident regimeJump() {
        return new Incident(
                "vol-regime-jump",
                "Calm turns rough from one hour to the next",
                "A buffer that was ample for calm weeks is thin in rough ones. It has to widen when volatility does, before the first"
                        + " shortage teaches it.",
                "scenario set of our research on peers, vol-regime-jump",
                Staging.calm(144)
                        .capital(1.6)
                        .volatility(60, 144, 6)
                        .tells(60, 144, "needs move six times as much")
                        .stage(),
                List.of(Criteria.wider(24, 60, 72, 144, .05), Criteria.bounded()));
    }

    private static Incident fundingFlip() {
        return new Incident(
                "funding-flip",
                "The payer of funding becomes the receiver",
                "Funding drains one venue into another for days and then flips. Collateral has to follow, without being"
                        + " chased to and fro around the turn.",
                "scenario set of our research on peers, funding-flip",
                Staging.calm(144)
                        .flow(HYPERLIQUID, 0, 72, -5_000)
                        .flow(DYDX, 0, 72, 5_000)
                        .flow(HYPERLIQUID, 72, 144, 5_000)
                        .flow(DYDX, 72, 144, -5_000)
                        .tells(0, 72, "hyperliquid pays dydx 5,000 USD an hour")
                        .tells(72, 144, "dydx pays hyperliquid")
                        .stage(),
                List.of(
                        Criteria.covered(HYPERLIQUID, 0, 144),
                        Criteria.covered(DYDX, 0, 144),
                        Criteria.calm(2),
                        Criteria.bounded()));
    }

    private static Incident blocked() {
        return new Incident(
                "blocked-transfer",
                "A tolerance hides a need",
                "A need that was small against the tolerance around a share was never served: 0 % of transfers completed and 0"
                        + " rebalances were made. Beside a relative band there has to be a trigger on absolute need.",
                "hyperlane-xyz/hyperlane-monorepo#8030",
                Staging.calm(96)
                        .flow(DYDX, 12, 42, -9_000)
                        .tells(12, 42, "dydx runs down to just under its demand and stays there")
                        .stage(),
                List.of(Criteria.covered(DYDX, 0, 96), Criteria.sendsAtLeast(DYDX, 12, 60, 10_000)));
    }

    private static Incident oscillation() {
        Staging staging = Staging.calm(96).tells(12, 84, "demand swaps between two venues every two hours");
        for (int hour = 12; hour < 84; hour += 4) {
            staging.pulse(HYPERLIQUID, hour, hour + 2, 1.06).pulse(DYDX, hour + 2, hour + 4, 1.06);
        }
        return new Incident(
                "oscillation",
                "Two venues take turns",
                "Two rules undid each other's moves: money went to and fro for as long as anybody watched. A swing smaller than"
                        + " the band is to be sat out.",
                "hyperlane-xyz/hyperlane-monorepo#8215; cryptosharks131/lndg#68; C-Otto/rebalance-lnd#184",
                staging.stage(),
                List.of(Criteria.calm(1), Criteria.transfersAtMost(0, 96, 12), Criteria.covered(DYDX, 0, 96)));
    }

    private static Incident starved() {
        return new Incident(
                "starved-moves",
                "The treasury has a little less than is asked for",
                "A guard that compared two amounts for equality let no rebalance through for twelve hours, 0 of 24. What there"
                        + " is has to go at once, even when it is not all.",
                "across-protocol/relayer#3551 and #3553",
                Staging.calm(72)
                        .capital(1.27)
                        .pulse(HYPERLIQUID, 24, 72, 1.4)
                        .tells(
                                24,
                                72,
                                "hyperliquid needs 1.4 times as much; the treasury holds a third of what that takes")
                        .stage(),
                List.of(Criteria.sendsAtLeast(HYPERLIQUID, 24, 25, 20_000), Criteria.covered(HYPERLIQUID, 28, 72)));
    }
}
