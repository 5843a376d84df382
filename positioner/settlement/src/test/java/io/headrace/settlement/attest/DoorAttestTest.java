package io.headrace.settlement.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.settlement.attest.door.BridgeDoor;
import io.headrace.settlement.attest.door.Door;
import io.headrace.settlement.attest.door.FilledDoor;
import io.headrace.settlement.attest.door.GainingDoor;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.Tokens;
import io.headrace.settlement.chain.vault.VaultCalls;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.chain.vault.VaultState;
import io.headrace.settlement.route.AcrossPool;
import io.headrace.settlement.route.Words;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Attestors before a real vault with a real adapter of each kind: what keeps enough runs, and what
/// does not, or stands at a door of another kind, nobody signs.
class DoorAttestTest {
    private static final long THERE = 42161;
    private static final long PATIENCE = 1_800;
    private static final LocalKey OWNER = VaultOnChain.OWNER;
    private static final String RECIPIENT = "0x" + "c3".repeat(20);
    private static final String THIEF = "0x" + "dd".repeat(20);
    private static String tokenThere;
    private static FilledDoor.Exit exit;
    private static LocalChain chain;
    private static LocalChain other;
    private static VaultOnChain vault;
    private static BridgeDoor.Mint mint;
    private static BridgeDoor.Slow slow;
    private static FilledDoor.Intent intent;
    private static GainingDoor.Swap swap;

    @BeforeAll
    static void deploy() {
        chain = LocalChain.start(31337, AcrossPool.OPTION);
        vault = VaultOnChain.deploy(chain);
        other = LocalChain.start(THERE);
        tokenThere = other.deploy(OWNER, "local/TestToken", "Dollar", "USDC", 6, 0);
        exit = new FilledDoor.Exit(tokenThere, PATIENCE);
        List<String> keys =
                LocalChain.accounts(5, 7).stream().map(LocalKey::address).toList();
        String burning = chain.deploy(OWNER, "local/MintBridge", vault.token(), keys, 2, 0);
        mint = new BridgeDoor.Mint(adapter("BurnAdapter", burning, THERE, RECIPIENT), burning, tokenThere);
        String locking = chain.deploy(
                OWNER, "local/SlowBridge", vault.token(), OWNER.address(), VaultOnChain.GUARDIAN.address(), 3_600);
        slow = new BridgeDoor.Slow(adapter("LockAdapter", locking, THERE, RECIPIENT), locking, tokenThere);
        String origin = chain.deploy(OWNER, "local/IntentOrigin", vault.token(), keys, 2, 3_600);
        intent = new FilledDoor.Intent(
                adapter("IntentAdapter", origin, end(THERE, tokenThere, RECIPIENT)), origin, exit);
        for (String bridge : List.of(burning, locking, origin)) {
            chain.send(OWNER, bridge, Abi.call("setPeer", THERE, RECIPIENT));
        }
        String tether = chain.deploy(OWNER, "local/TestToken", "Tether", "USDT", 6, 0);
        List<String> pools = List.of(pool(tether), pool(tether));
        String quotes = chain.deploy(OWNER, "adapter/BestQuote", vault.id().address(), pools);
        swap = new GainingDoor.Swap(quotes, tether);
        doors().forEach(door -> vault.list(door.adapter()));
    }

    private static String adapter(String kind, String bridge, Object... end) {
        Object[] all = new Object[3 + end.length];
        all[0] = vault.id().address();
        all[1] = vault.token();
        all[2] = bridge;
        System.arraycopy(end, 0, all, 3, end.length);
        return chain.deploy(OWNER, "adapter/" + kind, all);
    }

    private static Object end(long chainId, String token, String recipient) {
        return Abi.tuple(chainId, token, recipient, PATIENCE);
    }

    private static String pool(String bought) {
        String pool = chain.deploy(OWNER, "local/ConstantProductPool", vault.token(), bought, 5);
        List.of(vault.token(), bought)
                .forEach(token -> chain.send(OWNER, token, Abi.call("mint", pool, 100_000_000_000_000L)));
        return pool;
    }

    @AfterAll
    static void stop() {
        if (other != null) {
            other.close();
        }
        if (chain != null) {
            chain.close();
        }
    }

    private static List<Door> doors() {
        return List.of(mint, slow, intent, swap);
    }

    @Test
    void throughEachKindOfDoorWhatKeepsEnoughIsReleasedAndRuns() {
        int number = 0;
        for (Door door : doors()) {
            Claim claim = claim(Decided.toAlpha(20_000 + number++), door);
            BigInteger before = vault.balance(vault.id().address());
            run(claim, door);
            assertEquals(
                    before.subtract(claim.order().amount()),
                    vault.balance(vault.id().address()),
                    door.kind());
        }
    }

    @Test
    void whatKeepsAllButOneUnitIsSignedForAtNoKindOfDoor() {
        for (Door door : doors()) {
            Claim right = claim(Decided.toAlpha(19_000), door);
            long units = right.order().amount().longValueExact();
            VaultOrder greedy = switch (door) {
                case BridgeDoor.Mint ignored -> with(right.order(), Abi.encoded(units - 1), BigInteger.ZERO);
                case GainingDoor.Swap ignored -> with(right.order(), "0x", BigInteger.ONE);
                default -> with(right.order(), Abi.encoded(1), BigInteger.ZERO);
            };
            String objection = objection(door, new Claim(right.published(), 0, vault.id(), greedy));
            assertTrue(objection.matches(".*(may be kept|must arrive|does not read|too low).*"), objection);
        }
    }

    /// Each door listed as each other kind: the order then is what that kind reads, and the code says no.
    @Test
    void anAdapterListedAsAnotherKindIsSignedForByNobody() {
        for (Door door : doors()) {
            for (Door as : List.of(
                    new BridgeDoor.Mint(door.adapter(), mint.bridge(), tokenThere),
                    new BridgeDoor.Slow(door.adapter(), slow.bridge(), tokenThere),
                    new FilledDoor.Across(door.adapter(), intent.bridge(), exit),
                    new FilledDoor.Intent(door.adapter(), intent.bridge(), exit),
                    new GainingDoor.Swap(door.adapter(), swap.bought()))) {
                if (!as.kind().equals(door.kind())) {
                    String objection = objection(as, claim(Decided.toAlpha(18_000), as));
                    assertTrue(objection.contains("its code is not that adapter's"), objection);
                }
            }
        }
    }

    @Test
    void anAdapterThatWasMadeForSomethingElseIsNoDoor() {
        String there = intent.bridge();
        refused(adapter("IntentAdapter", there, end(THERE, tokenThere, THIEF)), "pays another recipient");
        refused(adapter("IntentAdapter", there, end(10, tokenThere, RECIPIENT)), "leads to another chain");
        refused(adapter("IntentAdapter", there, end(THERE, THIEF, RECIPIENT)), "brings another token");
        refused(adapter("IntentAdapter", THIEF, end(THERE, tokenThere, RECIPIENT)), "gives to another bridge");
        Object patient = Abi.tuple(THERE, tokenThere, RECIPIENT, PATIENCE + 1);
        refused(adapter("IntentAdapter", there, patient), "waits longer than 1800 seconds");
        String foreign = chain.deploy(
                OWNER, "adapter/IntentAdapter", THIEF, vault.token(), there, end(THERE, tokenThere, RECIPIENT));
        refused(foreign, "serves another vault");
        FilledDoor.Intent empty = new FilledDoor.Intent(THIEF, there, exit);
        Attestation said =
                attestor(VaultOnChain.ATTESTORS.getFirst(), empty).attest(claim(Decided.toAlpha(16_000), empty));
        assertTrue(said.toString().contains("there is no such account"), said::toString);
    }

    /// The adapter is right, and the token it brings is another one's base unit: 10,000 dollars would be ten
    /// billionths of one.
    @Test
    void aDoorThatBringsATokenOfOtherDecimalsIsSignedForByNobody() {
        String fine = other.deploy(OWNER, "local/TestToken", "Fine", "FINE", 18, 0);
        FilledDoor.Intent far = new FilledDoor.Intent(
                adapter("IntentAdapter", intent.bridge(), end(THERE, fine, RECIPIENT)),
                intent.bridge(),
                new FilledDoor.Exit(fine, PATIENCE));
        Door burnt = new BridgeDoor.Mint(mint.adapter(), mint.bridge(), fine);
        Door locked = new BridgeDoor.Slow(slow.adapter(), slow.bridge(), fine);
        for (Door door : List.of(far, burnt, locked)) {
            assertEquals(
                    "token " + fine + " on chain " + THERE
                            + " counts in 18 decimals, not in 6: the order's amounts would be worth something else",
                    objection(door, claim(Decided.toAlpha(16_500), door)),
                    door.kind());
        }
        String coarse = chain.deploy(OWNER, "local/TestToken", "Coarse", "COARSE", 2, 0);
        String quotes =
                chain.deploy(OWNER, "adapter/BestQuote", vault.id().address(), List.of(pool(coarse), pool(coarse)));
        GainingDoor.Swap near = new GainingDoor.Swap(quotes, coarse);
        String objection = objection(near, claim(Decided.toAlpha(16_600), near));
        assertTrue(objection.startsWith("token " + coarse + " on chain 31337 counts in 2 decimals"), objection);
    }

    @Test
    void whatDoesNotTellItsDecimalsIsNotBrought() {
        FilledDoor.Intent none = new FilledDoor.Intent(
                adapter("IntentAdapter", intent.bridge(), end(THERE, THIEF, RECIPIENT)),
                intent.bridge(),
                new FilledDoor.Exit(THIEF, PATIENCE));
        Claim claim = claim(Decided.toAlpha(16_700), none);
        assertEquals(
                "the decimals of token " + THIEF + " on chain " + THERE
                        + " cannot be read: too few operators tell them alike",
                objection(none, claim));
        Attestor blind = new Attestor(
                Decided.POLICY,
                book(none),
                Map.of(31337L, witness(chain)),
                Tolerance.USUAL,
                VaultOnChain.ATTESTORS.getFirst());
        Attestation said = blind.attest(claim);
        assertTrue(said.toString().contains("cannot be read: I have no nodes of that chain"), said::toString);
    }

    /// The token of the vault itself is asked, too: settings may be wrong about it.
    @Test
    void settingsThatCountTheVaultsTokenWronglyMoveNothing() {
        String fine = chain.deploy(OWNER, "local/TestToken", "Fine", "FINE", 18, 0);
        AddressBook plain = book(mint);
        AddressBook wrong = new AddressBook(
                plain.vaults(),
                Map.of("USDC", Tokens.everywhere(new VaultState.Token(fine, 6, 0))),
                plain.destinations(),
                Map.of(),
                plain.doors());
        Published published = Decided.toAlpha(16_800);
        Attestor attestor = new Attestor(
                Decided.POLICY,
                wrong,
                Map.of(31337L, witness(chain)),
                Tolerance.USUAL,
                VaultOnChain.ATTESTORS.getFirst());
        String said = attestor.attest(claim(published, wrong)).toString();
        assertTrue(said.contains("token " + fine + " on chain 31337 counts in 18 decimals, not in 6"), said);
    }

    private static void refused(String adapter, String why) {
        FilledDoor.Intent door = new FilledDoor.Intent(adapter, intent.bridge(), exit);
        String objection = objection(door, claim(Decided.toAlpha(17_000), door));
        assertTrue(objection.contains(why), objection);
    }

    /// Across' pool as it was published. What burns reads as the most that may be kept, Across reads as
    /// the least that must arrive: the number that is honest at one door gives all away at the other.
    @Test
    void aTransferThroughAcrossIsReleasedWithTheRightMinimumOnly() {
        AcrossPool.require();
        String pool = AcrossPool.deploy(chain);
        FilledDoor.Across across =
                new FilledDoor.Across(adapter("AcrossAdapter", pool, end(THERE, tokenThere, RECIPIENT)), pool, exit);
        vault.list(across.adapter());
        Claim right = claim(Decided.toAlpha(16_000), across);
        long units = right.order().amount().longValueExact();
        long kept = Tolerance.USUAL.kept(units);
        for (long least : List.of(1L, kept, units - kept - 1, units + 1)) {
            VaultOrder bad = with(right.order(), Abi.encoded(least), BigInteger.ZERO);
            String objection = objection(across, new Claim(right.published(), 0, vault.id(), bad));
            assertTrue(objection.contains("must arrive"), objection);
        }
        BridgeDoor.Mint listedWrongly = new BridgeDoor.Mint(across.adapter(), pool, tokenThere);
        String objection = objection(listedWrongly, claim(right.published(), listedWrongly));
        assertTrue(objection.contains("its code is not that adapter's"), objection);
        run(right, across);
        assertEquals(List.of(units, units - kept), deposited(pool));
    }

    /// Amounts that went in and must come out, of the pool's only deposit.
    private static List<Long> deposited(String pool) {
        String event = Abi.topic("FundsDeposited(bytes32,bytes32,uint256,uint256,uint256,uint256,uint32,uint32,uint32,"
                + "bytes32,bytes32,bytes32,bytes)");
        List<BigInteger> words = Words.of(chain.node()
                .logs(LogQuery.ever(pool, event, "", "", ""))
                .getFirst()
                .log());
        return List.of(words.get(2).longValueExact(), words.get(3).longValueExact());
    }

    private static void run(Claim claim, Door door) {
        List<Attestation> said = VaultOnChain.ATTESTORS.stream()
                .map(key -> attestor(key, door).attest(claim))
                .toList();
        List<String> panel =
                VaultOnChain.ATTESTORS.stream().map(LocalKey::address).toList();
        Release.Released released =
                assertInstanceOf(Release.Released.class, Release.of(said, panel, 2), said::toString);
        String data = VaultCalls.execute(claim.order(), released.signatures());
        assertTrue(chain.send(VaultOnChain.RELAYER, vault.id().address(), data).succeeded(), door.kind());
    }

    private static String objection(Door door, Claim claim) {
        Attestation said = attestor(VaultOnChain.ATTESTORS.getFirst(), door).attest(claim);
        return String.join(
                "; ", assertInstanceOf(Attestation.Refused.class, said).objections());
    }

    private static VaultOrder with(VaultOrder order, String data, BigInteger least) {
        return new VaultOrder(
                order.id(),
                order.epoch(),
                order.asset(),
                order.amount(),
                order.destination(),
                data,
                order.received(),
                least,
                order.deadline(),
                order.expectations());
    }

    private static Claim claim(Published published, Door door) {
        return claim(published, book(door));
    }

    private static Claim claim(Published published, AddressBook book) {
        VaultOrder order = new OrderCheck(book, Tolerance.USUAL)
                .own(
                        Decided.move(published),
                        Decided.id(published),
                        chain.number(vault.id().address(), "epoch"),
                        chain.time() + 600)
                .orElseThrow();
        return new Claim(published, 0, vault.id(), order);
    }

    private static AddressBook book(Door door) {
        return new AddressBook(
                Map.of(DeskSettings.TREASURY, vault.id(), "alpha", new VaultId(THERE, RECIPIENT)),
                Map.of("USDC", Tokens.everywhere(new VaultState.Token(vault.token(), 6, 0))),
                Map.of(),
                Map.of(),
                Map.of(AddressBook.way(DeskSettings.TREASURY, "alpha"), List.of(door)));
    }

    private static Attestor attestor(LocalKey key, Door door) {
        return new Attestor(
                Decided.POLICY,
                book(door),
                Map.of(31337L, witness(chain), THERE, witness(other)),
                Tolerance.USUAL,
                key);
    }

    private static Witness witness(LocalChain of) {
        return new Witness(List.of(node(of, "north"), node(of, "south")), 0, 2);
    }

    private static ChainNode node(LocalChain of, String operator) {
        return new ChainNode(new RpcClient(new Node(operator, of.anvil().uri()), RpcLimits.USUAL));
    }
}
