package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.LyingNode;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.panel.Hearing;
import io.headrace.settlement.route.Witnesses;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The moment that orders are made for, with the first of the nodes lying.
class VaultMomentTest {
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

    /// The first node that answered was believed: attestors refused every order made for what it said, and each
    /// transfer waited for persons.
    @Test
    void oneNodeThatLiesOfEpochAndTimeHasNoOrderMadeForIt() {
        String none = "\"0x" + "0".repeat(64) + '"';
        String other = "\"0x" + "0".repeat(63) + "7\"";
        try (LyingNode liar = LyingNode.before(
                chain.anvil().uri(),
                answer -> answer.replace(none, other)
                        .replaceAll("\"timestamp\":\"0x[0-9a-f]+\"", "\"timestamp\":\"0x7fffffff\""))) {
            ChainNode first = liar.node("liar");
            Hearing.Quorum quorum = new Hearing.Quorum(
                    VaultOnChain.ATTESTORS.stream().map(key -> key.address()).collect(Collectors.toSet()), 2);
            VaultMoment now = new VaultMoment(BigInteger.ZERO, quorum, chain.time());
            assertEquals(Optional.of(now), read(List.of(first, node("north"), node("south"))));
            assertEquals(Optional.empty(), read(List.of(first, node("north"))), "nobody can tell who is right");
        }
    }

    private static Optional<VaultMoment> read(List<ChainNode> nodes) {
        String birth =
                chain.node().block(new BlockTag.Number(0)).map(Block::hash).orElseThrow();
        ChainProfile profile =
                new ChainProfile(31337, "local", Duration.ofSeconds(1), new ChainProfile.Finality.Depth(2), 0, birth);
        return VaultMoment.of(new Witnesses(profile, nodes, 2), vault.id());
    }

    private static ChainNode node(String operator) {
        return new ChainNode(new RpcClient(new Node(operator, chain.anvil().uri()), RpcLimits.USUAL));
    }
}
