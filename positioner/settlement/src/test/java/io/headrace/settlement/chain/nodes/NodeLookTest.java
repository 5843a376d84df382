package io.headrace.settlement.chain.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.settlement.chain.ScriptedNode;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.rpc.RpcFault;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.fact.LaneId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeLookTest {
    private static final LaneId LANE = new LaneId(1, "0x" + "12".repeat(20));
    private static final ChainProfile PROFILE = new ChainProfile(
            1,
            "young",
            Duration.ofSeconds(1),
            new ChainProfile.Finality.Tagged(BlockTag.FINALIZED),
            0,
            "0x" + "ab".repeat(32));

    /// A node just started from a snapshot has a head, no final block yet and perhaps no first one. Its
    /// head once counted as final.
    @Test
    void aHeadIsNotFinalBecauseTheNodeKnowsNoFinalBlock() {
        try (ScriptedNode young = ScriptedNode.start(NodeLookTest::answer)) {
            NodeLook look = new NodeLook(PROFILE, log -> Optional.empty());
            RpcException refusal =
                    assertThrows(RpcException.class, () -> look.look(young.node(), Map.of(LANE, List.of())));
            assertEquals(RpcFault.MALFORMED, refusal.fault());
        }
    }

    private static @Nullable Object answer(JsonNode asked) {
        if (!asked.path("method").asText().equals("eth_getBlockByNumber")) {
            return "0x1";
        }
        return asked.path("params").path(0).asText().equals("latest") ? ScriptedNode.block(100) : null;
    }
}
