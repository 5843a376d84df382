package io.headrace.decision.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.circumstance.OperatorState;
import io.headrace.decision.circumstance.PriceKind;
import io.headrace.decision.circumstance.PriceReading;
import io.headrace.decision.circumstance.UnknownBalance;
import io.headrace.decision.circumstance.VenueCondition;
import io.headrace.decision.circumstance.VenueReport;
import io.headrace.decision.memory.LadderMemory;
import io.headrace.decision.memory.LimitMemory;
import io.headrace.decision.memory.Moved;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.memory.SafetyMemory;
import io.headrace.decision.memory.Turns;
import io.headrace.decision.memory.VenueMemory;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.InputDigests;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.policy.Restraint;
import io.headrace.decision.policy.Terms;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Whatever safeguards say, remember or read survives being written down.
class SafetyRoundTripTest {
    private static final TokenAmount USD = TokenAmount.usd(12.5);

    @Test
    void restraintsTermsAndMemoryReadBackEqual() {
        Decision decision = decision(memory());
        assertEquals(decision, DecisionCodec.decode(DecisionCodec.encode(decision)));
    }

    @Test
    void theDigestOfADecisionCoversWhatTheSafeguardsRemember() {
        assertNotEquals(DecisionCodec.digest(decision(memory())), DecisionCodec.digest(decision(SafetyMemory.EMPTY)));
    }

    @Test
    void circumstancesReadBackEqual() throws JsonProcessingException {
        for (Circumstances heard : List.of(Circumstances.empty(), heard())) {
            String json = CanonicalJson.object(into -> CircumstancesText.write(into, heard));
            assertEquals(
                    heard, CircumstancesText.read(JsonMapper.builder().build().readTree(json)));
        }
    }

    @Test
    void theInputsDigestCoversEveryCircumstance() {
        String nothing = digest(Circumstances.empty());
        Circumstances heard = heard();
        for (Circumstances one : List.of(
                Circumstances.empty().withVenues(heard.venues()),
                Circumstances.empty().withPrices(heard.prices()),
                Circumstances.empty().withUnknown(heard.unknown()),
                Circumstances.empty().withOperator(heard.operator()))) {
            assertNotEquals(nothing, digest(one));
        }
    }

    private static String digest(Circumstances heard) {
        NodeState treasury = new NodeState("treasury", USD, TokenAmount.usd(0), TokenAmount.usd(0));
        NodeState venue = new NodeState("a", USD, TokenAmount.usd(0), TokenAmount.usd(0));
        NetworkState state = new NetworkState(0, List.of(treasury, venue), List.of(), List.of()).under(heard);
        return InputsDigest.of(PolicyMemory.initial(0), state, new DemandOutlook(0, List.of()), 0, "p")
                .combined();
    }

    private static Circumstances heard() {
        return new Circumstances(
                List.of(new VenueReport("a", "api", 3, VenueCondition.HALTED)),
                List.of(
                        new PriceReading("", "USDC", "oracle", PriceKind.STABLE, .98, 4),
                        new PriceReading("a", "BTC", "api", PriceKind.SPOT, Double.NaN, 5)),
                List.of(
                        new UnknownBalance("a", OptionalLong.of(2), "timed out"),
                        new UnknownBalance("b", OptionalLong.empty(), "never read")),
                new Operator(OperatorState.HALTED, 7, "drill"));
    }

    private static SafetyMemory memory() {
        ForecastSupport support = new ForecastSupport.LastGood("m", 9);
        double[] values = {1, 2, 3.5};
        QuantileForecast forecast = new QuantileForecast(
                "a", 5, new ForecastWindow(0, 4), new QuantileLevels(List.of(.1, .5, .9)), values, support);
        return new SafetyMemory(
                Optional.of(new LadderMemory(Rung.RULE, 3, Rung.MODEL, 4, -1L, List.of(forecast))),
                new LimitMemory(List.of(new Moved(5, USD)), List.of(new Turns("a", true, List.of(1L, 2L)))),
                List.of(
                        new VenueMemory("a", OptionalLong.of(1), OptionalLong.empty(), USD, List.of(new Moved(6, USD))),
                        new VenueMemory("b", OptionalLong.empty(), OptionalLong.of(2), USD, List.of())),
                List.of("/USDC", "a/BTC"));
    }

    private static Decision decision(SafetyMemory safety) {
        Move move = new Move("treasury", "a", USD).on(new Terms(1, 2, USD, USD, TokenAmount.usd(12)));
        return new Decision(
                7,
                12,
                Decider.RULE,
                "why",
                List.of(move, new Move("a", "treasury", USD)),
                List.of(),
                List.of(),
                List.of(new Restraint("limit", "a", true, 3.25, "cut")),
                Budget.NOT_USED,
                new InputDigests("ab"),
                "ef",
                new PolicyMemory(Decider.RULE, 3, "why", 8, "cd", Optional.empty(), safety));
    }
}
