package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.settlement.chain.ScriptedNode;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.route.Witnesses;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// From which block on logs are read: never from one in which a transfer that is still open may have
/// left some.
class LogFloorTest {
    private static final long LIE = 1_000_000;
    private final AtomicLong head = new AtomicLong(1_000);
    private final AtomicLong third = new AtomicLong(); // above the others' head

    @Test
    void itMovesOnOnceAllThatWasOpenIsOver() {
        try (ScriptedNode north = node("north", false);
                ScriptedNode south = node("south", false);
                ScriptedNode odd = node("odd", true)) {
            Map<Long, Witnesses> chains = Map.of(1L, witnesses(north, south, odd));
            LogFloor floor = new LogFloor(Map.of(1L, 7L));
            assertEquals(7, floor.of(1).getAsLong(), "where the vaults' history begins");
            floor.planning(Set.of("old"), chains);
            assertEquals(7, floor.of(1).getAsLong(), "it may have begun anywhere");
            head.set(2_000);
            floor.planning(Set.of("old", "new"), chains);
            assertEquals(7, floor.of(1).getAsLong());
            floor.planning(Set.of("new"), chains);
            assertEquals(998, floor.of(1).getAsLong(), "what was planned after the first word began later");
            head.set(3_000);
            third.set(LIE);
            floor.planning(Set.of(), chains);
            assertEquals(2_998, floor.of(1).getAsLong(), "nothing is open, and nobody believes the one that lies");
            third.set(-2_500);
            head.set(4_000);
            floor.planning(Set.of(), chains);
            assertEquals(3_998, floor.of(1).getAsLong());
        }
        try (ScriptedNode north = node("north", false)) {
            LogFloor alone = new LogFloor(Map.of(1L, 7L));
            alone.planning(Set.of(), Map.of(1L, witnesses(north)));
            assertEquals(7, alone.of(1).getAsLong(), "one operator alone is not believed");
        }
    }

    private ScriptedNode node(String operator, boolean odd) {
        return ScriptedNode.start(operator, asked -> answer(asked, head.get() + (odd ? third.get() : 0)));
    }

    private static Object answer(JsonNode asked, long newest) {
        String block = asked.path("params").path(0).asText();
        return asked.path("method").asText().equals("eth_chainId")
                ? "0x1"
                : ScriptedNode.block(block.equals("latest") ? newest : Long.decode(block));
    }

    private static Witnesses witnesses(ScriptedNode... nodes) {
        ChainProfile profile = new ChainProfile(
                1, "told", Duration.ofSeconds(1), new ChainProfile.Finality.Depth(2), 0, "0x" + "ab".repeat(32));
        return new Witnesses(
                profile, List.of(nodes).stream().map(ScriptedNode::node).toList(), 2);
    }
}
