package io.headrace.settlement.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.LyingNode;
import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.vault.AccountLogs;
import io.headrace.settlement.chain.vault.VaultCalls;
import io.headrace.settlement.chain.vault.VaultLogs;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.fact.SourceView;
import io.headrace.settlement.lifecycle.TransferPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a vault's final logs credit, with one of its chain's operators lying.
class VaultCreditsTest {
    private static final int DEPTH = 2;
    private LocalChain chain;
    private VaultOnChain vault;
    private LocalDesk desk;

    @BeforeEach
    void deploy() {
        chain = LocalChain.start(31337, "--accounts", "40");
        vault = VaultOnChain.deploy(chain);
        desk = new LocalDesk(List.of(LocalDesk.OnChain.of(vault, Duration.ofSeconds(1))), 1, 8);
    }

    @AfterEach
    void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    /// The time was that of a block which nobody had read the logs of: an order that a stranger had
    /// brought in between was called one that can never run, and its money promised once more.
    @Test
    void noOrderHasLapsedInABlockThatWasNotRead() {
        TransferPlan plan = desk.plan(0, Long.MAX_VALUE);
        long deadline = chain.time() + 100;
        chain.client().call("anvil_mine", "0x5");
        String behind = Hex.of(chain.node().head().number());
        bring(plan);
        chain.client().call("evm_increaseTime", 200);
        chain.client().call("anvil_mine", "0x5");
        try (LyingNode south = LyingNode.before(chain.anvil().uri(), asked -> latest(asked, behind), told -> told);
                LyingNode liar = LyingNode.before(
                        chain.anvil().uri(),
                        asked -> latest(asked, "0x5"),
                        told -> told.replaceAll("\"timestamp\":\"0x[0-9a-f]+\"", "\"timestamp\":\"0x7fffffff\""))) {
            VaultCredits credits = credits(deadline, node("north"), south.node("south"), liar.node("liar"));
            assertEquals(new SourceView.Still(false), credits.source(plan, 1));
        }
    }

    private static String latest(String asked, String number) {
        return asked.contains("eth_getBlockByNumber") ? asked.replace("latest", number) : asked;
    }

    private void bring(TransferPlan plan) {
        Panel.Ruling.Released released =
                assertInstanceOf(Panel.Ruling.Released.class, desk.panel().ask(plan));
        String call = VaultCalls.execute(released.order(), released.signatures());
        assertTrue(chain.send(VaultOnChain.RELAYER, vault.id().address(), call).succeeded());
    }

    private VaultCredits credits(long deadline, ChainNode... nodes) {
        String birth = chain.node().block(new BlockTag.Number(0)).orElseThrow().hash();
        ChainProfile profile = new ChainProfile(
                31337, "local", Duration.ofSeconds(1), new ChainProfile.Finality.Depth(DEPTH), 0, birth);
        AccountLogs logs = new AccountLogs(new VaultLogs(vault.id()), Set.of(VaultOnChain.VENUE));
        OpenChains open = new OpenChains(Map.of(31337L, new NodeChains.Chain(profile, List.of(nodes), logs)));
        return new VaultCredits(open, desk.book(), Map.of(), id -> deadline, () -> 0);
    }

    private ChainNode node(String operator) {
        return new ChainNode(new RpcClient(new Node(operator, chain.anvil().uri()), RpcLimits.USUAL));
    }
}
