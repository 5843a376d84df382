package io.headrace.decision.incident;

import static io.headrace.decision.incident.Staging.DYDX;
import static io.headrace.decision.incident.Staging.GMX;
import static io.headrace.decision.incident.Staging.HOUR;
import static io.headrace.decision.incident.Staging.HYPERLIQUID;
import static io.headrace.decision.incident.Staging.at;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.ModelSource;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.safeguard.DiscretionParameters;
import io.headrace.decision.simulation.agent.FrontRunner;
import io.headrace.decision.simulation.agent.Rival;
import io.headrace.decision.simulation.law.Allowance;
import io.headrace.decision.simulation.law.CapitalChange;
import io.headrace.decision.simulation.law.Fault;
import java.util.List;

/// The desk itself, its models, and others who act beside it.
final class DeskIncidents {
    private static final String NO_MODEL = "the models folder is gone";

    private DeskIncidents() {}

    static List<Incident> all() {
        return List.of(
                modelMissing(),
                modelDrift(),
                staleForecast(),
                splitBrain(),
                frontRunner(),
                rivals(),
                capitalWithdrawn());
    }

    private static Incident modelMissing() {
        return new Incident(
                "model-missing",
                "The model is gone",
                "A fallback scaled a loaded service down when its metrics were lost; a models folder was wiped on the way to"
                        + " production. Losing the model must never lower a buffer, and the rule has to serve what comes.",
                "kedacore/keda#6659, #6053 and #7411; freqtrade/freqtrade#8381",
                Staging.calm(120)
                        .capital(1.6)
                        .volatility(0, 36, 5)
                        .model(36, new ModelSource.Missing(NO_MODEL))
                        .pulse(HYPERLIQUID, 72, 120, 1.6)
                        .tells(0, 36, "rough hours: the model asks for wide buffers")
                        .tells(36, 120, "there is no model, and the hours are calm")
                        .tells(72, 120, "hyperliquid needs 1.6 times as much")
                        .stage(),
                List.of(
                        Criteria.takesAtMost("", 36, 72, 0),
                        Criteria.modelSilent(36, 120),
                        Criteria.covered(HYPERLIQUID, 76, 120)));
    }

    private static Incident modelDrift() {
        Staging staging = Staging.calm(168)
                .capital(2)
                .tells(60, 156, "hyperliquid's need jumps by a third and back every few hours");
        for (int hour = 60; hour < 156; hour += 4) {
            staging.pulse(HYPERLIQUID, hour, hour + 2, 1.35);
        }
        return new Incident(
                "model-drift",
                "The world has left the model",
                "A venue's need moves as it never did in training. The watch over the model has to take it out of charge, and the"
                        + " venue has to be served all the same.",
                "scenario set of our research on peers, model-drift; kedacore/keda#6659 for the fallback",
                staging.stage(),
                List.of(Criteria.modelSilent(72, 156), Criteria.covered(HYPERLIQUID, 72, 168)));
    }

    private static Incident staleForecast() {
        Staging staging = Staging.calm(120).capital(1.6).volatility(0, 36, 5);
        ModelSource.Champion champion = staging.model();
        return new Incident(
                "stale-forecast",
                "Yesterday's forecast",
                "Cached predictions were reused without a word when fresh ones failed. A forecast has a last day; after it, it"
                        + " has no say.",
                "freqtrade/freqtrade#7929 and #7475",
                staging.model(0, new ModelSource.Champion(champion.bundle(), at(35)))
                        .pulse(HYPERLIQUID, 72, 120, 1.6)
                        .tells(36, 120, "the model may no longer be served")
                        .tells(72, 120, "hyperliquid needs 1.6 times as much")
                        .stage(),
                List.of(
                        Criteria.modelSilent(36, 120),
                        Criteria.takesAtMost("", 36, 72, 0),
                        Criteria.covered(HYPERLIQUID, 76, 120)));
    }

    private static Incident splitBrain() {
        return new Incident(
                "split-brain",
                "Two instances hold the same purse",
                "Operators ran attended one-shots because two instances shared the inventory; a lock that was to prevent it was"
                        + " taken back. Two desks that see the same must order the same, and the same order is carried out once.",
                "hyperlane-xyz/hyperlane-monorepo#9063; across-protocol/relayer#3692 and #3707",
                Staging.calm(72)
                        .capital(1.7)
                        .instances(2)
                        .pulse(GMX, 24, 72, 1.35)
                        .tells(0, 72, "two instances decide and order, each with its own memory")
                        .stage(),
                List.of(Criteria.sendsAtMost(GMX, 24, 26, 420_000), Criteria.neverAbove(GMX, 24, 72, 1.4)));
    }

    private static Incident frontRunner() {
        DiscretionParameters terms = new DiscretionParameters(0, HOUR, .2, .002, 7);
        return new Incident(
                "front-runner",
                "Somebody sees the orders first",
                "Public reallocations were run ahead of, stuck on one wei, or held up. An order that would cost more than was agreed"
                        + " is not to be carried out; the need behind it is, as soon as nobody is ahead.",
                "igneous-labs/S#174; mento-protocol/mento-core#674; morpho-org/vault-v2#967; Perennial BalancedVault (Sherlock 2023-05)",
                Staging.calm(120)
                        .capital(1.7)
                        .safeguards(usual -> usual.withDiscretion(terms))
                        .rise(GMX, 24, 3, 1.35)
                        .rise(HYPERLIQUID, 72, 3, 1.35)
                        .laws(laws -> laws.with(new FrontRunner(50_000, 0, .01, .6)))
                        .tells(24, 27, "gmx needs a third more")
                        .tells(72, 75, "hyperliquid needs a third more")
                        .tells(
                                0,
                                120,
                                "orders above 50,000 USD are run ahead of, six times in ten, for a hundredth of them")
                        .stage(),
                List.of(
                        Criteria.pricesAtMost(700),
                        Criteria.covered(GMX, 34, 120),
                        Criteria.covered(HYPERLIQUID, 82, 120)));
    }

    private static Incident rivals() {
        Staging staging = Staging.calm(96)
                .capital(1.5)
                .laws(laws -> laws.with(new Rival(.5, 1e6, .002))
                        .with(new Allowance(DeskSettings.TREASURY, Fault.ANY, 4 * HOUR, TokenAmount.usd(500_000))))
                .tells(
                        24,
                        30,
                        "every venue needs a quarter more; a rival sends half the rise on the same routes, which let"
                                + " through 500,000 USD in four hours");
        for (String venue : Staging.VENUES) {
            staging.rise(venue, 24, 6, 1.15);
        }
        return new Incident(
                "rival-rebalancers",
                "Others use the same bridge",
                "All desks need the same thing at the same hour, on the same routes. Who waits for the need to show finds the bridge"
                        + " full.",
                "Circle CCTP v2 documentation (an allowance shared by all); across-protocol/relayer#3593",
                staging.stage(),
                List.of(
                        Criteria.covered(HYPERLIQUID, 0, 96),
                        Criteria.covered(DYDX, 0, 96),
                        Criteria.covered(GMX, 0, 96),
                        Criteria.bounded()));
    }

    private static Incident capitalWithdrawn() {
        return new Incident(
                "capital-withdrawn",
                "The owner takes a part of the capital out",
                "Books were reset and money that was not there was counted on: 50,000 USD and later more were stranded. When capital"
                        + " changes, everything that rested on the old sum has to be given up.",
                "across-protocol/relayer scripts/recoveries (2026-06 and 2026-07)",
                Staging.calm(96)
                        .capital(1.4)
                        .pulse(HYPERLIQUID, 36, 96, 1.25)
                        .laws(laws -> laws.with(new CapitalChange(at(30), TokenAmount.usd(-250_000))))
                        .tells(30, 31, "250,000 USD are taken out of the treasury")
                        .tells(36, 96, "hyperliquid needs 1.25 times as much")
                        .stage(),
                List.of(Criteria.covered(HYPERLIQUID, 40, 96), Criteria.covered(DYDX, 0, 96)));
    }
}
