package io.headrace.settlement.provision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.LyingNode;
import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.read.Question;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.executor.ExecutorSettings.ChainSettings;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Multicall3 where there is none: made once, by an account of the operator's own, and found ever after.
@Timeout(60)
class MulticallProvisionTest {
    private static final long CHAIN = 31337;
    private static final LocalKey OWN = LocalChain.account(3);
    private static final LocalKey POOR = Keystore.known(BigInteger.valueOf(987_654_321)); // nobody gave it a coin
    private static final LocalKey SENDER = LocalChain.account(4);
    private static final long CAP = 500_000_000_000L;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<String> said = new ArrayList<>();
    private LocalChain chain;

    @BeforeEach
    void start() {
        chain = LocalChain.start(CHAIN, "--block-time", "1");
    }

    @AfterEach
    void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    void oneIsMadeWhereThereIsNoneAndSaidTwiceIsFoundAgain() throws InterruptedException {
        StandingMulticall made = provide(wanted(), OWN, LONG);
        assertTrue(made.made());
        assertFalse(made.known());
        assertTrue(
                made.text().endsWith("watch:\n  - chain: local\n    multicall: \"" + made.address() + '"'), made::text);
        assertArrayEquals(Multicall.runtime(), chain.node().code(made.address(), BlockTag.LATEST));
        long number = chain.node().head().number();
        assertTrue(
                chain.node().code(made.address(), new BlockTag.Number(number - 2)).length > 0, "it was not waited for");
        assertEquals(
                BigInteger.valueOf(CHAIN),
                new Multicall(made.address(), List.of(Question.of(made.address(), "getChainId")))
                        .at(chain.node(), chain.node().head().hash())
                        .getFirst()
                        .number(0));

        StandingMulticall again = provide(wanted(), OWN, LONG);
        assertEquals(new StandingMulticall("local", made.address(), false, false), again);
        assertEquals(1, sent(OWN));

        StandingMulticall named = provide(named(made.address()), POOR, LONG);
        assertEquals(new StandingMulticall("local", made.address(), false, true), named);
        assertTrue(named.text().contains("nothing was sent; the settings need nothing more"), named::text);
    }

    @Test
    void whatWasSentBeforeAKillIsNotSentAgain() throws InterruptedException {
        chain.client().call("evm_setIntervalMining", 0);
        assertEquals("HR-4199", refusal(wanted(), OWN, Duration.ZERO));
        assertEquals("HR-4195", refusal(wanted(), OWN, LONG), "it is in no block yet");
        chain.client().call("anvil_mine", "0x1");
        assertEquals("HR-4199", refusal(wanted(), OWN, Duration.ZERO), "it is not final yet");
        chain.client().call("anvil_mine", "0x2");
        assertFalse(provide(wanted(), OWN, LONG).made());
        assertEquals(1, sent(OWN));
    }

    @Test
    void theDesksSenderIsNotTouched() {
        assertEquals("HR-4192", refusal(wanted(), SENDER, LONG));
        assertEquals(0, sent(SENDER));
    }

    @Test
    void aChainOfAnotherIdIsRefused() {
        WantedMulticall other = wanted(profile(CHAIN + 1), Multicall.CANONICAL, nodes(), CAP);
        assertEquals("HR-4107", refusal(other, OWN, LONG));
        assertEquals(0, sent(OWN));
    }

    @Test
    void anAccountWithoutGasIsToldWhatItTakes() {
        ProblemException refused = assertThrows(ProblemException.class, () -> provide(wanted(), POOR, LONG));
        assertEquals("HR-4196", refused.problem().code());
        assertTrue(refused.problem().sentence().contains("the account has 0"), refused.problem()::sentence);
    }

    @Test
    void gasAboveTheDesksCapIsNotPaid() {
        WantedMulticall cheap = wanted(profile(CHAIN), Multicall.CANONICAL, nodes(), 1);
        assertEquals("HR-4196", refusal(cheap, OWN, LONG));
        assertEquals(0, sent(OWN));
    }

    @Test
    void oneOperatorAloneIsNotBelieved() {
        List<Node> half = List.of(node("north"), new Node("south", URI.create("http://127.0.0.1:9")));
        assertEquals("HR-4133", refusal(wanted(profile(CHAIN), Multicall.CANONICAL, half, CAP), OWN, LONG));
        assertEquals(0, sent(OWN));
    }

    @Test
    void aNodeThatHidesWhatStandsDoesNotHaveItMadeAgain() throws InterruptedException {
        String standing = provide(wanted(), OWN, LONG).address();
        String code = HexFormat.of().formatHex(Multicall.runtime());
        try (LyingNode liar = LyingNode.before(chain.anvil().uri(), answer -> answer.replace(code, ""))) {
            List<Node> nodes = List.of(node("north"), liar.of("south"));
            assertEquals("HR-4193", refusal(wanted(profile(CHAIN), standing, nodes, CAP), OWN, LONG));
            assertEquals("HR-4193", refusal(wanted(profile(CHAIN), Multicall.CANONICAL, nodes, CAP), OWN, LONG));
        }
        assertEquals(1, sent(OWN));
    }

    @Test
    void anotherContractAtTheNamedAddressIsNotTakenForIt() {
        String token = chain.deploy(LocalChain.account(0), "local/TestToken", "USD Coin", "USDC", 6, 0);
        assertEquals("HR-4194", refusal(named(token), OWN, LONG));
        assertEquals(0, sent(OWN));
    }

    private long sent(LocalKey account) {
        return chain.node().transactionCount(account.address(), BlockTag.LATEST);
    }

    private String refusal(WantedMulticall wanted, LocalKey payer, Duration most) {
        return assertThrows(ProblemException.class, () -> provide(wanted, payer, most))
                .problem()
                .code();
    }

    private StandingMulticall provide(WantedMulticall wanted, LocalKey payer, Duration most)
            throws InterruptedException {
        try (MulticallProvision provision = MulticallProvision.connect(wanted)) {
            return provision.provide(
                    payer.onChain(wanted.chainId()),
                    new MulticallProvision.Patience(System::nanoTime, most, said::add));
        }
    }

    private WantedMulticall wanted() {
        return named(Multicall.CANONICAL);
    }

    private WantedMulticall named(String address) {
        return wanted(profile(CHAIN), address, nodes(), CAP);
    }

    private static WantedMulticall wanted(ChainProfile profile, String named, List<Node> nodes, long cap) {
        return new WantedMulticall(new ChainSettings(profile, nodes, 0), named, SENDER.address(), cap);
    }

    private ChainProfile profile(long chainId) {
        String genesis =
                chain.node().block(new BlockTag.Number(0)).orElseThrow().hash();
        return new ChainProfile(
                chainId, "local", Duration.ofSeconds(1), new ChainProfile.Finality.Depth(2), 0, genesis);
    }

    private List<Node> nodes() {
        return List.of(node("north"), node("south"));
    }

    private Node node(String operator) {
        return new Node(operator, chain.anvil().uri());
    }
}
