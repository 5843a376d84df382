package io.headrace.settlement.chain.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.settlement.chain.ScriptedNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// Providers answer no question about the logs of all blocks of a long chain.
class LogPortionsTest {
    private static final String CONTRACT = "0x" + "12".repeat(20);
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Test
    void logsOfALongChainAreReadInPortionsFromWhereTheContractStands() {
        try (ScriptedNode scripted = ScriptedNode.start(this::answer)) {
            scripted.node().logs(LogQuery.since(20_000_000, CONTRACT));
            assertEquals(List.of("20000000-20009999", "20010000-20019999", "20020000-20025000"), asked);
            asked.clear();
            scripted.node()
                    .logs(new LogQuery(CONTRACT, List.of(), new BlockTag.Number(7), new BlockTag.Number(10_006)));
            assertEquals(List.of("7-10006"), asked);
        }
    }

    @Test
    void oldBlocksAreReadOnceAndYoungOnesAgain() {
        try (ScriptedNode scripted = ScriptedNode.start(this::answer)) {
            LogQuery query = LogQuery.since(19_900_000, CONTRACT);
            scripted.node().logs(query);
            assertEquals(13, asked.size());
            asked.clear();
            scripted.node().logs(query);
            assertEquals(List.of("20000000-20009999", "20010000-20019999", "20020000-20025000"), asked);
        }
    }

    private Object answer(JsonNode question) {
        if (question.path("method").asText().equals("eth_getLogs")) {
            JsonNode range = question.path("params").path(0);
            asked.add(Hex.count(range.path("fromBlock").asText()) + "-"
                    + Hex.count(range.path("toBlock").asText()));
            return List.of();
        }
        return ScriptedNode.block(20_025_000);
    }
}
