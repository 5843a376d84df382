package io.headrace.settlement.chain.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.settlement.chain.ScriptedNode;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Log;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.rpc.RpcFault;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultLogs;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.TxFact;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeLookTest {
    private static final String VAULT = "0x" + "34".repeat(20);
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

    /// One node that tells of a payment in an odd number of bytes ended every look at the chain, and so the desk.
    @Test
    void aReceiptThatMakesNoSenseSilencesItsNodeAndNobodyElse() {
        String hash = "0x" + "cd".repeat(32);
        try (ScriptedNode garbled = ScriptedNode.start("garbled", asked -> told(asked, "0x00"));
                ScriptedNode honest = ScriptedNode.start("honest", asked -> told(asked, "0x" + "00".repeat(64)))) {
            List<ChainNode> nodes = List.of(garbled.node(), honest.node());
            for (LogReader reader : List.<LogReader>of(new VaultLogs(new VaultId(1, VAULT)), NodeLookTest::strict)) {
                NodeChains chains = new NodeChains(Map.of(1L, new NodeChains.Chain(PROFILE, nodes, reader)));
                List<NodeView> views = chains.look(LANE, List.of(hash));
                TxFact told = views.stream()
                        .filter(view -> view.operator().equals("honest"))
                        .findFirst()
                        .orElseThrow()
                        .tx(hash);
                assertEquals(
                        List.of(new Effect.Paid(hash, 0)),
                        assertInstanceOf(TxFact.Mined.class, told).receipt().effects());
            }
        }
    }

    /// A reader that takes offence.
    private static Optional<Effect> strict(Log log) {
        return Optional.of(new Effect.Paid(
                log.topics().get(1), Abi.numbers(Hex.bytes(log.data())).size() - 2));
    }

    /// A chain on which the vault told of a payment in these bytes.
    private static Object told(JsonNode asked, String data) {
        String param = asked.path("params").path(0).asText();
        return switch (asked.path("method").asText()) {
            case "eth_getBlockByNumber" -> ScriptedNode.block(param.equals("0x0") ? 0 : 100);
            case "eth_getTransactionReceipt" -> receipt(param, data);
            default -> "0x1";
        };
    }

    private static Map<String, Object> receipt(String hash, String data) {
        Map<String, Object> log = Map.of(
                "address",
                VAULT,
                "topics",
                List.of(VaultLogs.EXECUTED, hash, hash, hash),
                "data",
                data,
                "logIndex",
                "0x0");
        return Map.of(
                "transactionHash", hash,
                "blockNumber", "0x1",
                "blockHash", "0x" + "ab".repeat(32),
                "status", "0x1",
                "gasUsed", "0x1",
                "effectiveGasPrice", "0x1",
                "logs", List.of(log));
    }

    private static @Nullable Object answer(JsonNode asked) {
        if (!asked.path("method").asText().equals("eth_getBlockByNumber")) {
            return "0x1";
        }
        return asked.path("params").path(0).asText().equals("latest") ? ScriptedNode.block(100) : null;
    }
}
