package io.headrace.decision.incident;

import static io.headrace.decision.incident.Staging.DYDX;
import static io.headrace.decision.incident.Staging.GMX;
import static io.headrace.decision.incident.Staging.HYPERLIQUID;
import static io.headrace.decision.incident.Staging.at;
import static io.headrace.decision.incident.Staging.during;

import io.headrace.decision.circumstance.OperatorState;
import io.headrace.decision.circumstance.PriceKind;
import io.headrace.decision.circumstance.VenueCondition;
import io.headrace.decision.simulation.law.Fault;
import io.headrace.decision.simulation.law.Lie;
import java.util.List;

/// What is heard, and what readings make of it: halts, deaths, prices that disagree, balances that lie.
final class EvidenceIncidents {
    private static final String API = "venue-api";
    private static final String NODE = "own-node";

    private EvidenceIncidents() {}

    static List<Incident> all() {
        return List.of(
                haltAndResume(),
                venueLoss(),
                rumour(),
                oracleCap(),
                depeg(),
                staleBalance(),
                accountingReset(),
                ambiguous(),
                operatorHalt());
    }

    private static Incident haltAndResume() {
        return new Incident(
                "dydx-halt-8h-stale-resume",
                "A chain halts for eight hours and resumes on old prices",
                "On 2025-10-10 dYdX stood still for eight hours and resumed on a stale oracle: 462,000 USD of compensation. Nothing"
                        + " may be sent into a halt, a halted venue can give nothing, and what it says right after must not be acted on.",
                "dYdX post-mortem of 2025-10-10; press on 2024-04-08 (9.5 h)",
                Staging.calm(96)
                        .capital(1.5)
                        .rise(DYDX, 42, 4, 1.2)
                        .pulse(HYPERLIQUID, 43, 96, 1.3)
                        .laws(laws -> laws.with(new Fault.Halted(DYDX, during(42, 50)))
                                .with(new Lie.ScaledDemand(DYDX, during(50, 54), .7)))
                        .reports(DYDX, 0, 42, VenueCondition.OPEN)
                        .reports(DYDX, 42, 50, VenueCondition.HALTED)
                        .reports(DYDX, 50, 54, VenueCondition.RESUMED_STALE)
                        .reports(DYDX, 54, 96, VenueCondition.OPEN)
                        .tells(42, 50, "dydx stands still while its true demand rises by a fifth")
                        .tells(50, 54, "dydx is back on prices that tell of less demand than there is")
                        .stage(),
                List.of(
                        Criteria.sendsAtMost(DYDX, 42, 50, 0),
                        Criteria.takesAtMost(DYDX, 42, 54, 0),
                        Criteria.covered(HYPERLIQUID, 46, 96),
                        Criteria.covered(DYDX, 57, 96)));
    }

    private static Incident venueLoss() {
        return new Incident(
                "venue-loss",
                "A venue is drained",
                "Drift was drained of some 285 million USD on 2026-04-01. What is left has to leave at once, and nothing may follow"
                        + " what is gone: a drained venue asks for its collateral again every hour.",
                "incident reports on Drift, 2026-04-01",
                Staging.calm(96)
                        .capital(1.6)
                        .reports(DYDX, 0, 30, VenueCondition.OPEN)
                        .reports(DYDX, 30, 96, VenueCondition.DEAD)
                        .pulse(HYPERLIQUID, 40, 96, 1.25)
                        .laws(laws -> laws.with(new Fault.Lost(DYDX, at(30), .6)))
                        .tells(30, 96, "dydx has lost 60 % of what it held, and two sources say that it is dead")
                        .tells(40, 96, "hyperliquid needs 1.25 times as much")
                        .stage(),
                List.of(
                        Criteria.sendsAtMost(DYDX, 30, 96, 0),
                        Criteria.takesAtLeast(DYDX, 30, 34, 400_000),
                        Criteria.covered(HYPERLIQUID, 44, 96),
                        Criteria.covered(GMX, 0, 96)));
    }

    private static Incident rumour() {
        return new Incident(
                "verifier-disagrees",
                "One source says that a venue is dead",
                "A bridge with one verifier was robbed of 292 million USD through a poisoned node. What one source says is a claim: a"
                        + " venue is not emptied on it, and not fed beyond what it must have.",
                "incident reports on rsETH, 2026-04-18 (1-of-1 verifier)",
                Staging.calm(96)
                        .capital(1.5)
                        .hears(new Hearing.Report(during(0, 96), GMX, API, VenueCondition.OPEN))
                        .hears(new Hearing.Report(during(0, 96), GMX, "third-party", VenueCondition.OPEN))
                        .hears(new Hearing.Report(during(0, 30), GMX, NODE, VenueCondition.OPEN))
                        .hears(new Hearing.Report(during(30, 50), GMX, NODE, VenueCondition.DEAD))
                        .hears(new Hearing.Report(during(50, 96), GMX, NODE, VenueCondition.OPEN))
                        .rise(GMX, 34, 6, 1.25)
                        .tells(30, 50, "one of three sources says that gmx is dead")
                        .tells(34, 40, "gmx needs a quarter more")
                        .stage(),
                List.of(Criteria.takesAtMost(GMX, 30, 50, 0), Criteria.covered(GMX, 0, 96)));
    }

    private static Incident oracleCap() {
        return new Incident(
                "oracle-cap-error",
                "An oracle is three per cent off",
                "A misconfigured cap let Aave's oracle answer 2.85 % too low and 27 million USD were liquidated. While oracle and market"
                        + " disagree, nothing leaves a venue that is marked by them.",
                "Chaos Labs and press on Aave CAPO, 2026-03-10",
                Staging.calm(96)
                        .capital(1.5)
                        .laws(laws -> laws.with(new Lie.ScaledDemand(HYPERLIQUID, during(30, 42), .75)))
                        .price(new Hearing.Price(
                                during(30, 42), HYPERLIQUID, "wstETH", "chain-oracle", PriceKind.ORACLE, .9715, 0))
                        .price(new Hearing.Price(
                                during(30, 42), HYPERLIQUID, "wstETH", "exchange-a", PriceKind.SPOT, 1, 0))
                        .tells(
                                30,
                                42,
                                "the oracle is 2.85 % under the market, and hyperliquid seems to need a quarter less")
                        .stage(),
                List.of(Criteria.takesAtMost(HYPERLIQUID, 30, 42, 0), Criteria.covered(HYPERLIQUID, 0, 96)));
    }

    private static Incident depeg() {
        return new Incident(
                "stable-depeg",
                "The collateral is not worth a dollar at one venue",
                "On 2025-10-10 USDe was quoted far below par on one venue. Collateral sent there is worth less on arrival; needs that"
                        + " rest on such a price are not to be fed at once.",
                "press and ARK research on 2025-10-10 (USDe on one venue)",
                Staging.calm(72)
                        .capital(1.5)
                        .pulse(GMX, 24, 30, 1.3)
                        .price(new Hearing.Price(during(24, 30), GMX, "USDC", "exchange-a", PriceKind.STABLE, .93, 0))
                        .price(new Hearing.Price(during(24, 30), GMX, "USDC", "exchange-b", PriceKind.STABLE, .931, 0))
                        .tells(24, 30, "USDC stands at .93 at gmx, which seems to need 1.3 times as much for six hours")
                        .stage(),
                List.of(Criteria.sendsAtMost(GMX, 24, 30, 0), Criteria.covered(HYPERLIQUID, 0, 72)));
    }

    private static Incident staleBalance() {
        return new Incident(
                "stale-balance",
                "The balance is of before the fill",
                "A transfer has landed and the balance read is still the one of before: the rebalancer fills again. A balance nobody"
                        + " could read is not known; what is not known is not filled.",
                "across-protocol/relayer#972",
                Staging.calm(72)
                        .capital(1.6)
                        .pulse(HYPERLIQUID, 24, 72, 1.3)
                        .laws(laws -> laws.with(new Lie.FrozenBalance(HYPERLIQUID, during(25, 31))))
                        .hears(new Hearing.Unread(during(25, 31), HYPERLIQUID))
                        .tells(24, 72, "hyperliquid needs 1.3 times as much")
                        .tells(25, 31, "hyperliquid's balance cannot be read; the books show the last that was")
                        .stage(),
                List.of(Criteria.sendsAtMost(HYPERLIQUID, 24, 31, 450_000), Criteria.covered(HYPERLIQUID, 34, 72)));
    }

    private static Incident accountingReset() {
        return new Incident(
                "accounting-reset",
                "A balance reads zero",
                "Accounting was reset and money that was there read as nothing; 50,000 USD were stranded, later more. A balance that is"
                        + " gone from one hour to the next is a loss or an error: neither is to be filled up.",
                "across-protocol/relayer scripts/recoveries (2026-06 and 2026-07)",
                Staging.calm(72)
                        .capital(1.6)
                        .safeguards(usual -> usual.withVenues(usual.venues().withLossCapUsd(300_000)))
                        .laws(laws -> laws.with(new Lie.NothingThere(DYDX, during(30, 36))))
                        .tells(30, 36, "dydx's balance reads zero")
                        .stage(),
                List.of(Criteria.sendsAtMost(DYDX, 30, 36, 100_000), Criteria.covered(HYPERLIQUID, 0, 72)));
    }

    private static Incident ambiguous() {
        return new Incident(
                "ambiguous-ack",
                "The order was accepted, and nobody says so",
                "An interface answered with errors although it had taken the orders; refunds came to 1.99 million USD. Money that has left"
                        + " and is not seen on its way is not to be sent again.",
                "Hyperliquid notice and press on 2025-07-29 (14:10 to 14:47 UTC)",
                Staging.calm(72)
                        .capital(1.7)
                        .lead(3)
                        .safeguards(usual -> usual.withVenues(usual.venues().withLossCapUsd(200_000)))
                        .pulse(GMX, 24, 72, 1.35)
                        .laws(laws -> laws.with(new Lie.HiddenTransit(GMX, during(25, 28))))
                        .tells(24, 72, "gmx needs 1.35 times as much")
                        .tells(25, 28, "what is on its way to gmx is not seen")
                        .stage(),
                List.of(Criteria.sendsAtMost(GMX, 24, 28, 450_000), Criteria.covered(GMX, 32, 72)));
    }

    private static Incident operatorHalt() {
        return new Incident(
                "operator-halt",
                "Somebody pulls the brake",
                "Users asked for a stop that stops new moves and breaks nothing. While the desk is halted nothing departs, and"
                        + " afterwards it serves what has gathered.",
                "freqtrade/freqtrade#1607, #10682 and #4397",
                Staging.calm(72)
                        .capital(1.5)
                        .pulse(HYPERLIQUID, 26, 72, 1.3)
                        .hears(new Hearing.Told(during(24, 32), OperatorState.HALTED))
                        .tells(24, 32, "the operator has halted the desk")
                        .tells(26, 72, "hyperliquid needs 1.3 times as much")
                        .stage(),
                List.of(Criteria.transfersAtMost(24, 32, 0), Criteria.covered(HYPERLIQUID, 34, 72)));
    }
}
