package io.headrace.settlement.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.rpc.TxReceipt;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.lifecycle.Route.Bridge;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.route.intent.IntentRoute;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From vault to vault as an ERC-7683 order: opened, filled by a filler with money of its own, settled;
/// or expired and given back.
class IntentRouteTest {
    private static final long DOLLAR = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration GRACE = Duration.ofHours(1);
    private static final List<LocalKey> KEYS = LocalChain.accounts(5, 7);
    private static TwoChains chains;
    private static IntentRoute route;
    private static IntentRoute.Contracts contracts;
    private static Filler filler;

    @TempDir
    private Path folder;

    @BeforeAll
    static void deploy() {
        chains = TwoChains.start();
        LocalKey owner = VaultOnChain.OWNER;
        List<String> keys = KEYS.stream().map(LocalKey::address).toList();
        String origin =
                chains.first().deploy(owner, "local/IntentOrigin", chains.from().token(), keys, 2, GRACE.toSeconds());
        String target =
                chains.second().deploy(owner, "local/IntentTarget", chains.to().token());
        chains.first().send(owner, origin, Abi.call("setPeer", 42161, target));
        chains.second().send(owner, target, Abi.call("setPeer", 31337, origin));
        String recipient = chains.to().id().address();
        Object end = Abi.tuple(42161, chains.to().token(), recipient, PATIENCE.toSeconds());
        String adapter = chains.first()
                .deploy(
                        owner,
                        "adapter/IntentAdapter",
                        chains.from().id().address(),
                        chains.from().token(),
                        origin,
                        end);
        chains.list(adapter);
        contracts = new IntentRoute.Contracts(adapter, chains.from().token(), origin, target, recipient);
        route = new IntentRoute(
                "intent", chains.source(), chains.destination(), contracts, units -> units / 2_000, PATIENCE);
        filler = new Filler();
    }

    @AfterAll
    static void stop() {
        if (chains != null) {
            chains.close();
        }
    }

    @Test
    void anOrderIsFilledFromTheFillersMoneyAndTheFillerIsPaidOnTheOrigin() {
        long receives = assertInstanceOf(Quote.Offered.class, route.quote(2_000 * DOLLAR))
                .receives();
        assertEquals(1_999 * DOLLAR, receives);
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = desk.sent(1, "intent", Bridge.RELAYED, 2_000 * DOLLAR, receives);
            String key = desk.key(plan);
            assertInstanceOf(RouteState.Waiting.class, route.state(key));
            assertTrue(filler.fill(key));
            assertFalse(filler.fill(key), "twice");
            assertEquals(
                    new RouteState.Delivered(Filler.KEY.address(), receives), route.state(key), "by who filled it");
            desk.run(15);
            desk.reconciled(plan, receives);
            assertTrue(settle(key));
            assertFalse(settle(key), "paid twice");
            assertEquals(
                    2_000 * DOLLAR, chains.from().balance(Filler.KEY.address()).longValueExact());
        }
    }

    /// While nobody told what the destination holds, an order that was filled there was taken back all the same.
    @Test
    void anOrderIsNotTakenBackWhileNobodySaysWhetherItWasFilled() {
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = desk.sent(8, "intent", Bridge.RELAYED, 30 * DOLLAR, 29 * DOLLAR);
            String key = desk.key(plan);
            assertTrue(filler.fill(key));
            chains.pass(PATIENCE.plus(GRACE).plusMinutes(1));
            Witnesses silent = new Witnesses(chains.destination().profile(), List.of(), 2);
            IntentRoute blind =
                    new IntentRoute("intent", chains.source(), silent, contracts, units -> units / 2_000, PATIENCE);
            assertInstanceOf(RouteState.Silent.class, blind.state(key));
            assertInstanceOf(RouteState.Delivered.class, route.state(key));
            desk.run(15);
            desk.reconciled(plan, 29 * DOLLAR);
        }
    }

    @Test
    void whatNobodyFillsInTimeIsTakenBackIntoTheVault() {
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = desk.sent(2, "intent", Bridge.RELAYED, 500 * DOLLAR, 499 * DOLLAR);
            String key = desk.key(plan);
            long before = chains.from().balance(chains.from().id().address()).longValueExact();
            chains.pass(PATIENCE.plusMinutes(1));
            assertInstanceOf(RouteState.Expired.class, route.state(key), "a fill may still be told");
            assertFalse(filler.fill(key), "too late");
            desk.run(3);
            assertEquals(State.BRIDGE_SENT, desk.life(plan).orElseThrow().state());
            chains.pass(GRACE);
            assertEquals(new RouteState.Refundable(500 * DOLLAR), route.state(key));
            desk.run(30);
            desk.reversed(plan);
            assertEquals(
                    before + 500 * DOLLAR,
                    chains.from().balance(chains.from().id().address()).longValueExact());
        }
    }

    @Test
    void whatSomebodyElseGaveBackBeforeUsIsStillTakenIntoTheVault() {
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = desk.sent(3, "intent", Bridge.RELAYED, 40 * DOLLAR, 39 * DOLLAR);
            chains.pass(PATIENCE.plus(GRACE).plusMinutes(1));
            TxReceipt expired =
                    chains.first().send(VaultOnChain.RELAYER, contracts.origin(), Abi.call("expire", desk.key(plan)));
            assertTrue(expired.succeeded());
            chains.settle();
            assertEquals(new RouteState.Refundable(40 * DOLLAR), route.state(desk.key(plan)));
            desk.run(30);
            desk.reversed(plan);
        }
    }

    @Test
    void whatSomebodyElseTookBackWhileOursWasOnItsWayIsBookedOnce() {
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = desk.sent(4, "intent", Bridge.RELAYED, 60 * DOLLAR, 59 * DOLLAR);
            String key = desk.key(plan);
            chains.pass(PATIENCE.plus(GRACE).plusMinutes(1));
            for (int i = 0; i < 10 && !desk.states(plan).contains(State.STRANDED); i++) {
                desk.run(1);
            }
            String recover = Abi.call("recover", key);
            TxReceipt first = chains.first().send(VaultOnChain.RELAYER, contracts.adapter(), recover);
            assertTrue(first.succeeded());
            desk.run(30);
            List<State> states = desk.states(plan);
            assertTrue(states.contains(State.SLOTTED), () -> "ours was sent: " + states);
            assertEquals(State.STRANDED, states.getLast(), "ours was reverted, once");
            assertEquals(new RouteState.Returned(first.txHash(), 60 * DOLLAR), route.state(key));
            desk.reversed(plan);
        }
    }

    /// Ours then succeeds, and its receipt shows the dust: the refund was once booked as that one unit, and all the
    /// rest as a fee.
    @Test
    void dustLeftForOursBySomebodyWhoTookTheRefundBackIsNotTheRefund() {
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = desk.sent(6, "intent", Bridge.RELAYED, 60 * DOLLAR, 59 * DOLLAR);
            String key = desk.key(plan);
            long before = chains.from().balance(chains.from().id().address()).longValueExact();
            chains.pass(PATIENCE.plus(GRACE).plusMinutes(1));
            for (int i = 0; i < 10 && !desk.states(plan).contains(State.STRANDED); i++) {
                desk.run(1);
            }
            TxReceipt first = chains.first().send(VaultOnChain.RELAYER, contracts.adapter(), Abi.call("recover", key));
            assertTrue(first.succeeded());
            String purse = Abi.address(chains.first().number(contracts.adapter(), "purseOf", key));
            chains.first().send(VaultOnChain.OWNER, chains.from().token(), Abi.call("mint", purse, 1));
            desk.run(30);
            assertEquals(
                    before + 60 * DOLLAR + 1,
                    chains.from().balance(chains.from().id().address()).longValueExact(),
                    "ours succeeded, and brought the dust");
            assertEquals(new RouteState.Returned(first.txHash(), 60 * DOLLAR), route.state(key));
            desk.reversed(plan);
        }
    }

    /// Anybody may send dust to a purse, and bring it into the vault while the money is still on its way.
    @Test
    void dustThatSomebodyBringsIntoTheVaultIsNoReturn() {
        try (RoutedDesk desk = desk()) {
            TransferPlan plan = desk.sent(5, "intent", Bridge.RELAYED, 70 * DOLLAR, 69 * DOLLAR);
            String key = desk.key(plan);
            String purse = Abi.address(chains.first().number(contracts.adapter(), "purseOf", key));
            chains.first().send(VaultOnChain.OWNER, chains.from().token(), Abi.call("mint", purse, 1));
            String recover = Abi.call("recover", key);
            assertTrue(chains.first()
                    .send(VaultOnChain.RELAYER, contracts.adapter(), recover)
                    .succeeded());
            chains.pass(PATIENCE.plus(GRACE).plusMinutes(1));
            TxReceipt expired = chains.first().send(VaultOnChain.RELAYER, contracts.origin(), Abi.call("expire", key));
            assertTrue(expired.succeeded());
            chains.settle();
            assertEquals(new RouteState.Refundable(70 * DOLLAR), route.state(key));
            desk.run(30);
            desk.reversed(plan);
        }
    }

    @Test
    void aPausedSettlerClosesTheRouteAndAnUnknownOrderIsContradicted() {
        chains.second().send(VaultOnChain.OWNER, contracts.destination(), Abi.call("pause", true));
        assertInstanceOf(Quote.Closed.class, route.quote(100 * DOLLAR));
        chains.second().send(VaultOnChain.OWNER, contracts.destination(), Abi.call("pause", false));
        assertInstanceOf(Quote.Offered.class, route.quote(100 * DOLLAR));
        assertInstanceOf(RouteState.Contradicted.class, route.state("0x" + "12".repeat(32)));
    }

    private RoutedDesk desk() {
        return new RoutedDesk(chains, List.of(route), Set.of(contracts.adapter()), folder);
    }

    /// Attesters tell the origin of the fill.
    private static boolean settle(String key) {
        String call = Abi.call("fillDigest", key, Filler.KEY.address());
        byte[] digest = chains.first().node().view(contracts.origin(), call, BlockTag.LATEST);
        List<byte[]> signatures = KEYS.stream()
                .sorted(Comparator.comparing(LocalKey::address))
                .map(attester -> attester.sign(digest))
                .toList();
        String settle = Abi.callAs("settle(bytes32,address,bytes[])", key, Filler.KEY.address(), signatures);
        return chains.first()
                .send(VaultOnChain.RELAYER, contracts.origin(), settle)
                .succeeded();
    }

    /// Reads the order out of the origin's own event and fills it with its own money.
    private static final class Filler {
        static final LocalKey KEY = LocalChain.account(9);
        private static final String OPEN = Abi.topic(
                "Open(bytes32,(address,uint256,uint32,uint32,bytes32,"
                        + "(bytes32,uint256,bytes32,uint256)[],(bytes32,uint256,bytes32,uint256)[],(uint256,bytes32,bytes)[]))");
        private static final int ORIGIN_DATA_BYTES = 8 * 32;

        Filler() {
            String token = chains.to().token();
            chains.second().send(KEY, token, Abi.call("mint", KEY.address(), 1_000_000 * DOLLAR));
            chains.second().send(KEY, token, Abi.call("approve", contracts.destination(), 1_000_000 * DOLLAR));
        }

        boolean fill(String key) {
            String data = chains.first()
                    .node()
                    .logs(LogQuery.ever(contracts.origin(), OPEN, key))
                    .getFirst()
                    .log()
                    .data();
            String originData =
                    "0x" + data.substring(data.length() - 2 * ORIGIN_DATA_BYTES); // what the event ends with
            byte[] payTo = Hex.bytes(Abi.encoded(KEY.address()));
            String fill = Abi.callAs("fill(bytes32,bytes,bytes)", key, Hex.bytes(originData), payTo);
            return chains.second().send(KEY, contracts.destination(), fill).succeeded();
        }
    }
}
