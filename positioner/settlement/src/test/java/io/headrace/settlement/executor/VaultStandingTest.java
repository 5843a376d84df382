package io.headrace.settlement.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.LyingNode;
import io.headrace.settlement.chain.read.Voices;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.vault.VaultOnChain;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a vault lets pass, with the first of the nodes lying.
class VaultStandingTest {
    private static final long CAPACITY = 100_000_000_000L;
    private static LocalChain chain;
    private static VaultOnChain vault;

    @BeforeAll
    static void deploy() {
        chain = LocalChain.start(31337);
        vault = VaultOnChain.deploy(chain);
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    void oneNodeThatLiesOfEpochAndTimeHasNoOrderMadeForIt() {
        String none = "\"0x" + "0".repeat(64) + '"';
        String other = "\"0x" + "0".repeat(63) + "7\"";
        try (LyingNode liar = LyingNode.before(
                chain.anvil().uri(),
                answer -> answer.replace(none, other)
                        .replaceAll("\"timestamp\":\"0x[0-9a-f]+\"", "\"timestamp\":\"0x7fffffff\""))) {
            ChainNode first = liar.node("liar");
            VaultStanding told =
                    read(List.of(first, node("north"), node("south"))).orElseThrow();
            assertEquals(BigInteger.ZERO, told.rules().epoch());
            assertEquals(chain.time(), told.seconds());
            assertEquals(Optional.empty(), read(List.of(first, node("north"))), "nobody can tell who is right");
        }
    }

    /// What one node says is left neither stops a payment nor has one sent that is reverted.
    @Test
    void oneNodeThatLiesOfWhatIsLeftIsNotBelieved() {
        String left = String.format(Locale.ROOT, "%064x", CAPACITY);
        for (String other : List.of("0".repeat(64), "7" + "0".repeat(63))) {
            try (LyingNode liar =
                    LyingNode.before(chain.anvil().uri(), answer -> answer.replaceAll(left + "\"", other + "\""))) {
                VaultStanding told = read(List.of(liar.node("liar"), node("north"), node("south")))
                        .orElseThrow();
                assertEquals(BigInteger.valueOf(CAPACITY), told.lane().left());
                assertEquals(BigInteger.valueOf(CAPACITY), told.whole().left());
            }
        }
    }

    private static Optional<VaultStanding> read(List<ChainNode> nodes) {
        return VaultStanding.of(
                new Voices(nodes, 2), new VaultStanding.Way(vault.id(), vault.token(), VaultOnChain.VENUE));
    }

    private static ChainNode node(String operator) {
        return new ChainNode(new RpcClient(new Node(operator, chain.anvil().uri()), RpcLimits.USUAL));
    }
}
