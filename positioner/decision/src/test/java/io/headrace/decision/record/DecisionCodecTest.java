package io.headrace.decision.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.policy.Reason;
import io.headrace.market.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionCodecTest {
    private static final Decision DECISION = decision(.1 + .2, "he said \"no\"\n\\ \u00e9 \u0001");

    @Test
    void writesOneSpellingAndReadsItBack() {
        String json = new String(DecisionCodec.encode(DECISION), StandardCharsets.UTF_8);
        assertEquals(
                "{\"sequence\":7,\"nowNanos\":12,\"decider\":\"MODEL\",\"why\":\"he said \\\"no\\\"\\u000a\\\\ \u00e9 \\u0001\","
                        + "\"moves\":[{\"from\":\"treasury\",\"to\":\"a\",\"asset\":\"USDC\",\"decimals\":6,\"units\":1500000}],"
                        + "\"reasons\":[{\"venue\":\"a\",\"positionUsd\":0.30000000000000004,\"targetUsd\":2.0,"
                        + "\"binding\":\"none\",\"sentence\":\"s\"}],\"rulePlan\":[],"
                        + "\"budget\":{\"commonLevel\":0.9,\"shadowPricePerDay\":1.0E-4},\"inputsDigest\":\"ab\","
                        + "\"previousDigest\":\"ef\",\"sinceNanos\":3,\"digest\":\"cd\"}",
                json);
        assertEquals(DECISION, DecisionCodec.decode(DecisionCodec.encode(DECISION)));
    }

    @Test
    void digestCoversEverythingButTheMemoryHandedOn() {
        String digest = DecisionCodec.digest(DECISION);
        assertEquals(64, digest.length());
        assertNotEquals(digest, DecisionCodec.digest(decision(Math.nextUp(.1 + .2), DECISION.why())));
        assertNotEquals(digest, DecisionCodec.digest(decision(.1 + .2, "another reason")));
    }

    @Test
    void bytesThatAreNoDecisionAreRefused() {
        byte[] whole = DecisionCodec.encode(DECISION);
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
        for (byte[] bad : List.of(cut, "{}".getBytes(StandardCharsets.UTF_8), new byte[0])) {
            ProblemException refused = assertThrows(ProblemException.class, () -> DecisionCodec.decode(bad));
            assertEquals("HR-3101", refused.problem().code());
        }
    }

    private static Decision decision(double position, String why) {
        return new Decision(
                7,
                12,
                Decider.MODEL,
                why,
                List.of(new Move("treasury", "a", TokenAmount.usd(1.5))),
                List.of(new Reason("a", position, 2, "none", "s")),
                List.of(),
                new Budget(.9, 1e-4),
                "ab",
                "ef",
                new PolicyMemory(Decider.MODEL, 3, why, 8, "cd"));
    }
}
