package io.headrace.decision.incident;

import static io.headrace.decision.incident.Staging.DYDX;
import static io.headrace.decision.incident.Staging.GMX;
import static io.headrace.decision.incident.Staging.HYPERLIQUID;
import static io.headrace.decision.incident.Staging.during;

import io.headrace.decision.circumstance.VenueCondition;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.agent.Liquidations;
import io.headrace.decision.simulation.law.Fault;
import io.headrace.decision.simulation.law.GasLaw;
import io.headrace.decision.simulation.law.Lie;
import java.util.List;

/// Venues that close, halt, resume or keep what they were given.
final class VenueIncidents {
    private VenueIncidents() {}

    static List<Incident> all() {
        return List.of(withdrawableZero(), gate(), suspended(), utilization(), sunset(), cascade(), feedback());
    }

    private static Incident withdrawableZero() {
        return new Incident(
                "hl-withdrawable-zero",
                "Withdrawable reads zero",
                "An account mode changed and `withdrawable` read 0 although nothing had left. Four integrations broke at once."
                        + " A venue that says it lets nothing out is not empty: it needs no filling.",
                "hummingbot/hummingbot#8165 and #8170; ccxt/ccxt#28106; MetaMask/metamask-extension#29534",
                Staging.calm(96)
                        .pulse(DYDX, 30, 96, 1.35)
                        .laws(laws -> laws.with(new Lie.NothingWithdrawable(HYPERLIQUID, during(24, 72))))
                        .tells(24, 72, "hyperliquid's withdrawable balance reads 0")
                        .tells(30, 96, "dydx needs 1.35 times as much")
                        .stage(),
                List.of(Criteria.sendsAtMost(HYPERLIQUID, 24, 72, 150_000), Criteria.covered(DYDX, 33, 96)));
    }

    private static Incident gate() {
        return new Incident(
                "dydx-gate-50-blocks",
                "A venue holds all withdrawals back for a while",
                "After a loss nobody covered, dYdX blocks withdrawals for 50 blocks. Just then its collateral is wanted elsewhere.",
                "dydxprotocol/v4-chain (withdrawal gating after a negative-TNC subaccount)",
                Staging.calm(72)
                        .pulse(HYPERLIQUID, 24, 72, 1.6)
                        .laws(laws -> laws.with(new Fault.Closed(DYDX, during(24, 26), true)))
                        .tells(24, 26, "dydx lets nothing out")
                        .tells(24, 72, "hyperliquid needs 1.6 times as much")
                        .stage(),
                List.of(Criteria.covered(HYPERLIQUID, 30, 72), Criteria.bounded()));
    }

    private static Incident suspended() {
        return new Incident(
                "withdrawal-suspended",
                "Withdrawals are turned down and nobody says so",
                "A venue suspended withdrawals in the middle of a move and a tranche was stranded. The desk's orders are turned down hour"
                        + " after hour; what it needs has to come from elsewhere.",
                "across-protocol/relayer#3657 (venue code 031026)",
                Staging.calm(96)
                        .pulse(HYPERLIQUID, 30, 96, 1.5)
                        .laws(laws -> laws.with(new Fault.Closed(DYDX, during(24, 72), false)))
                        .tells(24, 72, "dydx turns withdrawals down")
                        .tells(30, 96, "hyperliquid needs 1.5 times as much")
                        .stage(),
                List.of(Criteria.covered(HYPERLIQUID, 36, 96), Criteria.covered(GMX, 30, 96)));
    }

    private static Incident utilization() {
        TokenAmount lent = TokenAmount.usd(600_000);
        return new Incident(
                "aave-100-util",
                "The lending pool is fully lent",
                "After the rsETH bridge exploit of 2026-04-18 Aave's WETH stood at 100 % utilization: idle capital was there and could"
                        + " not be had. A treasury's lent part pays nothing; venues have to help each other through the rest.",
                "incident reports on 2026-04-18; aave/aave-v3-core",
                Staging.calm(96)
                        .capital(1.5)
                        .pulse(HYPERLIQUID, 30, 96, 1.35)
                        .laws(laws -> laws.with(new Fault.Locked(DeskSettings.TREASURY, during(24, 72), lent)))
                        .tells(24, 72, "600,000 USD of the treasury are lent and cannot be had")
                        .tells(30, 96, "hyperliquid needs 1.35 times as much")
                        .stage(),
                List.of(Criteria.covered(HYPERLIQUID, 34, 96), Criteria.covered(GMX, 24, 96)));
    }

    private static Incident sunset() {
        return new Incident(
                "market-sunset",
                "A market is closed and withdrawals revert",
                "Synthetix wound its Arbitrum market down and withdrawals reverted. Collateral there is gone for all that matters;"
                        + " whoever counts on it starves the others.",
                "Synthetix SIP-416",
                Staging.calm(120)
                        .capital(1.6)
                        .rise(GMX, 20, 8, .3)
                        .pulse(HYPERLIQUID, 48, 120, 1.45)
                        .laws(laws -> laws.with(new Fault.Closed(GMX, during(16, 120), true)))
                        .tells(16, 120, "gmx lets nothing out any more; its positions are wound down")
                        .tells(48, 120, "hyperliquid needs 1.45 times as much")
                        .stage(),
                List.of(
                        Criteria.covered(HYPERLIQUID, 52, 120),
                        Criteria.covered(DYDX, 0, 120),
                        Criteria.sendsAtMost(GMX, 28, 120, 0)));
    }

    private static Incident cascade() {
        Staging staging = Staging.calm(120)
                .capital(2.2)
                .volatility(40, 72, 6)
                .laws(laws -> laws.with(new Fault.Halted(DYDX, during(42, 50)))
                        .with(new Liquidations(2, .8, .2))
                        .withGas(new GasLaw(.3, List.of(new GasLaw.Spike(during(40, 60), 200)))))
                .reports(DYDX, 0, 42, VenueCondition.OPEN)
                .reports(DYDX, 42, 50, VenueCondition.HALTED)
                .reports(DYDX, 50, 120, VenueCondition.OPEN)
                .tells(40, 44, "demand rises by two thirds everywhere within four hours")
                .tells(40, 60, "gas costs 200 times as much")
                .tells(42, 50, "dydx stands still");
        for (String venue : Staging.VENUES) {
            staging.rise(venue, 40, 4, 1.65);
        }
        return new Incident(
                "oct10-cascade",
                "2025-10-10: everything at once",
                "19 billion USD of positions were liquidated in hours. Demand rises everywhere, shortages raise it further, gas is up 200"
                        + " times and one chain stands still. Capital suffices, just.",
                "press and ARK research on 2025-10-10; dYdX post-mortem",
                staging.stage(),
                List.of(
                        Criteria.covered(HYPERLIQUID, 54, 120),
                        Criteria.sendsAtMost(DYDX, 42, 50, 0),
                        Criteria.covered(DYDX, 56, 120),
                        Criteria.covered(GMX, 54, 120),
                        Criteria.gasAtMost(12_000)));
    }

    private static Incident feedback() {
        Staging staging = Staging.calm(96)
                .capital(1.7)
                .laws(laws -> laws.with(new Liquidations(6, .85, .35)))
                .tells(
                        30,
                        33,
                        "hyperliquid needs 1.6 times as much for three hours; every shortage liquidates, and"
                                + " liquidations raise demand everywhere")
                .pulse(HYPERLIQUID, 30, 33, 1.6);
        return new Incident(
                "feedback-loop",
                "A shortage feeds itself",
                "A rebalancer's own withdrawals fed the counter that triggered them; on a market a shortage sets off liquidations, their"
                        + " price impact raises demand, and so on. The loop has to die out.",
                "across-protocol/relayer#2398; press on 2025-10-10",
                staging.stage(),
                List.of(
                        Criteria.covered(HYPERLIQUID, 42, 96),
                        Criteria.covered(DYDX, 42, 96),
                        Criteria.covered(GMX, 42, 96),
                        Criteria.calm(6)));
    }
}
