package io.headrace.settlement.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.settlement.chain.ScriptedNode;
import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.vault.Tokens;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultState;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.HoldingView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// At which block vaults of one chain are read. In each block of these chains a hundred units go from the first vault
/// to the second, and a block becomes final whenever somebody asks which one is.
class VaultHoldingsTest {
    private static final String TOKEN = "0x" + "aa".repeat(20);
    private static final Map<String, VaultId> VAULTS =
            Map.of("alpha", new VaultId(1, "0x" + "01".repeat(20)), "bravo", new VaultId(1, "0x" + "02".repeat(20)));
    private static final ChainProfile PROFILE = new ChainProfile(
            1,
            "moving",
            Duration.ofSeconds(1),
            new ChainProfile.Finality.Tagged(BlockTag.FINALIZED),
            0,
            "0x" + "ab".repeat(32));

    /// A node that is so many blocks ahead of the others at first.
    private record Moving(AtomicLong last, int fork) {
        static Moving from(long last) {
            return new Moving(new AtomicLong(last), 0);
        }

        @Nullable
        Object answer(JsonNode asked) {
            JsonNode first = asked.path("params").path(0);
            return switch (asked.path("method").asText()) {
                case "eth_chainId" -> "0x1";
                case "eth_getBlockByNumber" ->
                    switch (first.asText()) {
                        case "latest" -> block(last.get() + 5);
                        case "finalized" -> block(last.incrementAndGet());
                        default -> block(Long.decode(first.asText()));
                    };
                case "eth_call" ->
                    balance(
                            first.path("data").asText(),
                            number(asked.path("params").path(1)));
                default -> null;
            };
        }

        private Map<String, String> block(long number) {
            return ScriptedNode.block(number, hash(number));
        }

        private String hash(long number) {
            return "0x%032x%032x".formatted(fork, number);
        }

        private static long number(JsonNode tag) {
            String name = tag.isObject() ? tag.path("blockHash").asText() : tag.asText();
            return Long.parseLong(name.substring(name.length() - Math.min(8, name.length() - 2)), 16);
        }

        private static String balance(String call, long block) {
            long units = call.endsWith("01".repeat(20)) ? 10_000 - 100 * block : 100 * block;
            return "0x%064x".formatted(units);
        }
    }

    private static Map<String, List<HoldingView>> look(Moving... nodes) {
        List<ScriptedNode> scripted = new ArrayList<>();
        try {
            for (Moving node : nodes) {
                scripted.add(ScriptedNode.start("operator " + scripted.size(), node::answer));
            }
            List<ChainNode> asked = scripted.stream().map(ScriptedNode::node).toList();
            OpenChains chains =
                    new OpenChains(Map.of(1L, new NodeChains.Chain(PROFILE, asked, log -> Optional.empty())));
            return new VaultHoldings(chains, VAULTS, Tokens.everywhere(new VaultState.Token(TOKEN, 6, 0)))
                    .look(Set.of("alpha", "bravo", "elsewhere"));
        } finally {
            scripted.forEach(ScriptedNode::close);
        }
    }

    @Test
    void vaultsOfOneChainAreReadAtOneBlockHoweverFastItMoves() {
        Map<String, List<HoldingView>> views = look(Moving.from(30), Moving.from(33), Moving.from(31));
        assertEquals(VAULTS.keySet(), views.keySet());
        BlockRef second = new BlockRef(32, "0x%064x".formatted(32));
        List<HoldingView> all = views.values().stream().flatMap(List::stream).toList();
        assertEquals(4, all.size(), "the third has not come so far");
        all.forEach(view -> assertEquals(second, view.finalized()));
        assertEquals(6_800, views.get("alpha").getFirst().units());
        assertEquals(3_200, views.get("bravo").getFirst().units());
    }

    @Test
    void anotherHashIsAnotherBlock() {
        Moving forked = new Moving(new AtomicLong(30), 7);
        assertEquals(
                List.of(List.of(), List.of()),
                List.copyOf(look(Moving.from(30), forked).values()));
        Stream<HoldingView> right =
                look(Moving.from(30), forked, Moving.from(30)).values().stream().flatMap(List::stream);
        assertEquals(
                Set.of("operator 0", "operator 2"),
                Set.copyOf(right.map(HoldingView::operator).toList()));
        Moving again = new Moving(new AtomicLong(30), 7);
        Map<String, List<HoldingView>> torn = look(Moving.from(30), forked, Moving.from(30), again);
        assertEquals(List.of(), torn.get("alpha"), "as many tell another");
    }
}
