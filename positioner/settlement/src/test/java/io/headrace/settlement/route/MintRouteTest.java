package io.headrace.settlement.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.route.Run;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.fact.BridgeView.Status;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Route.Bridge;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.route.local.LocalAttesters;
import io.headrace.settlement.route.mint.AttestationService;
import io.headrace.settlement.route.mint.MintRoute;
import io.headrace.settlement.signer.Calldata;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;

/// From vault to vault by burning and minting, with the real courier between two real chains.
class MintRouteTest {
    private static final long DOLLAR = 1_000_000;
    private static final List<LocalKey> BRIDGE_KEYS = LocalChain.accounts(5, 8);
    private static TwoChains chains;
    private static MintRoute.Contracts contracts;
    private static AttestationService attesters;

    @TempDir
    private Path folder;

    private int desks;

    @BeforeAll
    static void deploy() {
        chains = TwoChains.start();
        String source = bridge(chains.first(), chains.from().token(), 0);
        String destination = bridge(chains.second(), chains.to().token(), 10);
        chains.first().send(VaultOnChain.OWNER, source, Abi.call("setPeer", 42161, destination));
        chains.second().send(VaultOnChain.OWNER, destination, Abi.call("setPeer", 31337, source));
        String recipient = chains.to().id().address();
        String adapter = chains.first()
                .deploy(
                        VaultOnChain.OWNER,
                        "adapter/BurnAdapter",
                        chains.from().id().address(),
                        chains.from().token(),
                        source,
                        42161,
                        recipient);
        chains.list(adapter);
        contracts = new MintRoute.Contracts(adapter, source, destination, recipient);
        attesters = new LocalAttesters(chains.source(), source, BRIDGE_KEYS);
    }

    private static String bridge(LocalChain chain, String token, int feeBps) {
        List<String> keys = BRIDGE_KEYS.stream().map(LocalKey::address).toList();
        return chain.deploy(VaultOnChain.OWNER, "local/MintBridge", token, keys, 2, feeBps);
    }

    @AfterAll
    static void stop() {
        if (chains != null) {
            chains.close();
        }
    }

    @Test
    void whatLeavesOneVaultIsClaimedIntoTheOtherAndReconciledToTheUnit() {
        MintRoute route = route(attesters);
        BigInteger before = chains.to().balance(chains.to().id().address());
        try (RoutedDesk desk = desk(route)) {
            TransferPlan plan = desk.plan(1, "mint", Bridge.CLAIMED, 10_000 * DOLLAR, 9_990 * DOLLAR);
            desk.send(plan);
            desk.run(40);
            assertTrue(
                    desk.states(plan).contains(State.BRIDGE_READY),
                    () -> desk.states(plan).toString());
            desk.reconciled(plan, 9_990 * DOLLAR);
            Run run = desk.runs().get("mint").getFirst();
            assertTrue(run.arrived() && run.seconds() > 0 && run.seconds() < 40, run::toString);
            assertEquals(10_000, run.usd(), 1e-9);
            assertEquals(10, run.keptUsd(), 1e-9);
            assertTrue(run.gasUsd() > 0, "two transactions of ours");
        }
        assertEquals(
                before.add(BigInteger.valueOf(9_990 * DOLLAR)),
                chains.to().balance(chains.to().id().address()));
    }

    /// An order can be copied out of the pool and brought first. Ours is reverted then, and the money
    /// has left: three reverts in a row once closed such a transfer as one that moved nothing.
    @Test
    void anOrderSomebodyElseBroughtFirstIsFollowedAndNotCalledUnmoved() {
        try (RoutedDesk desk = desk(route(attesters))) {
            TransferPlan plan = desk.plan(14, "mint", Bridge.CLAIMED, 1_000 * DOLLAR, 999 * DOLLAR);
            desk.beforePaying = call -> chains.first().send(VaultOnChain.RELAYER, call.to(), call.data());
            desk.send(plan);
            desk.run(40);
            assertTrue(desk.pages.getLast().contains("somebody else brought its order"), desk.pages::toString);
            desk.reconciled(plan, 999 * DOLLAR);
            assertFalse(desk.states(plan).contains(State.MANUAL_REVIEW), "nobody has to say that it goes on");
        }
    }

    /// What failed was closed and its money promised again, while whoever had seen its order could still run it: a
    /// replacement was paid beside it.
    @Test
    void aFailedPaymentHoldsItsMoneyUntilNobodyCanRunItsOrder() {
        try (RoutedDesk desk = desk(route(attesters))) {
            TransferPlan plan = lapsing(desk, 25);
            assertEquals(RoutedDesk.OPENING - 1_000 * DOLLAR, desk.ledger().available(plan.from()), "still promised");
            chains.first().client().call("evm_increaseTime", 700);
            desk.run(15);
            assertTrue(desk.life(plan).isEmpty(), () -> desk.states(plan) + " " + desk.pages);
            assertEquals(RoutedDesk.OPENING, desk.ledger().available(plan.from()));
            Calldata.Call order = desk.attested(plan);
            assertFalse(
                    chains.first()
                            .send(VaultOnChain.RELAYER, order.to(), order.data())
                            .succeeded(),
                    "past its deadline");
        }
    }

    @Test
    void anOrderSomebodyRunsAfterOursFailedIsFollowed() {
        try (RoutedDesk desk = desk(route(attesters))) {
            TransferPlan plan = lapsing(desk, 26);
            Calldata.Call order = desk.attested(plan);
            chains.first().send(VaultOnChain.RELAYER, order.to(), order.data());
            desk.run(40);
            desk.reconciled(plan, 999 * DOLLAR);
        }
    }

    /// A transfer whose payments were all reverted, the way being closed for a while.
    private static TransferPlan lapsing(RoutedDesk desk, int number) {
        TransferPlan plan = desk.plan(number, "mint", Bridge.CLAIMED, 1_000 * DOLLAR, 999 * DOLLAR);
        desk.beforePaying = call -> source("pause", true);
        desk.send(plan);
        desk.run(60);
        source("pause", false);
        assertEquals(State.LAPSING, desk.life(plan).orElseThrow().state(), () -> desk.states(plan) + " " + desk.pages);
        return plan;
    }

    private static void source(String word, boolean on) {
        chains.first().send(VaultOnChain.OWNER, contracts.source(), Abi.call(word, on));
    }

    /// Orders can be copied out of the pool and brought in one transaction. Only the first one's payment was found
    /// in it: the second one waited for ever, its money gone by no book.
    @Test
    void twoOrdersThatSomebodyBroughtAtOnceAreFollowedEachByItsOwnMessage() {
        try (RoutedDesk desk = desk(route(attesters))) {
            TransferPlan one = desk.plan(20, "mint", Bridge.CLAIMED, 1_000 * DOLLAR, 999 * DOLLAR);
            TransferPlan other = desk.plan(21, "mint", Bridge.CLAIMED, 3_000 * DOLLAR, 2_997 * DOLLAR);
            AtomicBoolean brought = new AtomicBoolean();
            desk.beforePaying = call -> {
                if (!brought.getAndSet(true)) {
                    atOnce(chains.first(), desk.attested(one), desk.attested(other));
                }
            };
            desk.send(one);
            desk.send(other);
            desk.run(40);
            desk.reconciled(List.of(one, other), 3_996 * DOLLAR);
        }
    }

    /// Whoever delivers may deliver many at once. The second of two was credited under the first one's id, which the
    /// journal refuses: the courier ended, and the next one, for ever. Each was credited with what came for both.
    @Test
    void twoMessagesThatSomebodyDeliveredAtOnceAreCreditedWithTheirOwnMoney() {
        try (RoutedDesk desk = desk(route(new Moody(attesters, Mood.PENDING)))) {
            TransferPlan one = sent(desk, 22);
            TransferPlan other = desk.sent(23, "mint", Bridge.CLAIMED, 3_000 * DOLLAR, 2_997 * DOLLAR);
            MintRoute open = route(attesters);
            atOnce(
                    chains.second(),
                    open.claim(desk.key(one)).orElseThrow(),
                    open.claim(desk.key(other)).orElseThrow());
            desk.run(15);
            desk.reconciled(List.of(one, other), 3_996 * DOLLAR);
        }
    }

    /// Whoever brings an order or delivers a message pays for the rest of the transaction too: with some ten megabytes
    /// of logs of their own in it no node's answer about it was read, and the transfer waited for ever.
    @Test
    void whatSomebodyBringsInATransactionFullOfLogsIsFollowedAllTheSame() {
        Moody service = new Moody(attesters, Mood.PENDING);
        try (RoutedDesk desk = desk(route(service))) {
            TransferPlan plan = desk.plan(27, "mint", Bridge.CLAIMED, 1_000 * DOLLAR, 999 * DOLLAR);
            desk.beforePaying = call -> besideNoise(chains.first(), desk.attested(plan));
            desk.send(plan);
            desk.run(20);
            assertEquals(
                    State.BRIDGE_SENT,
                    desk.life(plan).orElseThrow().state(),
                    () -> desk.states(plan) + " " + desk.pages);
            Calldata.Call claim = route(attesters).claim(desk.key(plan)).orElseThrow();
            besideNoise(chains.second(), claim);
            desk.run(15);
            desk.reconciled(plan, 999 * DOLLAR);
        }
    }

    /// A call and 26,000 logs of nothing in one transaction of somebody's.
    private static void besideNoise(LocalChain chain, Calldata.Call call) {
        String loop = "620065905b5f5fa060019003806004" + "5700"; // n; do { log0(0, 0) } while (--n != 0)
        String noisy = chain.deploy(VaultOnChain.RELAYER, "0x60118060095f395ff3" + loop);
        String multicall = chain.deploy(VaultOnChain.RELAYER, Multicall.creation());
        String both = both(call, new Calldata.Call(noisy, "0x", 0));
        String by = VaultOnChain.RELAYER.address();
        long nonce = chain.node().transactionCount(by, BlockTag.LATEST);
        chain.submit(VaultOnChain.RELAYER, nonce, multicall, both);
        while (chain.node().transactionCount(by, BlockTag.LATEST) == nonce) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    /// Both calls in one transaction of somebody's.
    private static void atOnce(LocalChain chain, Calldata.Call one, Calldata.Call other) {
        String multicall = chain.deploy(VaultOnChain.RELAYER, Multicall.creation());
        assertTrue(chain.send(VaultOnChain.RELAYER, multicall, both(one, other)).succeeded(), "refused");
    }

    private static String both(Calldata.Call one, Calldata.Call other) {
        List<DynamicStruct> calls = Stream.of(one, other)
                .map(call -> new DynamicStruct(
                        new Address(call.to()), new Bool(false), new DynamicBytes(Hex.bytes(call.data()))))
                .toList();
        return Abi.callAs("aggregate3((address,bool,bytes)[])", new DynamicArray<>(DynamicStruct.class, calls));
    }

    @Test
    void anAttestationThatIsLateStrandsTheMoneyWhichStillArrivesOnce() {
        Moody service = new Moody(attesters, Mood.PENDING);
        MintRoute route = route(service);
        try (RoutedDesk desk = desk(route)) {
            TransferPlan plan = sent(desk, 2);
            assertInstanceOf(RouteState.Waiting.class, route.state(desk.key(plan)));
            chains.first().client().call("evm_increaseTime", 900);
            desk.run(1);
            RouteState.Late late = assertInstanceOf(RouteState.Late.class, route.state(desk.key(plan)));
            assertTrue(late.since().compareTo(Duration.ofMinutes(15)) >= 0, late::toString);
            desk.sleep(3_601);
            desk.run(1);
            assertEquals(State.STRANDED, desk.life(plan).orElseThrow().state());
            assertEquals(1_000 * DOLLAR, desk.ledger().posted(Ledger.IN_FLIGHT), "nothing replaces it");
            Run open = desk.runs().get("mint").getFirst();
            assertTrue(!open.arrived() && open.seconds() > 3_600, () -> "counted as it stands: " + open);
            service.mood = Mood.HONEST;
            desk.run(25);
            desk.reconciled(plan, 999 * DOLLAR);
        }
    }

    @Test
    void aSilentServiceProvesNothingAndAContradictingOneIsNotBelieved() {
        Moody service = new Moody(attesters, Mood.SILENT);
        MintRoute route = route(service);
        try (RoutedDesk desk = desk(route)) {
            TransferPlan plan = sent(desk, 3);
            String key = desk.key(plan);
            assertEquals(Status.UNKNOWN, route.state(key).service());
            service.mood = Mood.ANOTHER_MESSAGE;
            assertInstanceOf(RouteState.Contradicted.class, route.state(key));
            desk.run(5);
            assertEquals(State.BRIDGE_SENT, desk.life(plan).orElseThrow().state());
            assertTrue(route.claim(key).isEmpty(), "nothing is signed on a contradiction");
            service.mood = Mood.ONE_SIGNATURE;
            assertEquals(new RouteState.Refused("QuorumNotReached(uint256,uint256)"), route.state(key));
            service.mood = Mood.HONEST;
            desk.run(25);
            desk.reconciled(plan, 999 * DOLLAR);
        }
    }

    @Test
    void whatSomebodyElseClaimedIsSuccessAlsoInTheMiddleOfOurOwnClaim() {
        MintRoute route = route(new Moody(attesters, Mood.PENDING));
        try (RoutedDesk desk = desk(route)) {
            TransferPlan plan = sent(desk, 4);
            String key = desk.key(plan);
            claimBySomebody(key);
            RouteState.Delivered by = assertInstanceOf(RouteState.Delivered.class, route.state(key));
            assertEquals(VaultOnChain.RELAYER.address(), by.by());
            desk.run(15);
            desk.reconciled(plan, 999 * DOLLAR);
            assertFalse(desk.states(plan).contains(State.BRIDGE_READY));
        }
        Moody service = new Moody(attesters, Mood.PENDING);
        try (RoutedDesk desk = desk(route(service))) {
            TransferPlan plan = sent(desk, 5);
            String key = desk.key(plan);
            desk.beforeSigning = () -> claimBySomebody(key);
            service.mood = Mood.HONEST;
            desk.run(25);
            desk.reconciled(plan, 999 * DOLLAR);
            assertThrows(IllegalStateException.class, () -> claimBySomebody(key), "a replay");
        }
    }

    @Test
    void aPausedDestinationAndAFeeAboveWhatThePlanSparesAreWaitedFor() {
        MintRoute route = route(attesters);
        pause(1);
        assertInstanceOf(Quote.Closed.class, route.quote(1_000 * DOLLAR));
        try (RoutedDesk desk = desk(route)) {
            TransferPlan plan = sent(desk, 6);
            String key = desk.key(plan);
            desk.run(5);
            assertEquals(new RouteState.Refused("IsPaused()"), route.state(key));
            assertEquals(State.BRIDGE_SENT, desk.life(plan).orElseThrow().state());
            pause(0);
            fee(11);
            assertEquals(new RouteState.Refused("FeeTooHigh(uint256,uint256)"), route.state(key));
            fee(10);
            assertEquals(
                    1_000 * DOLLAR - DOLLAR,
                    assertInstanceOf(Quote.Offered.class, route.quote(1_000 * DOLLAR))
                            .receives());
            desk.run(25);
            desk.reconciled(plan, 999 * DOLLAR);
        }
    }

    @Test
    void aBridgeToldToLeadElsewhereIsContradictedBeforeAnythingIsClaimed() {
        MintRoute.Contracts wrong = new MintRoute.Contracts(
                contracts.adapter(), contracts.source(), contracts.destination(), VaultOnChain.VENUE);
        MintRoute route =
                new MintRoute("mint", chains.source(), chains.destination(), wrong, attesters, Duration.ofMinutes(10));
        try (RoutedDesk desk = desk(route)) {
            TransferPlan plan = sent(desk, 7);
            RouteState.Contradicted found =
                    assertInstanceOf(RouteState.Contradicted.class, route.state(desk.key(plan)));
            assertTrue(found.what().startsWith("the message leads elsewhere"), found::toString);
            desk.run(5);
            assertEquals(State.BRIDGE_SENT, desk.life(plan).orElseThrow().state());
        }
    }

    private enum Mood {
        HONEST,
        PENDING,
        SILENT,
        ANOTHER_MESSAGE,
        ONE_SIGNATURE
    }

    /// An attestation service of changing reliability before the real one.
    private static final class Moody implements AttestationService {
        private final AttestationService honest;
        private Mood mood;

        Moody(AttestationService honest, Mood mood) {
            this.honest = honest;
            this.mood = mood;
        }

        @Override
        public Answer of(String message) {
            return switch (mood) {
                case HONEST -> honest.of(message);
                case PENDING -> new Answer.Pending();
                case SILENT -> new Answer.Silent();
                case ANOTHER_MESSAGE ->
                    new Answer.Complete(
                            "0x" + "00".repeat(224), complete(message).signatures());
                case ONE_SIGNATURE ->
                    new Answer.Complete(
                            complete(message).body(),
                            complete(message).signatures().subList(0, 1));
            };
        }

        private Answer.Complete complete(String message) {
            return assertInstanceOf(Answer.Complete.class, honest.of(message));
        }
    }

    /// A thousand dollars on their way, final at the source.
    private static TransferPlan sent(RoutedDesk desk, int number) {
        return desk.sent(number, "mint", Bridge.CLAIMED, 1_000 * DOLLAR, 999 * DOLLAR);
    }

    /// @throws IllegalStateException when the bridge refuses
    private static void claimBySomebody(String key) {
        Calldata.Call call = route(attesters).claim(key).orElseThrow();
        if (!chains.second().send(VaultOnChain.RELAYER, call.to(), call.data()).succeeded()) {
            throw new IllegalStateException("refused");
        }
    }

    private static void pause(int flag) {
        chains.second().send(VaultOnChain.OWNER, contracts.destination(), Abi.call("pause", flag == 1));
    }

    private static void fee(int bps) {
        chains.second().send(VaultOnChain.OWNER, contracts.destination(), Abi.call("setFee", bps));
    }

    private static MintRoute route(AttestationService service) {
        return new MintRoute("mint", chains.source(), chains.destination(), contracts, service, Duration.ofMinutes(10));
    }

    private Path fresh() {
        return folder.resolve("desk" + desks++);
    }

    private RoutedDesk desk(RouteAdapter route) {
        return new RoutedDesk(chains, List.of(route), Set.of(contracts.destination()), fresh());
    }
}
