package io.headrace.settlement.venue.aave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.rpc.RpcFault;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.rpc.TxReceipt;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.Expectation;
import io.headrace.settlement.chain.vault.VaultBirth.Kind;
import io.headrace.settlement.chain.vault.VaultLogs;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.chain.vault.VaultRefusal;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.route.Witnesses;
import io.headrace.settlement.venue.ChainVenues;
import io.headrace.settlement.venue.DepositLogs;
import io.headrace.settlement.venue.Withdrawable.Bound;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A vault lends to Aave v3 as it was published, and takes back what the pool can give.
class AaveOnChainTest {
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    private static final long LENT = 50_000_000_000L;
    private static final int MARGIN_BPS = 11_000;
    private static LocalChain chain;
    private static VaultOnChain vault;
    private static AaveOnChain aave;
    private static AaveReserve reserve;
    private static String multicall;
    private static String adapter;
    private String snapshot = "";

    @BeforeAll
    static void deploy() {
        chain = LocalChain.start(31337);
        vault = VaultOnChain.deploy(chain);
        aave = AaveOnChain.deploy(chain, vault.token());
        multicall = chain.deploy(AaveOnChain.ADMIN, Multicall.creation());
        String head = chain.node().head().hash();
        reserve = AaveReserve.found(chain.node(), multicall, head, aave.pool(), vault.token());
        adapter = chain.deploy(
                AaveOnChain.ADMIN, "adapter/AaveLending", vault.id().address(), reserve.receipt());
        vault.list(vault.token(), adapter, Kind.ADAPTER);
        vault.list(reserve.receipt(), adapter, Kind.ADAPTER);
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
    void whatIsLentIsCreditedByThePoolsOwnEventUnderTheTransfersId() {
        TxReceipt receipt = lend(1);
        assertTrue(receipt.succeeded());
        AaveState state = state();
        assertEquals(LENT, state.own().longValueExact());
        assertEquals(state.own(), state.receipts(state.scaled()));
        assertEquals(0, state.utilization());
        assertEquals(
                List.of(new Effect.Deposited(id(1), LENT), new Effect.Paid(id(1), LENT)),
                receipt.logs().stream()
                        .flatMap(log -> new DepositLogs(Set.of(adapter))
                                .read(log).or(() -> new VaultLogs(vault.id()).read(log)).stream())
                        .toList());
        CreditView.Credited credit = assertInstanceOf(CreditView.Credited.class, credit(1));
        assertEquals(LENT, credit.units());
        assertEquals(id(1), credit.transferId());
        assertTrue(credit.creditId().startsWith(receipt.txHash()));
        assertInstanceOf(CreditView.None.class, credit(2));
    }

    @Test
    void aCreditThatIsNotFinalIsNone() {
        lend(1);
        assertInstanceOf(CreditView.None.class, credits(5).credit(id(1)));
        chain.client().call("anvil_mine", "0x5");
        assertInstanceOf(CreditView.Credited.class, credits(5).credit(id(1)));
    }

    @Test
    void whatIsTakenBackComesToTheVault() {
        lend(1);
        BigInteger before = vault.balance(vault.id().address());
        assertTrue(chain.send(VaultOnChain.RELAYER, vault.id().address(), run(withdrawal(2, LENT / 2)))
                .succeeded());
        BigInteger back = vault.balance(vault.id().address()).subtract(before);
        assertTrue(back.longValueExact() >= LENT / 2 - 4 && back.longValueExact() <= LENT / 2, back::toString);
        assertEquals(BigInteger.ZERO, vault.balance(adapter));
        assertEquals(BigInteger.ZERO, chain.number(reserve.receipt(), "balanceOf", adapter));
        assertEquals(BigInteger.ZERO, chain.number(vault.token(), "allowance", adapter, aave.pool()));
    }

    @Test
    void atFullUtilizationNothingCanBeTakenBackAndNothingHappens() {
        lend(1);
        borrowEverything();
        AaveState state = state();
        assertEquals(1, state.utilization());
        assertEquals(Bound.LIQUIDITY, state.withdrawable(MARGIN_BPS).bound());
        assertEquals(BigInteger.ZERO, state.withdrawable(MARGIN_BPS).units());
        VaultOrder order = withdrawal(2, LENT / 2);
        RpcException refusal = assertThrows(RpcException.class, () -> vault.ask(order));
        assertEquals(RpcFault.REVERTED, refusal.fault());
        aave.repay(AaveOnChain.BORROWER, vault.token(), BigInteger.valueOf(LENT / 2));
        assertEquals(LENT / 2, state().withdrawable(MARGIN_BPS).units().longValueExact());
        vault.ask(order);
    }

    /// Attestors sign that the pool held enough: when it no longer does, the vault itself holds the order.
    @Test
    void anOrderThatWantsLiquidityIsHeldByTheVaultWhenItIsGone() {
        lend(1);
        VaultOrder order = withdrawal(2, LENT / 2)
                .expecting(List.of(new Expectation(
                        vault.token(), Abi.call("balanceOf", reserve.receipt()), BigInteger.valueOf(LENT / 2), MOST)));
        vault.ask(order);
        borrowEverything();
        RpcException refusal = assertThrows(RpcException.class, () -> vault.ask(order));
        assertEquals(
                "Unexpected", VaultRefusal.named(refusal.data()).orElseThrow().name());
    }

    @Test
    void debtBindsCollateralByItsHealth() {
        BigInteger coins = BigInteger.TEN.pow(19); // 10 ether, 20,000 dollars
        aave.supply(AaveOnChain.BORROWER, vault.token(), BigInteger.valueOf(30_000_000_000L));
        aave.supply(LocalChain.account(8), aave.ether(), coins);
        aave.borrow(AaveOnChain.BORROWER, aave.ether(), BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(4)));
        AaveState state = state(AaveOnChain.BORROWER.address());
        BigInteger free = state.withdrawable(MARGIN_BPS).units();
        assertEquals(Bound.HEALTH, state.withdrawable(MARGIN_BPS).bound());
        // 30,000 x 80 % - 8,000 x 1.1, over 80 %
        assertEquals(19_000, free.divide(BigInteger.valueOf(1_000_000)).intValueExact(), 1);
        assertTrue(asked(free.subtract(BigInteger.valueOf(5))), "the pool gives it");
        BigInteger toLiquidation = state.withdrawable(10_000).units();
        assertTrue(asked(toLiquidation.subtract(BigInteger.valueOf(1_000))), "to the edge");
        assertTrue(!asked(toLiquidation.add(BigInteger.valueOf(1_000_000))), "and no dollar beyond");
    }

    @Test
    void aPausedReserveGivesNothing() {
        lend(1);
        aave.pause(vault.token(), true);
        assertEquals(Bound.GATED, state().withdrawable(MARGIN_BPS).bound());
        assertThrows(RpcException.class, () -> vault.ask(withdrawal(2, LENT / 2)));
        aave.pause(vault.token(), false);
        vault.ask(withdrawal(2, LENT / 2));
    }

    @Test
    void oneNodeAloneIsNotBelieved() {
        lend(1);
        ChainVenues.OnChain alone =
                new ChainVenues.OnChain(new Witnesses(profile(0), List.of(node("a"), node("a")), 2), source());
        assertInstanceOf(CreditView.Silent.class, creditOf(alone, 1));
    }

    private static void borrowEverything() {
        aave.supply(AaveOnChain.BORROWER, aave.ether(), BigInteger.TEN.pow(20));
        aave.borrow(AaveOnChain.BORROWER, vault.token(), vault.balance(reserve.receipt()));
    }

    private static boolean asked(BigInteger amount) {
        String account = AaveOnChain.BORROWER.address();
        try {
            chain.node().tryCall(account, aave.pool(), Abi.call("withdraw", vault.token(), amount, account));
            return true;
        } catch (RpcException e) {
            return false;
        }
    }

    private static TxReceipt lend(int number) {
        VaultOrder plain = vault.payment(number, LENT);
        VaultOrder order = new VaultOrder(
                plain.id(),
                plain.epoch(),
                plain.asset(),
                plain.amount(),
                adapter,
                plain.id(),
                reserve.receipt(),
                plain.amount().subtract(BigInteger.ONE),
                plain.deadline(),
                List.of());
        return vault.run(order);
    }

    private static VaultOrder withdrawal(int number, long amount) {
        VaultOrder plain = vault.payment(number, amount);
        return new VaultOrder(
                plain.id(),
                plain.epoch(),
                reserve.receipt(),
                plain.amount(),
                adapter,
                plain.id(),
                vault.token(),
                BigInteger.valueOf(amount - 4),
                plain.deadline(),
                List.of());
    }

    private static String run(VaultOrder order) {
        return io.headrace.settlement.chain.vault.VaultCalls.execute(order, vault.signatures(order));
    }

    private static AaveState state() {
        return state(vault.id().address());
    }

    private static AaveState state(String account) {
        return new AaveReader(multicall, reserve, account)
                .at(chain.node(), chain.node().head().hash());
    }

    private static String id(int number) {
        return vault.payment(number, 1).id();
    }

    private static CreditView credit(int number) {
        return creditOf(new ChainVenues.OnChain(new Witnesses(profile(0), nodes(), 2), source()), number);
    }

    private static CreditView creditOf(ChainVenues.OnChain venue, int number) {
        return venue.credit(id(number));
    }

    private static ChainVenues.OnChain credits(int depth) {
        return new ChainVenues.OnChain(new Witnesses(profile(depth), nodes(), 2), source());
    }

    private static AaveCredits source() {
        return new AaveCredits(reserve, adapter, vault.id().address(), 0);
    }

    private static ChainProfile profile(int depth) {
        String genesis =
                chain.node().block(new BlockTag.Number(0)).orElseThrow().hash();
        ChainProfile.Finality finality =
                depth == 0 ? new ChainProfile.Finality.Tagged(BlockTag.LATEST) : new ChainProfile.Finality.Depth(depth);
        return new ChainProfile(31337, "local", Duration.ofSeconds(1), finality, 0, genesis);
    }

    private static List<ChainNode> nodes() {
        return List.of(node("north"), node("south"));
    }

    private static ChainNode node(String operator) {
        return new ChainNode(new RpcClient(new Node(operator, chain.anvil().uri()), RpcLimits.USUAL));
    }
}
