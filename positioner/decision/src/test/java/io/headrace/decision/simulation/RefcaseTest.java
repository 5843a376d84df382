package io.headrace.decision.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.strategy.StaticPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our world, rules and accounting against an independent implementation on real prices.
class RefcaseTest {
    private static final ThresholdParameters PARAMETERS = new ThresholdParameters(1.05, 1.12, 1.35, 1.20);

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void reproducesTheStaticPolicy(int lead) {
        check("static", new StaticPolicy(), lead, 1e-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void reproducesTheThresholdRule(int lead) {
        check("threshold", new ThresholdPolicy(PARAMETERS, false, false), lead, 1e-6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void reproducesThePlanAwareRule(int lead) {
        check("threshold_announced", new ThresholdPolicy(PARAMETERS, true, false), lead, 1e-6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void reproducesThePlanAwareRuleWithNetting(int lead) {
        check("threshold_announced_netting", new ThresholdPolicy(PARAMETERS), lead, 1e-6);
    }

    @Test
    void followsTheTrajectoryStepByStep() {
        SimulationResult result = Refcase.simulation(1, 2).run("rule", new ThresholdPolicy(PARAMETERS));
        List<double[]> rows = Refcase.rows("trajectory_threshold_announced_netting_L1.csv");
        assertEquals(rows.size(), result.periods().size());
        for (int t = 0; t < rows.size(); t++) {
            SimulatedPeriod period = result.periods().get(t);
            for (int i = 0; i <= Refcase.VENUES.size(); i++) {
                double onHand = period.after().onHand().get(i).tokens();
                assertEquals(rows.get(t)[1 + i], onHand, 1e-6, "on hand of node " + i + " at " + t);
            }
            for (int v = 0; v < Refcase.VENUES.size(); v++) {
                double moved = moved(period.departed(), Refcase.VENUES.get(v));
                assertEquals(rows.get(t)[6 + v], moved, 1e-6, "move of " + Refcase.VENUES.get(v) + " at " + t);
            }
        }
    }

    private static double moved(List<Transit> departed, String venue) {
        double sum = 0;
        for (Transit transit : departed) {
            sum += transit.to().equals(venue) ? transit.amount().tokens() : 0;
            sum -= transit.from().equals(venue) ? transit.amount().tokens() : 0;
        }
        return sum;
    }

    private static void check(String name, Policy policy, int lead, double tolerance) {
        SimulationResult result = Refcase.simulation(lead, 2).run(name, policy);
        JsonNode expected = Refcase.expected(name, lead);
        Sums sums = Sums.of(result);
        assertEquals(expected.get("total").asDouble(), result.totals().totalUsd(), tolerance, "total");
        assertEquals(expected.get("carry").asDouble(), sums.carry, 1e-6, "carry");
        assertEquals(expected.get("short").asDouble(), sums.shortfall, tolerance, "short");
        assertEquals(expected.get("prop").asDouble(), sums.proportional, 1e-6, "prop");
        assertEquals(expected.get("gas").asDouble(), sums.gas, 1e-6, "gas");
        assertEquals(expected.get("transit").asDouble(), sums.transit, 1e-6, "transit");
        assertEquals(expected.get("transfers").asLong(), result.totals().transfers(), "transfers");
        assertEquals(
                60.0 * expected.get("short_venue_hours").asInt(),
                result.totals().shortfallMinutes(),
                "short minutes");
        List<TokenAmount> last = result.periods().getLast().after().onHand();
        for (int i = 0; i < last.size(); i++) {
            assertEquals(
                    expected.get("final_on_hand").get(i).asDouble(), last.get(i).tokens(), 1e-6, "final on hand " + i);
        }
    }

    private record Sums(double carry, double transit, double shortfall, double proportional, double gas) {
        static Sums of(SimulationResult result) {
            Sums sums = new Sums(0, 0, 0, 0, 0);
            for (SimulatedPeriod period : result.periods()) {
                PeriodCost cost = period.cost();
                sums = new Sums(
                        sums.carry + cost.carryUsd(),
                        sums.transit + cost.transitUsd(),
                        sums.shortfall + cost.shortfallUsd(),
                        sums.proportional + cost.proportionalUsd(),
                        sums.gas + cost.gasUsd());
            }
            return sums;
        }
    }
}
