package io.headrace.settlement.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.settlement.chain.ScriptedNode;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.route.Witnesses.Told;
import io.headrace.settlement.route.slow.SlowRoute;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// What several operators say, put together.
class WitnessesTest {
    private static final String CONTRACT = "0x" + "12".repeat(20);
    private static final String TOPIC = "0x" + "34".repeat(32);
    private static final Block BLOCK = new Block(9, "0xb9", "0xb8", 0, "0xroot", BigInteger.ONE);

    @Test
    void enoughMustSayTheSame() {
        assertEquals(Optional.of("yes"), agreed("yes", "no", "yes"));
        assertEquals(Optional.empty(), agreed("yes", "no", "perhaps"));
        assertEquals(Optional.empty(), agreed("yes"));
    }

    @Test
    void twoAgainstTwoIsNoQuorum() {
        assertEquals(Optional.empty(), agreed("yes", "no", "no", "yes"));
        assertEquals(Optional.empty(), agreed("yes", "yes", "yes", "no", "no"));
    }

    /// One operator alone held every look at its chain for ever: its logs were read up to a block that
    /// never comes.
    @Test
    void whoTellsANewestBlockThatNoReadingComesToIsLeftOut() {
        LogQuery logs = LogQuery.since(1, CONTRACT, TOPIC);
        try (ScriptedNode north = ScriptedNode.start("north", asked -> answer(asked, 100));
                ScriptedNode south = ScriptedNode.start("south", asked -> answer(asked, 100));
                ScriptedNode liar = ScriptedNode.start("liar", asked -> answer(asked, Long.MAX_VALUE - 7))) {
            Witnesses chain = witnesses(north, liar, south);
            List<String> told = assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> chain.ask((node, finalized) -> node.logs(logs), Duration.ofSeconds(1)).stream()
                            .map(Told::operator)
                            .toList());
            assertEquals(List.of("north", "south"), told);
        }
    }

    /// A chain's history becomes longer every day: one that took longer to read than anybody waits was
    /// begun anew at each look, and everything that was on its way over the chain stood still for good.
    @Test
    void aHistoryThatTakesLongerThanAnybodyWaitsIsReadToItsEndByAndBy() {
        LogQuery logs = LogQuery.since(1, CONTRACT, TOPIC);
        try (ScriptedNode north = ScriptedNode.start("north", asked -> slowly(asked, 2_000_000));
                ScriptedNode south = ScriptedNode.start("south", asked -> slowly(asked, 2_000_000))) {
            Witnesses chain = witnesses(north, south);
            int looks = 0;
            List<Told<Integer>> told = List.of();
            while (told.size() < 2 && looks < 12) {
                told = chain.ask((node, finalized) -> node.logs(logs).size(), Duration.ofMillis(500));
                looks++;
            }
            assertEquals(2, told.size());
            assertTrue(looks > 1, "it takes longer than one look");
        }
    }

    private static Object slowly(JsonNode asked, long head) {
        if (asked.path("method").asText().equals("eth_getLogs")) {
            LockSupport.parkNanos(5_000_000);
        }
        return answer(asked, head);
    }

    /// One operator alone ended the courier, and each that came after it.
    @Test
    void whoTellsALogWithoutItsIndexedPartIsPassedOver() {
        Map<String, Object> bare = Map.of(
                "address",
                CONTRACT,
                "topics",
                List.of(Abi.topic("Locked(bytes32,uint256,bytes)")),
                "data",
                "0x" + "00".repeat(64),
                "logIndex",
                "0x0",
                "blockNumber",
                "0x1",
                "blockHash",
                TOPIC,
                "transactionHash",
                TOPIC);
        try (ScriptedNode north = ScriptedNode.start("north", asked -> answer(asked, 100));
                ScriptedNode south = ScriptedNode.start("south", asked -> answer(asked, 100));
                ScriptedNode liar = ScriptedNode.start(
                        "liar",
                        asked -> asked.path("method").asText().equals("eth_getLogs")
                                ? List.of(bare)
                                : answer(asked, 100))) {
            Witnesses chain = witnesses(north, liar, south);
            SlowRoute.Contracts contracts = new SlowRoute.Contracts(CONTRACT, CONTRACT, CONTRACT, CONTRACT);
            SlowRoute slow = new SlowRoute("slow", chain, chain, contracts, Duration.ofHours(1));
            assertEquals(Optional.empty(), slow.claim(TOPIC));
        }
    }

    private static Witnesses witnesses(ScriptedNode... nodes) {
        ChainProfile profile = new ChainProfile(
                1, "lied to", Duration.ofSeconds(1), new ChainProfile.Finality.Depth(2), 0, "0x" + "ab".repeat(32));
        return new Witnesses(
                profile, Arrays.stream(nodes).map(ScriptedNode::node).toList(), 2);
    }

    private static Object answer(JsonNode asked, long head) {
        JsonNode first = asked.path("params").path(0);
        return switch (asked.path("method").asText()) {
            case "eth_chainId" -> "0x1";
            case "eth_getBlockByNumber" ->
                ScriptedNode.block(first.asText().equals("latest") ? head : Long.decode(first.asText()));
            default -> List.of();
        };
    }

    private static Optional<String> agreed(String... words) {
        List<Told<String>> told = Arrays.stream(words)
                .map(word -> new Told<>("somebody", BLOCK, word))
                .toList();
        return Witnesses.agreed(told, 2);
    }
}
