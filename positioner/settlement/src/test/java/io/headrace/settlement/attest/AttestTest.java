package io.headrace.settlement.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.Asset;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.settlement.attest.door.GainingDoor;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.LyingNode;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.oracle.PriceFeed;
import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.Tokens;
import io.headrace.settlement.chain.vault.VaultCalls;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.chain.vault.VaultState;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.TransferKey;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.venue.aave.AaveOnChain;
import io.headrace.settlement.venue.aave.AaveReserve;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Three attestors before a real vault: what they sign runs, and what they would not say themselves
/// they do not sign.
class AttestTest {
    private static final Policy POLICY = Decided.POLICY;
    private static LocalChain chain;
    private static VaultOnChain vault;
    private static List<Attestor> attestors;

    @BeforeAll
    static void deploy() {
        chain = LocalChain.start(31337);
        vault = VaultOnChain.deploy(chain);
        attestors = VaultOnChain.ATTESTORS.stream()
                .map(key -> attestor(POLICY, key, book()))
                .toList();
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    void whatTwoOfThreeReproduceRunsOnceAndIsThenRefused() {
        Published published = Decided.toAlpha(20_000);
        Claim claim = claim(published);
        BigInteger before = vault.balance(VaultOnChain.VENUE);
        Release.Released released = assertInstanceOf(Release.Released.class, release(claim, attestors.subList(1, 3)));
        String execute = VaultCalls.execute(claim.order(), released.signatures());
        assertTrue(
                chain.send(VaultOnChain.RELAYER, vault.id().address(), execute).succeeded());
        BigInteger moved = BigInteger.valueOf(
                published.decision().moves().getFirst().amount().units());
        assertEquals(before.add(moved), vault.balance(VaultOnChain.VENUE));
        assertThrows(
                RpcException.class,
                () -> chain.node()
                        .tryCall(VaultOnChain.RELAYER.address(), vault.id().address(), execute));
        assertTrue(objection(attestors.getFirst(), claim).contains("has run already"));
    }

    /// Courier, attestors and contract: one id. What the vault marks as executed is what the plan
    /// is called.
    @Test
    void planOrderAndVaultNameATransferAlike() {
        Published published = Decided.toAlpha(19_000);
        Claim claim = claim(published);
        Move move = published.decision().moves().getFirst();
        TransferKey key = OrderCheck.key(DecisionCodec.digest(published.decision()), 0, move);
        Route route = new Route("direct", Route.Bridge.NONE, false, new LaneId(31337, "0xsender"), Optional.empty());
        TransferPlan plan = TransferPlan.of(key, route, 0, Long.MAX_VALUE);
        assertEquals(plan.id(), claim.order().id());
        Release.Released released = assertInstanceOf(Release.Released.class, release(claim, attestors.subList(0, 2)));
        String data = VaultCalls.execute(claim.order(), released.signatures());
        assertTrue(chain.send(VaultOnChain.RELAYER, vault.id().address(), data).succeeded());
        VaultState.Token token = new VaultState.Token(vault.token(), 6, 0);
        VaultState state = witness().look(vault.id(), token, claim.order());
        assertTrue(state.executed());
    }

    @Test
    void disagreementHoldsAndNamesWhoObjectsAndWhy() {
        Claim claim = claim(Decided.toAlpha(21_000));
        Policy other = (memory, state, outlook, now) -> onePaidMore(POLICY.decide(memory, state, outlook, now));
        List<Attestor> two = List.of(attestors.getFirst(), attestor(other, VaultOnChain.ATTESTORS.get(1), book()));
        Release.Held held = assertInstanceOf(Release.Held.class, release(claim, two));
        assertEquals(1, held.signed());
        assertTrue(held.reasons().getFirst().contains("my own decision moves"), held::toString);
        assertTrue(held.reasons().getLast().contains("did not answer"), held::toString);
    }

    @Test
    void aChangedOrderIsSignedByNobody() {
        Published published = Decided.toAlpha(22_000);
        VaultOrder right = claim(published).order();
        refused(published, with(right, right.amount().add(BigInteger.ONE), right.destination()), "another amount");
        refused(published, with(right, right.amount(), VaultOnChain.RELAYER.address()), "another destination");
        VaultOrder renamed = VaultOrder.payment(
                "0x" + "11".repeat(32),
                right.epoch(),
                right.asset(),
                right.amount(),
                right.destination(),
                right.deadline());
        refused(published, renamed, "another id");
        VaultOrder late = VaultOrder.payment(
                right.id(), right.epoch(), right.asset(), right.amount(), right.destination(), chain.time() + 80_000);
        refused(published, late, "seconds away");
        VaultOrder foreign = VaultOrder.payment(
                right.id(), BigInteger.TEN, right.asset(), right.amount(), right.destination(), right.deadline());
        refused(published, foreign, "configuration");
    }

    @Test
    void aDecisionMadeFromSomethingElseIsNotFollowed() {
        Published honest = Decided.toAlpha(23_000);
        Published lied = new Published(
                honest.decision(), honest.before(), Decided.toAlpha(90_000).evidence());
        assertTrue(objection(attestors.getFirst(), claim(lied)).contains("not made from what was published"));
    }

    /// A transfer is named by its whole decision: the same move told in other words would be another
    /// transfer, paid again.
    @Test
    void theSameMovesInOtherWordsAreNotSignedForAgain() {
        Published honest = Decided.toAlpha(23_500);
        Decision told = honest.decision();
        Published reworded = new Published(retold(told, told.sequence()), honest.before(), honest.evidence());
        assertNotEquals(claim(honest).order().id(), claim(reworded).order().id());
        assertInstanceOf(Attestation.Signed.class, attestors.getFirst().attest(claim(honest)));
        assertTrue(objection(attestors.getFirst(), claim(reworded)).contains("in other words"));
        Published renumbered = new Published(retold(told, 7), honest.before(), honest.evidence());
        Attestor tolerant = new Attestor(
                POLICY, book(), Map.of(31337L, witness()), new Tolerance(5, 20, 3600), VaultOnChain.ATTESTORS.get(1));
        assertTrue(objection(tolerant, claim(renumbered)).contains("another number"));
        assertInstanceOf(Attestation.Signed.class, tolerant.attest(claim(reworded)));
    }

    private static Decision retold(Decision decision, long sequence) {
        PolicyMemory memory = decision.memory();
        return new Decision(
                sequence,
                decision.nowNanos(),
                decision.decider(),
                decision.why(),
                decision.moves(),
                List.of(),
                decision.rulePlan(),
                decision.restraints(),
                decision.budget(),
                decision.inputs(),
                decision.previousDigest(),
                new PolicyMemory(
                        memory.decider(), memory.sinceNanos(), memory.why(), sequence + 1, memory.previousDigest()));
    }

    @Test
    void anAssetWithOtherDecimalsIsInNoAddressBook() {
        Map<String, Tokens> tokens = Map.of("USDC", Tokens.everywhere(new VaultState.Token(vault.token(), 18, 0)));
        AddressBook wrong = new AddressBook(book().vaults(), tokens, book().destinations());
        Attestor attestor = attestor(POLICY, VaultOnChain.ATTESTORS.getFirst(), wrong);
        assertTrue(objection(attestor, claim(Decided.toAlpha(24_000))).contains("decimals"));
    }

    /// A decision takes a dollar token at a dollar; each attestor asks its own feed whether it is one.
    @Test
    void aTokenThatIsNotWorthItsParIsNotMoved() {
        String feed = chain.deploy(VaultOnChain.OWNER, "local/TestAggregator", 8, 99_800_000L);
        Claim claim = claim(Decided.toAlpha(23_000));
        Attestor attestor = attestor(POLICY, VaultOnChain.ATTESTORS.getFirst(), pegged(feed, 3_600));
        assertInstanceOf(Attestation.Signed.class, attestor.attest(claim));
        chain.send(VaultOnChain.OWNER, feed, Abi.callAs("set(int256)", 93_000_000L));
        assertTrue(objection(attestor, claim).contains("a USDC is worth 0.93000000 on chain, not 1"));
        chain.send(VaultOnChain.OWNER, feed, Abi.callAs("set(int256)", 0L));
        assertTrue(objection(attestor, claim).contains("the feed answers zero or less"));
        String silent = "0x" + "0".repeat(40);
        Attestor blind = attestor(POLICY, VaultOnChain.ATTESTORS.getFirst(), pegged(silent, 3_600));
        assertTrue(unseen(blind, claim).contains("too few operators tell the feed alike"));
    }

    /// A decided move into Aave as it was published: attestors write the order themselves, and a
    /// changed one finds none.
    @Test
    void aMoveIntoAVenueGoesThroughItsAdapterOnly() {
        AaveOnChain aave = AaveOnChain.deploy(chain, vault.token());
        String multicall = chain.deploy(VaultOnChain.OWNER, Multicall.creation());
        String head = chain.node().head().hash();
        AaveReserve reserve = AaveReserve.found(chain.node(), multicall, head, aave.pool(), vault.token());
        String adapter = chain.deploy(
                VaultOnChain.OWNER, "adapter/AaveLending", vault.id().address(), reserve.receipt());
        vault.list(adapter);
        AddressBook book = book().withVenues(Map.of("alpha", new GainingDoor.Lending(adapter, reserve.receipt())));
        Published published = Decided.toAlpha(15_000);
        Claim claim = claim(published, book);
        List<Attestor> panel = VaultOnChain.ATTESTORS.stream()
                .map(key -> attestor(POLICY, key, book))
                .toList();
        VaultOrder order = claim.order();
        VaultOrder nothingBack = new VaultOrder(
                order.id(),
                order.epoch(),
                order.asset(),
                order.amount(),
                order.destination(),
                order.data(),
                order.received(),
                BigInteger.ONE,
                order.deadline(),
                order.expectations());
        assertTrue(objection(panel.getFirst(), new Claim(published, 0, vault.id(), nothingBack))
                .contains("a minimum received that is too low"));
        assertTrue(objection(attestors.getFirst(), claim).contains("another destination"));
        Release.Released released = assertInstanceOf(Release.Released.class, release(claim, panel));
        String data = VaultCalls.execute(order, released.signatures());
        assertTrue(chain.send(VaultOnChain.RELAYER, vault.id().address(), data).succeeded());
        assertEquals(
                order.amount(),
                chain.number(reserve.receipt(), "balanceOf", vault.id().address()));
    }

    private static AddressBook pegged(String feed, long maxAgeSeconds) {
        Peg peg = new Peg(new PriceFeed(feed, 8, Duration.ofSeconds(maxAgeSeconds)), BigDecimal.ONE);
        return new AddressBook(book().vaults(), book().tokens(), book().destinations(), Map.of("USDC", peg));
    }

    @Test
    void anAttestorThatCannotSeeTheChainSaysSoAndObjectsToNothing() {
        Witness blind = new Witness(List.of(node("north"), node("north")), 0, 2);
        Attestor attestor =
                new Attestor(POLICY, book(), Map.of(31337L, blind), Tolerance.USUAL, VaultOnChain.ATTESTORS.getFirst());
        assertTrue(unseen(attestor, claim(Decided.toAlpha(25_000))).contains("cannot see"));
    }

    /// A local node that was changing to its next block did this, and two attestors that met it held a transfer.
    @Test
    void aProofOfAnotherBlockIsAskedForOnceMoreAndNotSignedForWhenItStays() {
        AtomicInteger spoiled = new AtomicInteger(2); // both nodes, once
        try (LyingNode changing = LyingNode.before(chain.anvil().uri(), answer -> spoilt(answer, spoiled))) {
            List<ChainNode> nodes = List.of(changing.node("north"), changing.node("south"));
            Attestor attestor = new Attestor(
                    POLICY,
                    book(),
                    Map.of(31337L, new Witness(nodes, 0, 2)),
                    Tolerance.USUAL,
                    VaultOnChain.ATTESTORS.getFirst());
            Claim claim = claim(Decided.toAlpha(25_500));
            assertInstanceOf(Attestation.Signed.class, attestor.attest(claim));
            assertTrue(spoiled.get() < 0, "proofs were asked for again");
            spoiled.set(1_000);
            assertTrue(unseen(attestor, claim).contains("HR-4131"));
        }
    }

    /// Proofs that do not lead to the block's root, so many of them.
    private static String spoilt(String answer, AtomicInteger left) {
        return answer.contains("accountProof") && left.getAndDecrement() > 0
                ? answer.replaceAll("(\"accountProof\":\\s*\\[\"0x[0-9a-f]{20})[0-9a-f]{4}", "$1beef")
                : answer;
    }

    @Test
    void whatIsProvedIsWhatTheContractAnswers() {
        VaultOrder order = vault.payment(900, 5);
        VaultState.Token token = new VaultState.Token(vault.token(), 6, 0);
        VaultState state = witness().look(vault.id(), token, order);
        assertEquals(chain.number(vault.id().address(), "epoch"), state.epoch());
        assertEquals(chain.number(vault.id().address(), "threshold"), state.threshold());
        assertEquals(vault.balance(vault.id().address()), state.held());
        assertEquals(vault.balance(VaultOnChain.VENUE), state.atDestination());
        assertFalse(state.paused() || state.executed());
        try (LocalChain other = LocalChain.start(31337)) {
            VaultOnChain here = VaultOnChain.deploy(other);
            other.send(VaultOnChain.GUARDIAN, here.id().address(), Abi.call("pause"));
            Witness there = new Witness(List.of(node("north", other), node("south", other)), 0, 2);
            VaultState paused = there.look(here.id(), new VaultState.Token(here.token(), 6, 0), here.payment(1, 5));
            assertTrue(paused.paused());
            assertEquals(BigInteger.ONE, paused.epoch());
        }
    }

    @Test
    void strangersAndDoublesDoNotCount() {
        Attestation.Signed mine = new Attestation.Signed(attestors.getFirst().address(), "0x01");
        Attestation.Signed stranger = new Attestation.Signed(VaultOnChain.OWNER.address(), "0x02");
        Release.Held held = assertInstanceOf(Release.Held.class, Release.of(List.of(mine, mine, stranger), panel(), 2));
        assertEquals(1, held.signed());
        assertThrows(IllegalArgumentException.class, () -> Release.of(List.of(mine), panel(), 1));
    }

    private static Decision onePaidMore(Decision decision) {
        Move first = decision.moves().getFirst();
        Move more = new Move(first.from(), first.to(), first.amount().plus(new TokenAmount(Asset.USDC, 1)));
        return new Decision(
                decision.sequence(),
                decision.nowNanos(),
                decision.decider(),
                decision.why(),
                List.of(more),
                decision.reasons(),
                decision.rulePlan(),
                decision.restraints(),
                decision.budget(),
                decision.inputs(),
                decision.previousDigest(),
                decision.memory());
    }

    private static Release release(Claim claim, List<Attestor> asked) {
        return Release.of(asked.stream().map(attestor -> attestor.attest(claim)).toList(), panel(), 2);
    }

    private static List<String> panel() {
        return VaultOnChain.ATTESTORS.stream().map(LocalKey::address).toList();
    }

    private static void refused(Published published, VaultOrder order, String why) {
        String objection = objection(attestors.getFirst(), new Claim(published, 0, vault.id(), order));
        assertTrue(objection.contains(why), objection);
    }

    private static String unseen(Attestor attestor, Claim claim) {
        return assertInstanceOf(Attestation.Unseen.class, attestor.attest(claim))
                .why();
    }

    private static String objection(Attestor attestor, Claim claim) {
        return String.join(
                "; ",
                assertInstanceOf(Attestation.Refused.class, attestor.attest(claim))
                        .objections());
    }

    private static VaultOrder with(VaultOrder order, BigInteger amount, String destination) {
        return VaultOrder.payment(order.id(), order.epoch(), order.asset(), amount, destination, order.deadline());
    }

    private static Claim claim(Published published) {
        return claim(published, book());
    }

    private static Claim claim(Published published, AddressBook book) {
        Move move = published.decision().moves().getFirst();
        String id = OrderCheck.key(DecisionCodec.digest(published.decision()), 0, move)
                .id();
        VaultOrder order = new OrderCheck(book, Tolerance.USUAL)
                .own(move, id, chain.number(vault.id().address(), "epoch"), chain.time() + 600)
                .orElseThrow();
        return new Claim(published, 0, vault.id(), order);
    }

    private static Attestor attestor(Policy policy, LocalKey key, AddressBook book) {
        return new Attestor(policy, book, Map.of(31337L, witness()), Tolerance.USUAL, key);
    }

    private static Witness witness() {
        return new Witness(List.of(node("north"), node("south")), 0, 2);
    }

    private static AddressBook book() {
        return new AddressBook(
                Map.of(DeskSettings.TREASURY, vault.id()),
                Map.of("USDC", Tokens.everywhere(new VaultState.Token(vault.token(), 6, 0))),
                Map.of("alpha", VaultOnChain.VENUE));
    }

    private static ChainNode node(String operator) {
        return node(operator, chain);
    }

    private static ChainNode node(String operator, LocalChain of) {
        return new ChainNode(new RpcClient(new Node(operator, of.anvil().uri()), RpcLimits.USUAL));
    }
}
