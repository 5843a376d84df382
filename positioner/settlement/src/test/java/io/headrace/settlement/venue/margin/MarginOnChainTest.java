package io.headrace.settlement.venue.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.rpc.TxReceipt;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultBirth.Kind;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.route.Witnesses;
import io.headrace.settlement.venue.ChainVenues;
import io.headrace.settlement.venue.Withdrawable.Bound;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.generated.Int256;
import org.web3j.abi.datatypes.generated.Uint256;

/// A vault at a margin venue whose keeper is late and whose gates close.
class MarginOnChainTest {
    private static final LocalKey KEEPER = LocalChain.account(7);
    private static final long KEEPER_DELAY = 30;
    private static final long AMOUNT = 40_000_000_000L;
    private static LocalChain chain;
    private static VaultOnChain vault;
    private static String oracle;
    private static String venue;
    private static String account;
    private static String desk;
    private static Multicall reader;
    private String snapshot = "";

    @BeforeAll
    static void deploy() {
        chain = LocalChain.start(31337);
        vault = VaultOnChain.deploy(chain);
        oracle = chain.deploy(KEEPER, "local/TestAggregator", 8, 5_000_000_000_000L);
        venue = chain.deploy(
                KEEPER, "local/MarginVenue", vault.token(), oracle, KEEPER.address(), KEEPER_DELAY, 600, tiers());
        account = chain.deploy(KEEPER, "adapter/MarginAccount", vault.id().address(), venue);
        desk = chain.deploy(KEEPER, "adapter/MarginDeposit", account);
        vault.list(vault.token(), account, Kind.ADAPTER);
        vault.list(vault.token(), desk, Kind.ADAPTER);
        String multicall = chain.deploy(KEEPER, Multicall.creation());
        reader = new Multicall(multicall, List.of(MarginState.question(venue, account)));
        tell(5_000_000_000_000L);
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @BeforeEach
    void keep() {
        snapshot = chain.client().call("evm_snapshot").asText();
    }

    @AfterEach
    void restore() {
        chain.client().call("evm_revert", snapshot);
    }

    @Test
    void aDepositIsCreditedWhenTheKeeperHasExecutedItAndNotBefore() {
        deposit(1);
        assertInstanceOf(CreditView.None.class, credit(1));
        assertTrue(!execute(0).succeeded(), "too early");
        execute(0, KEEPER_DELAY);
        CreditView.Credited credit = assertInstanceOf(CreditView.Credited.class, credit(1));
        assertEquals(AMOUNT, credit.units());
        assertEquals(vault.payment(1, 1).id(), credit.transferId());
        assertEquals(AMOUNT, state().own().longValueExact());
        deposit(2);
        execute(1, KEEPER_DELAY);
        CreditView.Credited second = assertInstanceOf(CreditView.Credited.class, credit(2));
        assertTrue(!second.creditId().equals(credit.creditId()), "each credit has an id of its own");
    }

    @Test
    void aWithdrawalIsAskedByOrderAndPaidToTheVaultByTheKeeper() {
        deposit(1);
        execute(0, KEEPER_DELAY);
        BigInteger before = vault.balance(vault.id().address());
        assertTrue(vault.run(order(2, account)).succeeded());
        execute(1, KEEPER_DELAY);
        assertEquals(
                AMOUNT, vault.balance(vault.id().address()).subtract(before).longValueExact());
        assertEquals(BigInteger.ZERO, state().own());
    }

    @Test
    void whatCouldBeWithdrawnNamesWhatBindsIt() {
        assertEquals(Bound.OWN, state().withdrawable().bound());
        deposit(1);
        execute(0, KEEPER_DELAY);
        tell(5_000_000_000_000L);
        assertEquals(AMOUNT, state().withdrawable().units().longValueExact());
        send(Abi.call("setPosition", account, new Int256(500_000_000))); // 250,000 of notional
        assertEquals(AMOUNT - 4_750_000_000L, state().withdrawable().units().longValueExact());
        assertEquals(Bound.HEALTH, state().withdrawable().bound());
        gate(1);
        assertEquals(Bound.GATED, state().withdrawable().bound());
        assertEquals(BigInteger.ZERO, state().withdrawable().units());
    }

    /// A venue that comes back from a halt with the price of before pays nothing until a new one is told.
    @Test
    void afterAResumeWithAnOldPriceNothingIsPaid() {
        deposit(1);
        execute(0, KEEPER_DELAY);
        vault.run(order(2, account));
        gate(2);
        chain.client().call("evm_increaseTime", Duration.ofHours(8).toSeconds());
        gate(0);
        assertEquals(Bound.PRICE, state().withdrawable().bound());
        assertTrue(!execute(1).succeeded(), "no price of now");
        tell(5_100_000_000_000L);
        assertEquals(Bound.OWN, state().withdrawable().bound());
        assertTrue(execute(1).succeeded());
    }

    private static DynamicArray<StaticStruct> tiers() {
        BigInteger all = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        return new DynamicArray<>(
                StaticStruct.class,
                List.of(
                        new StaticStruct(new Uint256(100_000_000_000L), new Uint256(100)),
                        new StaticStruct(new Uint256(1_000_000_000_000L), new Uint256(250)),
                        new StaticStruct(new Uint256(all), new Uint256(1_000))));
    }

    private static void deposit(int number) {
        TxReceipt receipt = vault.run(order(number, desk));
        assertTrue(receipt.succeeded());
    }

    private static VaultOrder order(int number, String destination) {
        VaultOrder plain = vault.payment(number, AMOUNT);
        return new VaultOrder(
                plain.id(),
                plain.epoch(),
                plain.asset(),
                plain.amount(),
                destination,
                plain.id(),
                VaultOrder.NOTHING,
                BigInteger.ZERO,
                plain.deadline(),
                List.of());
    }

    private static TxReceipt execute(long request) {
        return chain.send(KEEPER, venue, Abi.call("execute", request));
    }

    private static void execute(long request, long after) {
        chain.client().call("evm_increaseTime", after);
        assertTrue(execute(request).succeeded());
    }

    private static void gate(int gate) {
        send(Abi.callAs("setGate(uint8)", gate));
    }

    private static void send(String call) {
        assertTrue(chain.send(KEEPER, venue, call).succeeded());
    }

    private static void tell(long price) {
        assertTrue(
                chain.send(KEEPER, oracle, Abi.call("set", new Int256(price))).succeeded());
    }

    private static MarginState state() {
        return MarginState.of(
                reader.at(chain.node(), chain.node().head().hash()).getFirst());
    }

    private static CreditView credit(int number) {
        String genesis =
                chain.node().block(new BlockTag.Number(0)).orElseThrow().hash();
        ChainProfile profile = new ChainProfile(
                31337, "local", Duration.ofSeconds(1), new ChainProfile.Finality.Tagged(BlockTag.LATEST), 0, genesis);
        Witnesses witnesses = new Witnesses(profile, List.of(node("north"), node("south")), 2);
        return new ChainVenues.OnChain(witnesses, new MarginCredits(venue, account, 0))
                .credit(vault.payment(number, 1).id());
    }

    private static ChainNode node(String operator) {
        return new ChainNode(new RpcClient(new Node(operator, chain.anvil().uri()), RpcLimits.USUAL));
    }
}
