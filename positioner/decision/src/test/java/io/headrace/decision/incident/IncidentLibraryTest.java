package io.headrace.decision.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.market.problem.ProblemException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IncidentLibraryTest {
    private static final int AT_LEAST = 24;

    static List<Incident> incidents() {
        return IncidentLibrary.all();
    }

    @Test
    void thereAreAtLeastTwoDozenEachWithItsOwnNameStoryAndSource() {
        Set<String> names = new HashSet<>();
        Set<String> stories = new HashSet<>();
        for (Incident incident : incidents()) {
            assertTrue(names.add(incident.name()), incident.name());
            assertTrue(stories.add(incident.story()), incident.name());
            Set<String> criteria =
                    incident.criteria().stream().map(Criterion::name).collect(Collectors.toSet());
            assertEquals(incident.criteria().size(), criteria.size(), incident.name());
        }
        assertTrue(names.size() >= AT_LEAST, "only " + names.size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("incidents")
    void theDeskComesThroughAndTheOldMistakesDoNot(Incident incident) {
        Played rule = Play.rule(incident);
        IncidentResult house =
                Play.judged(incident, PredictivePolicy.of(incident.stage().settings()), rule);
        assertTrue(house.passed(), incident.name() + ": " + house.why());
        Set<String> unbroken = new LinkedHashSet<>();
        house.verdicts().forEach(verdict -> unbroken.add(verdict.criterion()));
        for (Broken broken : MISTAKES.getOrDefault(incident.name(), EnumSet.allOf(Broken.class))) {
            IncidentResult result =
                    Play.judged(incident, broken.policy(incident.stage().settings()), rule);
            List<String> failed = result.verdicts().stream()
                    .filter(verdict -> !verdict.passed())
                    .map(Verdict::criterion)
                    .toList();
            assertTrue(!failed.isEmpty(), broken + " comes through " + incident.name());
            failed.forEach(unbroken::remove);
        }
        assertTrue(unbroken.isEmpty(), "no mistake fails " + unbroken + " of " + incident.name());
    }

    @Test
    void anIncidentGoesTheSameWayEveryTime() {
        IncidentResult first = Play.run(IncidentLibrary.named("drawn-lead-times"));
        IncidentResult again = Play.run(IncidentLibrary.named("drawn-lead-times"));
        assertEquals(first.verdicts(), again.verdicts());
        assertEquals(
                first.ours().periods().getLast().decision(),
                again.ours().periods().getLast().decision());
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        ProblemException oneOff = assertThrows(ProblemException.class, () -> IncidentLibrary.named("wale"));
        assertTrue(oneOff.getMessage().contains("nearest names are whale"), oneOff.getMessage());
        ProblemException part = assertThrows(ProblemException.class, () -> IncidentLibrary.named("attestation"));
        assertTrue(part.getMessage().contains("cctp-attestation-36h"), part.getMessage());
        assertTrue(part.getMessage().contains("HR-3302"), part.getMessage());
    }

    /// Which mistakes to try on an incident, so that every criterion is failed by one of them. An incident that
    /// is not listed is tried with all.
    private static final Map<String, Set<Broken>> MISTAKES = Map.ofEntries(
            Map.entry("balanced-bidirectional", EnumSet.of(Broken.CHASES, Broken.TOLERATES)),
            Map.entry("moderate-imbalance", EnumSet.of(Broken.CHASES, Broken.TOLERATES)),
            Map.entry("extreme-drain", EnumSet.of(Broken.TOLERATES, Broken.HOARDS)),
            Map.entry("sustained-drain", EnumSet.of(Broken.CHASES, Broken.TOLERATES)),
            Map.entry("surge", EnumSet.of(Broken.ALL_OR_NOTHING)),
            Map.entry("whale", EnumSet.of(Broken.ALL_OR_NOTHING)),
            Map.entry("stress-high-volume", EnumSet.of(Broken.CHASES, Broken.TOLERATES)),
            Map.entry("vol-regime-jump", EnumSet.of(Broken.TOLERATES)),
            Map.entry("funding-flip", EnumSet.of(Broken.CHASES, Broken.TOLERATES)),
            Map.entry("blocked-transfer", EnumSet.of(Broken.TOLERATES)),
            Map.entry("oscillation", EnumSet.of(Broken.CHASES)),
            Map.entry("starved-moves", EnumSet.of(Broken.TOLERATES)),
            Map.entry("inflight-guard", EnumSet.of(Broken.FORGETS_TRANSIT, Broken.TOLERATES)),
            Map.entry("collateral-too-late", EnumSet.of(Broken.PLAIN_RULE)),
            Map.entry("slow-route-12h", EnumSet.of(Broken.FORGETS_TRANSIT, Broken.TOLERATES)),
            Map.entry("cctp-attestation-36h", EnumSet.of(Broken.FORGETS_TRANSIT)),
            Map.entry("fast-allowance-exhausted", EnumSet.of(Broken.FORGETS_TRANSIT, Broken.TOLERATES)),
            Map.entry("gas-spike-100x", EnumSet.of(Broken.CHASES)),
            Map.entry("failed-transfer", EnumSet.of(Broken.REUSES_FORECASTS, Broken.TOLERATES)),
            Map.entry("wrong-bridge-address", EnumSet.of(Broken.TOLERATES)),
            Map.entry("withdrawal-rate-limit", EnumSet.of(Broken.THROWS_ABOUT)),
            Map.entry("drawn-lead-times", EnumSet.of(Broken.REUSES_FORECASTS, Broken.CHASES)),
            Map.entry("hl-withdrawable-zero", EnumSet.of(Broken.TAKES_WITHDRAWABLE_FOR_BALANCE)),
            Map.entry("dydx-gate-50-blocks", EnumSet.of(Broken.REUSES_FORECASTS)),
            Map.entry("withdrawal-suspended", EnumSet.of(Broken.THROWS_ABOUT)),
            Map.entry("aave-100-util", EnumSet.of(Broken.THROWS_ABOUT)),
            Map.entry("market-sunset", EnumSet.of(Broken.TAKES_WITHDRAWABLE_FOR_BALANCE)),
            Map.entry("oct10-cascade", EnumSet.of(Broken.CHASES)),
            Map.entry("feedback-loop", EnumSet.of(Broken.REUSES_FORECASTS, Broken.CHASES, Broken.TOLERATES)),
            Map.entry("model-missing", EnumSet.of(Broken.LOWERS_WITHOUT_FORECAST, Broken.REUSES_FORECASTS)),
            Map.entry("model-drift", EnumSet.of(Broken.LOWERS_WITHOUT_FORECAST, Broken.REUSES_FORECASTS)),
            Map.entry("stale-forecast", EnumSet.of(Broken.LOWERS_WITHOUT_FORECAST, Broken.REUSES_FORECASTS)),
            Map.entry("split-brain", EnumSet.of(Broken.HAS_TWO_MINDS)),
            Map.entry("front-runner", EnumSet.of(Broken.SENDS_ON_NO_TERMS, Broken.TOLERATES)),
            Map.entry("rival-rebalancers", EnumSet.of(Broken.THROWS_ABOUT)),
            Map.entry("capital-withdrawn", EnumSet.of(Broken.THROWS_ABOUT)),
            Map.entry("sequencer-down", EnumSet.of(Broken.REUSES_FORECASTS, Broken.TOLERATES)),
            Map.entry("dydx-halt-8h-stale-resume", EnumSet.of(Broken.HEARS_NOTHING, Broken.TOLERATES)),
            Map.entry("venue-loss", EnumSet.of(Broken.HEARS_NOTHING, Broken.THROWS_ABOUT)),
            Map.entry("verifier-disagrees", EnumSet.of(Broken.BELIEVES_ONE)),
            Map.entry("oracle-cap-error", EnumSet.of(Broken.HEARS_NOTHING, Broken.TOLERATES)),
            Map.entry("stable-depeg", EnumSet.of(Broken.HEARS_NOTHING, Broken.THROWS_ABOUT)),
            Map.entry("stale-balance", EnumSet.of(Broken.HEARS_NOTHING, Broken.TOLERATES)),
            Map.entry("accounting-reset", EnumSet.of(Broken.REUSES_FORECASTS)),
            Map.entry("ambiguous-ack", EnumSet.of(Broken.REUSES_FORECASTS, Broken.TOLERATES)),
            Map.entry("operator-halt", EnumSet.of(Broken.HEARS_NOTHING, Broken.TOLERATES)));
}
