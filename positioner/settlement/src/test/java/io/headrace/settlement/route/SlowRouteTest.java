package io.headrace.settlement.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.LyingNode;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.lifecycle.Route.Bridge;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.route.slow.SlowRoute;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From vault to vault by a canonical bridge: locked, proposed, unchallenged for its time, proved and
/// claimed.
class SlowRouteTest {
    private static final long DOLLAR = 1_000_000;
    private static final Duration PERIOD = Duration.ofHours(12);
    private static final LocalKey PROPOSER = LocalChain.account(6);
    private static final LocalKey CHALLENGER = LocalChain.account(7);
    private static TwoChains chains;
    private static SlowRoute route;
    private static SlowRoute.Contracts contracts;

    @TempDir
    private Path folder;

    @BeforeAll
    static void deploy() {
        chains = TwoChains.start();
        String source = bridge(chains.first(), chains.from().token());
        String destination = bridge(chains.second(), chains.to().token());
        chains.second().send(VaultOnChain.OWNER, destination, Abi.call("setPeer", 31337, source));
        chains.second().send(VaultOnChain.OWNER, chains.to().token(), Abi.call("mint", destination, 100_000 * DOLLAR));
        String recipient = chains.to().id().address();
        String adapter = chains.first()
                .deploy(
                        VaultOnChain.OWNER,
                        "adapter/LockAdapter",
                        chains.from().id().address(),
                        chains.from().token(),
                        source,
                        42161,
                        recipient);
        chains.list(adapter);
        contracts = new SlowRoute.Contracts(adapter, source, destination, recipient);
        route = new SlowRoute("slow", chains.source(), chains.destination(), contracts, PERIOD.multipliedBy(2));
    }

    private static String bridge(LocalChain chain, String token) {
        return chain.deploy(
                VaultOnChain.OWNER,
                "local/SlowBridge",
                token,
                PROPOSER.address(),
                CHALLENGER.address(),
                PERIOD.toSeconds());
    }

    @AfterAll
    static void stop() {
        if (chains != null) {
            chains.close();
        }
    }

    @Test
    void whatIsLockedIsClaimedWholeAfterARootHasStoodUnchallenged() {
        assertEquals(
                5_000 * DOLLAR,
                assertInstanceOf(Quote.Offered.class, route.quote(5_000 * DOLLAR))
                        .receives());
        try (RoutedDesk desk = desk()) {
            desk.sent(1, "slow", Bridge.CLAIMED, 7 * DOLLAR, 7 * DOLLAR); // another message, so that there is a tree
            TransferPlan plan = desk.sent(2, "slow", Bridge.CLAIMED, 5_000 * DOLLAR, 5_000 * DOLLAR);
            assertInstanceOf(RouteState.Waiting.class, route.state(desk.key(plan)));
            propose(honest());
            assertEquals(new RouteState.Refused("TooEarly(uint256)"), route.state(desk.key(plan)));
            desk.run(5);
            assertEquals(State.BRIDGE_SENT, desk.life(plan).orElseThrow().state());
            chains.pass(PERIOD);
            desk.run(25);
            assertTrue(desk.life(plan).isEmpty(), () -> desk.life(plan) + " " + desk.pages);
            assertEquals(5_007 * DOLLAR, desk.ledger().posted(RoutedDesk.TO), desk.pages::toString);
        }
    }

    @Test
    void aRootOfThingsThatWereNeverLockedIsPassedOverAndAChallengedOneWaitedFor() {
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = desk.sent(3, "slow", Bridge.CLAIMED, 90 * DOLLAR, 90 * DOLLAR);
            String key = desk.key(plan);
            propose(new Root("0x" + "66".repeat(32), messages().size()));
            assertInstanceOf(RouteState.Waiting.class, route.state(key), "a wrong root proves nothing");
            Root right = honest();
            propose(right);
            assertInstanceOf(RouteState.Refused.class, route.state(key));
            chains.second().send(CHALLENGER, contracts.destination(), Abi.call("challenge", proposals() - 1));
            chains.settle();
            assertInstanceOf(RouteState.Waiting.class, route.state(key), "challenged: waited for again");
            chains.pass(PERIOD.multipliedBy(3));
            assertInstanceOf(RouteState.Late.class, route.state(key));
            propose(right);
            chains.pass(PERIOD);
            desk.run(25);
            desk.reconciled(plan, 90 * DOLLAR);
        }
    }

    /// Two operators are seldom at the same block. Where somebody locked a unit in each new one, they
    /// told two lists of what was locked, and nothing was claimed for as long as he liked.
    @Test
    void whatSomebodyLocksBetweenTheBlocksOfTwoOperatorsHoldsNoClaim() {
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = desk.sent(4, "slow", Bridge.CLAIMED, 80 * DOLLAR, 80 * DOLLAR);
            propose(honest());
            chains.pass(PERIOD);
            String behind = Hex.of(chains.first().node().head().number());
            lockOne();
            chains.settle();
            try (LyingNode south = LyingNode.before(
                    chains.first().anvil().uri(),
                    asked -> asked.contains("eth_getBlockByNumber") ? asked.replace("latest", behind) : asked,
                    answer -> answer)) {
                Witnesses apart = new Witnesses(
                        chains.source().profile(),
                        List.of(chains.source().nodes().getFirst(), south.node("south")),
                        2);
                SlowRoute seen = new SlowRoute("slow", apart, chains.destination(), contracts, PERIOD);
                assertInstanceOf(RouteState.Ready.class, seen.state(desk.key(plan)));
                assertTrue(seen.claim(desk.key(plan)).isPresent());
            }
            desk.run(25);
            desk.reconciled(plan, 80 * DOLLAR);
        }
    }

    private static void lockOne() {
        String token = chains.from().token();
        chains.first().send(VaultOnChain.OWNER, token, Abi.call("mint", VaultOnChain.RELAYER.address(), 1L));
        chains.first().send(VaultOnChain.RELAYER, token, Abi.call("approve", contracts.source(), 1L));
        String lock = Abi.call("lock", 1L, 42161L, VaultOnChain.RELAYER.address());
        assertTrue(chains.first()
                .send(VaultOnChain.RELAYER, contracts.source(), lock)
                .succeeded());
    }

    private RoutedDesk desk() {
        return new RoutedDesk(chains, List.of(route), Set.of(contracts.destination()), folder);
    }

    private record Root(String hash, int count) {}

    /// The root of all that is locked, hashed here once more and not by the code under test: pairs in
    /// ascending order.
    private static Root honest() {
        List<String> messages = messages();
        List<String> level =
                messages.stream().map(message -> Abi.keccak(Hex.bytes(message))).toList();
        while (level.size() > 1) {
            List<String> next = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                next.add(i + 1 == level.size() ? level.get(i) : pair(level.get(i), level.get(i + 1)));
            }
            level = next;
        }
        return new Root(level.getFirst(), messages.size());
    }

    private static String pair(String a, String b) {
        String joined = a.compareTo(b) < 0 ? a + b.substring(2) : b + a.substring(2);
        return Abi.keccak(Hex.bytes(joined));
    }

    private static List<String> messages() {
        LogQuery locked = LogQuery.ever(contracts.source(), Abi.topic("Locked(bytes32,uint256,bytes)"));
        return chains.first().node().logs(locked).stream()
                .map(found -> found.log().topics().get(1))
                .toList();
    }

    private static int proposals() {
        LogQuery proposed =
                LogQuery.ever(contracts.destination(), Abi.topic("Proposed(uint256,bytes32,uint256,uint256)"));
        return chains.second().node().logs(proposed).size();
    }

    private static void propose(Root root) {
        chains.second().send(PROPOSER, contracts.destination(), Abi.call("propose", root.hash(), root.count()));
        chains.settle();
    }
}
