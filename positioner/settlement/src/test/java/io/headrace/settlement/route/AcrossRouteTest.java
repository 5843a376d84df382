package io.headrace.settlement.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LyingNode;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.lifecycle.Route.Bridge;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.route.across.AcrossRoute;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From vault to vault through Across' own pools as published: deposit, fill by a relayer with its own
/// money, expiry and refund.
class AcrossRouteTest {
    private static final long DOLLAR = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final LocalKey OWNER = VaultOnChain.OWNER;
    private static TwoChains chains;
    private static AcrossRoute route;
    private static AcrossRoute.Contracts contracts;
    private static AcrossRelayer relayer;

    @TempDir
    private Path folder;

    @BeforeAll
    static void deploy() {
        AcrossPool.require();
        chains = TwoChains.start(AcrossPool.OPTION);
        String source = AcrossPool.deploy(chains.first());
        String destination = AcrossPool.deploy(chains.second());
        String recipient = chains.to().id().address();
        Object end = Abi.tuple(42161, chains.to().token(), recipient, PATIENCE.toSeconds());
        String adapter = chains.first()
                .deploy(
                        OWNER,
                        "adapter/AcrossAdapter",
                        chains.from().id().address(),
                        chains.from().token(),
                        source,
                        end);
        chains.list(adapter);
        contracts = new AcrossRoute.Contracts(adapter, chains.from().token(), source, destination);
        route = new AcrossRoute(
                "across", chains.source(), chains.destination(), contracts, units -> units / 2_000, PATIENCE);
        relayer = new AcrossRelayer(chains.first(), chains.second(), contracts);
        relayer.equip(chains.to().token());
    }

    @AfterAll
    static void stop() {
        if (chains != null) {
            chains.close();
        }
    }

    @Test
    void aDepositIsFilledByARelayerOnceAndReconciledToTheUnit() {
        long receives = assertInstanceOf(Quote.Offered.class, route.quote(2_000 * DOLLAR))
                .receives();
        assertEquals(1_999 * DOLLAR, receives);
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = desk.sent(1, "across", Bridge.RELAYED, 2_000 * DOLLAR, receives);
            String key = desk.key(plan);
            assertInstanceOf(RouteState.Waiting.class, route.state(key));
            BigInteger lesser = relayer.deposit(key).get(3).subtract(BigInteger.valueOf(DOLLAR));
            assertTrue(relayer.fill(key, lesser), "anybody may fill anything: for a relay of its own making");
            assertInstanceOf(RouteState.Waiting.class, route.state(key), "that is not our deposit");
            assertTrue(relayer.fill(key, relayer.deposit(key).get(3)));
            assertFalse(relayer.fill(key, relayer.deposit(key).get(3)), "twice");
            assertEquals(
                    2,
                    chains.second()
                            .number(contracts.destination(), "fillStatuses", key)
                            .intValue());
            assertEquals(new RouteState.Delivered(AcrossRelayer.KEY.address(), receives), route.state(key));
            desk.run(15);
            desk.reconciled(plan, receives);
        }
    }

    @Test
    void whatNobodyFillsIsRefundedByTheBridgeAndTakenBackIntoTheVault() {
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = desk.sent(2, "across", Bridge.RELAYED, 500 * DOLLAR, 499 * DOLLAR);
            String key = desk.key(plan);
            long before = chains.from().balance(chains.from().id().address()).longValueExact();
            chains.pass(PATIENCE.plusMinutes(1));
            assertFalse(relayer.fill(key, relayer.deposit(key).get(3)), "too late");
            assertInstanceOf(RouteState.Expired.class, route.state(key));
            desk.run(3);
            assertEquals(State.BRIDGE_SENT, desk.life(plan).orElseThrow().state());
            relayer.refund(key, 500 * DOLLAR);
            chains.settle();
            assertEquals(new RouteState.Refundable(500 * DOLLAR), route.state(key));
            desk.run(30);
            desk.reversed(plan);
            assertEquals(
                    before + 500 * DOLLAR,
                    chains.from().balance(chains.from().id().address()).longValueExact());
        }
    }

    /// The address of a purse is known to all. A unit sent there once looked like the refund, and ended
    /// the transfer with nearly all of it booked as a fee while the money was still on its way.
    @Test
    void dustInAPurseIsNoRefund() {
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = desk.sent(3, "across", Bridge.RELAYED, 300 * DOLLAR, 299 * DOLLAR);
            String key = desk.key(plan);
            String purse = Abi.address(chains.first().number(contracts.adapter(), "purseOf", key));
            chains.first().send(OWNER, chains.from().token(), Abi.call("mint", purse, 1));
            chains.settle();
            assertInstanceOf(RouteState.Waiting.class, route.state(key));
            desk.run(5);
            assertEquals(State.BRIDGE_SENT, desk.life(plan).orElseThrow().state());
            assertTrue(relayer.fill(key, relayer.deposit(key).get(3)));
            desk.run(15);
            desk.reconciled(plan, 299 * DOLLAR);
        }
    }

    /// Two operators are seldom at the same block. Where somebody sent a unit to the purse in each new
    /// one, they told two balances, and what the bridge had given back was not taken for as long as he
    /// liked.
    @Test
    void dustBetweenTheBlocksOfTwoOperatorsHidesNoRefund() {
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = desk.sent(4, "across", Bridge.RELAYED, 200 * DOLLAR, 199 * DOLLAR);
            String key = desk.key(plan);
            chains.pass(PATIENCE.plusMinutes(1));
            relayer.refund(key, 200 * DOLLAR);
            chains.settle();
            String behind = Hex.of(chains.first().node().head().number());
            String purse = Abi.address(chains.first().number(contracts.adapter(), "purseOf", key));
            chains.first().send(OWNER, chains.from().token(), Abi.call("mint", purse, 1));
            chains.settle();
            try (LyingNode south = LyingNode.before(
                    chains.first().anvil().uri(),
                    asked -> asked.contains("eth_getBlockByNumber") ? asked.replace("latest", behind) : asked,
                    told -> told)) {
                Witnesses apart = new Witnesses(
                        chains.source().profile(),
                        List.of(chains.source().nodes().getFirst(), south.node("south")),
                        2);
                AcrossRoute seen =
                        new AcrossRoute("across", apart, chains.destination(), contracts, units -> 0, PATIENCE);
                assertEquals(new RouteState.Refundable(200 * DOLLAR), seen.state(key));
            }
        }
    }

    @Test
    void aPausedPoolClosesTheRoute() {
        chains.second().send(OWNER, contracts.destination(), Abi.call("pauseFills", true));
        assertInstanceOf(Quote.Closed.class, route.quote(100 * DOLLAR));
        chains.second().send(OWNER, contracts.destination(), Abi.call("pauseFills", false));
        assertInstanceOf(Quote.Offered.class, route.quote(100 * DOLLAR));
    }

    private RoutedDesk desk() {
        return new RoutedDesk(chains, List.of(route), Set.of(contracts.adapter()), folder);
    }
}
