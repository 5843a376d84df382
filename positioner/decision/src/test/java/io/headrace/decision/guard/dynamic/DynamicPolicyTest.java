package io.headrace.decision.guard.dynamic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.OrderUpToParameters;
import io.headrace.decision.settings.PolicyKind;
import io.headrace.decision.settings.Predictive;
import io.headrace.decision.settings.ProgramParameters;
import io.headrace.decision.settings.risk.RiskParameters;
import io.headrace.decision.settings.risk.RiskParameters.Bounds;
import io.headrace.decision.simulation.RandomWorld;
import io.headrace.decision.simulation.Simulation;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DynamicPolicyTest {
    private static final Bounds WIDE = new Bounds(.5, 2);
    private static final RiskParameters RISK = new RiskParameters(.05, 1, WIDE, new Bounds(.8, 1.5), WIDE);

    @Test
    void everyParameterStaysInsideItsBoundsAndInOrder() {
        Random random = new Random(5);
        Simulation world = RandomWorld.simulation(3, 2);
        OrderUpToParameters usual = world.settings().orderUpTo();
        for (int i = 0; i < 5_000; i++) {
            RiskParameters risk = new RiskParameters(
                    Math.exp(6 * random.nextGaussian()),
                    3 * random.nextDouble(),
                    bounds(random),
                    bounds(random),
                    bounds(random));
            Stress stress = Stress.of(world.periods().getFirst().outlook(), risk);
            DeskSettings settings = stress.applied(world.settings());
            double held = settings.orderUpTo().upSpreads() / usual.upSpreads();
            double most = risk.buffer().high() * Math.sqrt(risk.horizon().high());
            double least = risk.buffer().low() * Math.sqrt(risk.horizon().low());
            assertTrue(held <= most + 1e-9 && held >= least - 1e-9, stress.toString());
            int periods = settings.predictive().program().scenarios().periods();
            assertTrue(periods >= settings.predictive().program().commonPeriods(), stress.toString());
        }
    }

    @Test
    void widerForecastsMeanMoreBufferAndNarrowerLess() {
        Stress rough = stress(.01);
        assertEquals(1.5, rough.buffer());
        assertEquals(2, rough.tolerance());
        assertTrue(rough.sentence().contains("the regime is rough"), rough.sentence());
        Stress calm = stress(10);
        assertEquals(.8, calm.buffer());
        assertTrue(calm.sentence().contains("the regime is calm"), calm.sentence());
    }

    @Test
    void aDecisionSaysWhatTheRegimeDidAndTheSameInputsGiveTheSameBytes() {
        for (PolicyKind kind : PolicyKind.values()) {
            Simulation world = dynamic(kind, RISK);
            List<Decision> once = run(world);
            assertEquals(once, run(world));
            assertTrue(once.stream().anyMatch(decision -> decision.why().contains("the regime is")));
        }
    }

    @Test
    void fixedBoundsOrderWhatFixedSettingsOrder() {
        RiskParameters fixed = new RiskParameters(.05, 1, Bounds.FIXED, Bounds.FIXED, Bounds.FIXED);
        List<Decision> dynamic = run(dynamic(PolicyKind.ORDER_UP_TO, fixed));
        List<Decision> plain = run(RandomWorld.simulation(3, 24));
        for (int t = 0; t < plain.size(); t++) {
            assertEquals(plain.get(t).moves(), dynamic.get(t).moves());
        }
    }

    private static Stress stress(double usualSpread) {
        RiskParameters risk = new RiskParameters(usualSpread, 1, RISK.tolerance(), RISK.buffer(), RISK.horizon());
        return Stress.of(RandomWorld.simulation(3, 2).periods().getFirst().outlook(), risk);
    }

    private static List<Decision> run(Simulation world) {
        return world.run("dynamic", PredictivePolicy.of(world.settings())).decisions();
    }

    private static Simulation dynamic(PolicyKind kind, RiskParameters risk) {
        Simulation world = RandomWorld.simulation(3, 24);
        Predictive predictive = new Predictive(kind, ProgramParameters.DEFAULT).withRisk(Optional.of(risk));
        return new Simulation(world.settings().withPredictive(predictive), world.periods(), world.balances());
    }

    private static Bounds bounds(Random random) {
        return new Bounds(1 - .9 * random.nextDouble(), 1 + 3 * random.nextDouble());
    }
}
