package io.headrace.decision.incident;

import static io.headrace.decision.incident.Staging.DYDX;
import static io.headrace.decision.incident.Staging.GMX;
import static io.headrace.decision.incident.Staging.HOUR;
import static io.headrace.decision.incident.Staging.HYPERLIQUID;
import static io.headrace.decision.incident.Staging.during;

import io.headrace.decision.circumstance.VenueCondition;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.law.Allowance;
import io.headrace.decision.simulation.law.Fault;
import io.headrace.decision.simulation.law.GasLaw;
import io.headrace.decision.simulation.law.LeadFile;
import io.headrace.decision.simulation.law.LeadTimeLaw;
import java.util.List;

/// Ways that are slow, dear, narrow or broken.
final class RouteIncidents {
    private static final String TREASURY = DeskSettings.TREASURY;

    private RouteIncidents() {}

    static List<Incident> all() {
        return List.of(
                inFlight(),
                slowRoute(),
                attestation(),
                allowanceExhausted(),
                sequencerDown(),
                gasSpike(),
                failed(),
                wrongAddress(),
                rateLimited(),
                drawnLeads());
    }

    private static Incident inFlight() {
        return new Incident(
                "inflight-guard",
                "Money on its way is money",
                "A transfer takes hours, the balance at the far end has not moved, and the rebalancer sends again. The one mistake"
                        + " every peer made.",
                "hyperlane-xyz/hyperlane-monorepo#7431, #7676 and #7921; across-protocol/relayer#1457 and #3694; eco/eco-solver#254",
                Staging.calm(72)
                        .lead(4)
                        .pulse(GMX, 24, 72, 1.35)
                        .tells(24, 28, "gmx needs 1.35 times as much; a transfer takes four hours")
                        .stage(),
                List.of(Criteria.sendsAtMost(GMX, 24, 29, 450_000), Criteria.covered(GMX, 33, 72)));
    }

    private static Incident slowRoute() {
        return new Incident(
                "slow-route-12h",
                "The route takes twelve hours, the memory one",
                "A bridge out of one chain takes eleven to twelve hours; orders were forgotten after one. Each forgotten order was"
                        + " given again.",
                "across-protocol/relayer#3436 and oftAdapter.ts (12 h route, 1 h TTL)",
                Staging.calm(96)
                        .lead(12)
                        .capital(1.5)
                        .pulse(GMX, 24, 96, 1.4)
                        .tells(24, 36, "gmx needs 1.4 times as much; a transfer takes twelve hours")
                        .stage(),
                List.of(Criteria.sendsAtMost(GMX, 24, 37, 600_000), Criteria.covered(GMX, 49, 96)));
    }

    private static Incident attestation() {
        return new Incident(
                "cctp-attestation-36h",
                "An attestation that does not come for a day and a half",
                "Burned on one chain, not minted on the other: attestations came 15 hours, 36 hours and three weeks late. Money that is"
                        + " long overdue is doubtful. It must not stand in for a buffer, and when it does arrive it must not stay"
                        + " twice.",
                "circlefin/evm-cctp-contracts#64 and #106; circlefin/arc-node#200",
                Staging.calm(120)
                        .rise(DYDX, 24, 2, 1.35)
                        .laws(laws -> laws.with(new Fault.Delayed(TREASURY, DYDX, during(23, 27), 36 * HOUR)))
                        .tells(24, 26, "dydx needs 1.35 times as much")
                        .tells(23, 27, "what is sent to dydx now waits 36 hours for its attestation")
                        .stage(),
                List.of(Criteria.covered(DYDX, 31, 120), Criteria.sendsAtMost(DYDX, 24, 27, 500_000)));
    }

    private static Incident allowanceExhausted() {
        return new Incident(
                "fast-allowance-exhausted",
                "The fast lane is used up",
                "Fast transfers share one allowance among all users. When it is gone the same transfer takes hours instead of"
                        + " minutes. Late is not lost: nothing may be sent twice.",
                "Circle CCTP v2 documentation (fast allowance, standard attestation)",
                Staging.calm(72)
                        .pulse(GMX, 24, 72, 1.35)
                        .laws(laws -> laws.with(new Fault.Delayed(TREASURY, Fault.ANY, during(24, 48), HOUR)))
                        .tells(24, 48, "every transfer from the treasury takes an hour longer than promised")
                        .stage(),
                // once is 360,000 to 460,000 with a buffer; twice is above 700,000
                List.of(Criteria.sendsAtMost(GMX, 24, 27, 600_000), Criteria.covered(GMX, 28, 72)));
    }

    private static Incident sequencerDown() {
        return new Incident(
                "sequencer-down",
                "A chain stands still for seven hours",
                "No blocks: what is on its way lands when the chain resumes, and nothing leaves. Others' needs must be met without what"
                        + " is stuck, and what was sent before must not be sent again after.",
                "Arbitrum status reports of 2022-01-09 (7 h) and 2023-12-15 (78 min)",
                Staging.calm(72)
                        .pulse(GMX, 24, 72, 1.3)
                        .pulse(HYPERLIQUID, 26, 72, 1.25)
                        .laws(laws -> laws.with(new Fault.Halted(GMX, during(25, 32))))
                        .reports(GMX, 0, 25, VenueCondition.OPEN)
                        .reports(GMX, 25, 32, VenueCondition.HALTED)
                        .reports(GMX, 32, 72, VenueCondition.OPEN)
                        .tells(25, 32, "gmx's chain makes no blocks")
                        .stage(),
                List.of(
                        Criteria.covered(HYPERLIQUID, 29, 72),
                        Criteria.sendsAtMost(GMX, 24, 34, 400_000),
                        Criteria.covered(GMX, 34, 72)));
    }

    private static Incident gasSpike() {
        return new Incident(
                "gas-spike-100x",
                "Gas costs a hundred times as much for a day",
                "On 2025-10-10 a transfer on Ethereum cost more than 600 USD. Needed money still has to go, but not in slices.",
                "ARK research on 2025-10-10; press",
                Staging.calm(96)
                        .volatility(24, 48, 2)
                        .rise(DYDX, 24, 12, 1.3)
                        .laws(laws -> laws.withGas(new GasLaw(0, List.of(new GasLaw.Spike(during(24, 48), 100)))))
                        .tells(24, 48, "a transfer costs 200 USD of gas")
                        .stage(),
                List.of(Criteria.gasAtMost(2_000), Criteria.covered(DYDX, 0, 96)));
    }

    private static Incident failed() {
        return new Incident(
                "failed-transfer",
                "Sent is not arrived",
                "Submissions were counted as done, and a bridge call that succeeded had moved nothing. Money that comes back has to"
                        + " be seen, and sent again.",
                "across-protocol/relayer#3503; malda-protocol/malda-lending#105 and #114",
                Staging.calm(72)
                        .pulse(GMX, 24, 72, 1.35)
                        .laws(laws -> laws.with(new Fault.Failed(TREASURY, GMX, during(24, 26), 2 * HOUR)))
                        .tells(24, 26, "what is sent to gmx comes back after two hours")
                        .stage(),
                List.of(Criteria.covered(GMX, 29, 72), Criteria.neverAbove(GMX, 24, 72, 1.4)));
    }

    private static Incident wrongAddress() {
        return new Incident(
                "wrong-bridge-address",
                "A route turns every order down",
                "A wrong bridge address in a settings file: 300 errors a day, and the desk behind it served nobody. One broken route"
                        + " must not stop the others, and must work again when it is mended.",
                "hyperlane-xyz/hyperlane-monorepo#8943",
                Staging.calm(96)
                        .pulse(DYDX, 24, 96, 1.35)
                        .pulse(GMX, 26, 96, 1.3)
                        .laws(laws -> laws.with(new Fault.Refused(TREASURY, DYDX, during(20, 60))))
                        .tells(20, 60, "every order to dydx is turned down")
                        .stage(),
                List.of(Criteria.covered(GMX, 30, 96), Criteria.covered(DYDX, 64, 96)));
    }

    private static Incident rateLimited() {
        return new Incident(
                "withdrawal-rate-limit",
                "A venue lets out only so much an hour",
                "dYdX caps withdrawals by the hour and the day for all its users together. What a venue holds is not what it can"
                        + " give in time.",
                "dydxprotocol/v4-chain x/ratelimit (1 % of TVL or 1 M USD an hour)",
                Staging.calm(96)
                        .capital(1.3)
                        .pulse(HYPERLIQUID, 24, 96, 1.5)
                        .laws(laws -> laws.with(new Allowance(DYDX, TREASURY, HOUR, TokenAmount.usd(20_000))))
                        .tells(0, 96, "dydx lets out 20,000 USD an hour")
                        .stage(),
                List.of(Criteria.covered(HYPERLIQUID, 34, 96), Criteria.covered(GMX, 0, 96)));
    }

    private static Incident drawnLeads() {
        LeadTimeLaw standard = LeadFile.usual().get(1);
        Staging staging = Staging.calm(168)
                .volatility(0, 168, 3)
                .tells(0, 168, "transfers take what bridges take: mostly a quarter of an hour, sometimes ten");
        for (String venue : Staging.VENUES) {
            staging.laws(laws -> laws.withLead(TREASURY, venue, standard).withLead(venue, TREASURY, standard));
        }
        for (int hour = 12; hour < 156; hour += 36) {
            staging.pulse(GMX, hour, hour + 12, 1.3);
        }
        return new Incident(
                "drawn-lead-times",
                "Every transfer takes its own time",
                "Messages come late, by minutes or by hours, and in any order. However late they are, nothing is sent twice.",
                "hyperlane-xyz/hyperlane-monorepo#7921 (duplicates under message delay); Circle CCTP documentation",
                staging.stage(),
                List.of(Criteria.neverAbove(GMX, 0, 168, 1.85), Criteria.calm(8)));
    }
}
