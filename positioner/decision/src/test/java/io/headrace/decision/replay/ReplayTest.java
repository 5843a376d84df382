package io.headrace.decision.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.outlook.scenario.ScenarioSize;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.record.RecordedWorld;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.Predictive;
import io.headrace.decision.settings.ProgramParameters;
import io.headrace.decision.settings.ThresholdParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Decisions made again from their records are the recorded ones, and where they are not, the first
/// input that differs is named.
class ReplayTest {
    private static final RecordedWorld WORLD = RecordedWorld.of(7, 60);

    @Test
    void everyDecisionComesOutBitForBit() {
        for (long seed = 1; seed <= 6; seed++) {
            RecordedWorld world = RecordedWorld.of(seed, 60);
            ReplayReport report = Replay.of(world, world.settings(), ReplaySpan.ALL, Optional.empty());
            assertTrue(report.identical(), report.toString());
            assertEquals(60, report.decisions());
            assertEquals(Optional.of("forecasts were not asked for"), report.unforecast());
        }
        assertTrue(WORLD.decisions().stream().anyMatch(decision -> decision.decider() == Decider.MODEL));
        assertTrue(WORLD.decisions().stream()
                .anyMatch(decision -> !decision.moves().isEmpty()));
    }

    @Test
    void decisionsOfTheProgramComeOutBitForBitWithThePastErrorsTheyWereMadeFrom() {
        ProgramParameters usual = ProgramParameters.DEFAULT;
        ProgramParameters small = new ProgramParameters(
                new ScenarioSize(8, 6, 3),
                2,
                usual.iterations(),
                usual.hurdle(),
                usual.endPeriods(),
                usual.tail(),
                usual.loan(),
                List.of(),
                List.of());
        RecordedWorld world = RecordedWorld.of(2, 60, Predictive.program(small));
        ReplayReport report = Replay.of(world, world.settings(), ReplaySpan.ALL, Optional.empty());
        assertTrue(report.identical(), report.toString());
        assertTrue(world.decisions().stream()
                .anyMatch(decision -> !decision.budget().prices().isEmpty()));
        assertFalse(world.evidence().getLast().outlook().past().sample().isEmpty());
    }

    @Test
    void oneDecisionCanBeMadeAgainAlone() {
        ReplayReport report = Replay.of(WORLD, WORLD.settings(), ReplaySpan.one(17), Optional.empty());
        assertEquals(1, report.decisions());
        assertTrue(report.identical());
        assertEquals(WORLD.decisions().get(17).nowNanos(), report.firstNanos().orElseThrow());
    }

    @Test
    void otherSettingsAreNamed() {
        DeskSettings other = WORLD.settings().withThreshold(new ThresholdParameters(1.01, 1.2, 1.6, 1.3));
        ReplayReport report = Replay.of(WORLD, other, ReplaySpan.one(3), Optional.empty());
        assertFalse(report.identical());
        Difference difference = report.differences().getFirst();
        assertEquals("settings", difference.part());
        assertEquals(WORLD.settings().digest(), difference.recorded());
        assertEquals(other.digest(), difference.again());
    }

    @Test
    void theFirstInputThatDiffersIsNamed() {
        Evidence whole = WORLD.evidence().get(9);
        NetworkState later = new NetworkState(
                whole.state().asOfNanos(),
                whole.state().nodes(),
                List.of(),
                whole.state().routes().subList(1, whole.state().routes().size()));
        assertEquals("state", part(9, new Evidence(later, whole.outlook())));
        assertEquals("outlook", part(9, new Evidence(whole.state(), needingMore(whole.outlook()))));
    }

    private static DemandOutlook needingMore(DemandOutlook outlook) {
        List<VenueOutlook> venues = new ArrayList<>(outlook.venues());
        VenueOutlook first = venues.getFirst();
        venues.set(
                0,
                new VenueOutlook(
                        first.venue(),
                        Math.nextUp(first.demandUsd()),
                        first.plannedPeakUsd(),
                        first.forecast(),
                        first.support(),
                        first.seasonal()));
        return outlook.with(venues);
    }

    private static String part(int sequence, Evidence changed) {
        List<Evidence> evidence = new ArrayList<>(WORLD.evidence());
        evidence.set(sequence, changed);
        RecordedWorld tampered = new RecordedWorld(WORLD.settings(), WORLD.decisions(), evidence);
        ReplayReport report = Replay.of(tampered, WORLD.settings(), ReplaySpan.ALL, Optional.empty());
        assertEquals(WORLD.decisions().size() - 1, report.same());
        assertEquals(sequence, report.differences().getFirst().sequence());
        return report.differences().getFirst().part();
    }
}
