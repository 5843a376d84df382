package io.headrace.decision.guard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.outlook.scenario.ScenarioSize;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.GuardMemory;
import io.headrace.decision.program.desk.ProgramPolicy;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.settings.Predictive;
import io.headrace.decision.settings.ProgramParameters;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.simulation.RandomWorld;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.SimulationResult;
import io.headrace.decision.strategy.Drafter;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedProgramTest {
    private static final int WEEKS = 20;
    private static final int PERIODS = 168;
    private static final double ROUNDING_USD = 1e-3;
    private static final List<Adversary> FORECASTS = List.of(
            Adversary.HONEST,
            Adversary.FORECASTS_SIX_TENTHS,
            Adversary.FORECASTS_DOUBLE,
            Adversary.FLIPS_THE_SIGN,
            Adversary.FORECASTS_NOISE,
            Adversary.FORECASTS_YESTERDAY,
            Adversary.FREEZES,
            Adversary.LOSES_A_FORECAST,
            Adversary.FORECASTS_ANOTHER_WORLD);

    @Test
    void theProgramOnBadForecastsStaysInsideTheBoundInTwentyWeeks() {
        int ownDecisions = 0;
        for (int week = 0; week < WEEKS; week++) {
            Simulation simulation = simulation(week);
            DeskSettings settings = simulation.settings();
            ThresholdPolicy rule = new ThresholdPolicy(ThresholdParameters.DEFAULT);
            GuardParameters bound = new GuardParameters(.1, 200.0 * week);
            Drafter orders =
                    FORECASTS.get(week % FORECASTS.size()).drafter(new ProgramPolicy(settings), simulation, rule, week);
            SimulationResult result = simulation.run("guarded", new GuardedPolicy(orders, rule, bound, settings));
            for (int t = 0; t < PERIODS; t++) {
                GuardMemory memory = result.decisions().get(t).memory().guard().orElseThrow();
                assertTrue(
                        memory.costUsd() <= bound.allowedUsd(memory.ruleCostUsd()) + ROUNDING_USD,
                        "week " + week + " at " + t + ": " + memory);
                ownDecisions += result.decisions().get(t).decider() == Decider.MODEL ? 1 : 0;
            }
        }
        assertTrue(ownDecisions > WEEKS * PERIODS / 10, "the program decided only " + ownDecisions + " times");
    }

    private static Simulation simulation(int week) {
        Simulation world = RandomWorld.simulation(1000 + week, PERIODS);
        ProgramParameters usual = ProgramParameters.DEFAULT;
        ProgramParameters small = new ProgramParameters(
                new ScenarioSize(8, 6, 1),
                2,
                usual.iterations(),
                0,
                0,
                usual.tail(),
                usual.loan(),
                List.of(),
                List.of());
        DeskSettings settings = world.settings().withPredictive(Predictive.program(small));
        return new Simulation(settings, world.periods(), world.balances());
    }
}
