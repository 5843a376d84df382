package io.headrace.settlement.attestor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.record.EvidenceCodec;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.settlement.attest.AddressBook;
import io.headrace.settlement.attest.Bearer;
import io.headrace.settlement.attest.ClaimCodec;
import io.headrace.settlement.attest.OrderCheck;
import io.headrace.settlement.attest.Release;
import io.headrace.settlement.attest.Tolerance;
import io.headrace.settlement.attest.door.BridgeDoor;
import io.headrace.settlement.attest.door.FilledDoor;
import io.headrace.settlement.attest.door.MarginDoor;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.Tokens;
import io.headrace.settlement.chain.vault.VaultCalls;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.chain.vault.VaultState;
import io.headrace.settlement.panel.Hearing;
import io.headrace.settlement.panel.RemoteAttestor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.WalletUtils;

/// Three attestors, each a server with settings, key file and nodes of its own, before a real vault:
/// two that agree release, whatever the third does.
class AttestorNodeTest {
    private static final DeskSettings DESK =
            DeskSettings.defaults(List.of("alpha", "bravo"), List.of("BTC")); // the rule decides without a model
    private static final String PASSWORD = "correct horse battery";
    private static LocalChain chain;
    private static VaultOnChain vault;

    @TempDir
    Path folder;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<AttestorNode> nodes = new ArrayList<>();

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

    @AfterEach
    void close() {
        nodes.forEach(AttestorNode::close);
    }

    @Test
    void whatTwoOfThreeReproduceIsReleasedAndRuns() throws Exception {
        Asked asked = asked(20_000);
        Hearing.Outcome outcome = hear(asked, honest(0), honest(1), honest(2));
        Release.Released released = assertInstanceOf(Release.Released.class, outcome.release());
        assertEquals(2, released.signatures().size());
        assertTrue(run(asked.order(), released));
        String told = String.join("\n", log);
        assertTrue(told.contains("signed decision 0, move 0"), told);
        assertFalse(told.contains(PASSWORD) || told.contains(secret(0)), "no key and no password in a log, ever");
    }

    @Test
    void oneThatIsDownOrLiesChangesNothing() throws Exception {
        Asked asked = asked(20_500);
        RemoteAttestor down = new RemoteAttestor(URI.create("http://127.0.0.1:1"), address(0));
        RemoteAttestor liar = new RemoteAttestor(honest(1).url(), address(0)); // another's signature under this name
        assertTrue(run(
                asked.order(),
                assertInstanceOf(
                        Release.Released.class,
                        hear(asked, down, honest(1), honest(2)).release())));
        Asked second = asked(21_000);
        Hearing.Outcome outcome = hear(second, liar, honest(1), honest(2));
        assertInstanceOf(Release.Released.class, outcome.release());
        Hearing.Outcome alone = hear(second, liar, honest(1), down(2));
        Release.Held held = assertInstanceOf(Release.Held.class, alone.release());
        assertTrue(held.reasons().toString().contains("not its own"), held::toString);
    }

    @Test
    void whatTwoOfThreeDoNotReproduceIsHeldWithTheirReasons() throws Exception {
        Asked asked = asked(21_500);
        DeskSettings other = DESK.withThreshold(new ThresholdParameters(1.2, 1.4, 1.9, 1.5));
        Hearing.Outcome outcome = hear(asked, honest(0), attestor(1, other), attestor(2, other));
        Release.Held held = assertInstanceOf(Release.Held.class, outcome.release());
        assertEquals(1, held.signed());
        assertEquals(2, held.reasons().size());
        assertTrue(outcome.disputed());
        assertFalse(outcome.undecided(), "two objections of three cannot become two signatures");
        Hearing.Outcome silent = hear(asked, honest(0), down(1), down(2));
        assertTrue(silent.undecided(), "who did not answer may be asked again");
    }

    /// Nodes of two attestors that did not answer for a moment were two objections of three: the transfer was held
    /// until two persons released it, though nobody disagreed.
    @Test
    void whoCannotSeeObjectsToNothingAndIsAskedAgain() throws Exception {
        Asked asked = asked(21_700);
        Hearing.Outcome outcome = hear(asked, honest(0), blind(1), blind(2));
        assertInstanceOf(Release.Held.class, outcome.release());
        assertFalse(outcome.disputed());
        assertTrue(outcome.undecided(), outcome::toString);
        assertTrue(outcome.said().toString().contains("cannot tell: I cannot see the chain"), outcome::toString);
    }

    private RemoteAttestor blind(int number) throws Exception {
        Path file = settings(number, DESK, 0);
        Files.writeString(file, Files.readString(file).replaceAll("url: \"[^\"]*\"", "url: \"http://127.0.0.1:1\""));
        return at(start(file));
    }

    @Test
    void aDeskThatPublishesTwoDecisionsOfOneNumberGetsNoSecondSignature() throws Exception {
        RemoteAttestor one = honest(0);
        RemoteAttestor two = honest(1);
        assertInstanceOf(Release.Released.class, hear(asked(22_000), one, two).release());
        Release.Held held = assertInstanceOf(
                Release.Held.class, hear(asked(22_500), one, two).release());
        assertTrue(held.reasons().toString().contains("another decision of this number"), held::toString);
    }

    /// Its memory of what it signed for once ended with the process: a restart made room for a second
    /// decision of the same number.
    @Test
    void aRestartedAttestorSignsForNoSecondDecisionOfANumber() throws Exception {
        Path settings = settings(0, DESK, 0);
        Asked first = asked(23_200);
        Asked second = asked(23_400);
        try (AttestorNode node = start(settings)) {
            assertTrue(post(at(node), text(first)).contains("signature"));
        }
        try (AttestorNode node = start(settings)) {
            assertTrue(post(at(node), text(second)).contains("another decision of this number"));
            assertTrue(post(at(node), text(first)).contains("signature"), "the first may be asked for again");
        }
        assertTrue(log.toString().contains("has signed for 1 decisions"), log::toString);
    }

    /// Another contract at the vault's address, such as one made by somebody who foresaw it.
    @Test
    void aVaultWithOtherCodeThanPinnedIsNotSignedFor() throws Exception {
        byte[] code = chain.node().code(vault.id().address(), BlockTag.LATEST);
        String right = Files.readString(settings(0, DESK, 0));
        String place = "address: \"" + vault.id().address() + '"';
        String pinned = right.replace(place, place + ", code_hash: \"" + Abi.keccak(code) + '"');
        String other = right.replace(place, place + ", code_hash: \"" + Abi.keccak(new byte[] {1}) + '"');
        String claim = text(asked(23_600));
        assertTrue(post(at(start(Files.writeString(folder.resolve("other.yaml"), other))), claim)
                .contains("the vault's code is " + Abi.keccak(code) + ", pinned is"));
        assertTrue(post(at(start(Files.writeString(folder.resolve("pinned.yaml"), pinned))), claim)
                .contains("signature"));
        assertEquals("HR-3005", refusal(pinned.replace("code_hash: \"0x", "code_hash: \"0xzz")));
    }

    @Test
    void whoDoesNotKnowTheTokenIsAnsweredNothing() throws Exception {
        Files.writeString(folder.resolve("token"), "a word of their own".replace(' ', '-') + "\n");
        Path settings = settings(0, DESK, 0);
        Files.writeString(settings, "token_file: token\n", StandardOpenOption.APPEND);
        AttestorNode node = start(settings);
        Asked asked = asked(23_800);
        assertTrue(post(at(node), text(asked)).contains("HR-4161"));
        assertTrue(post(at(node), text(asked), "Bearer a-word-of-their").contains("HR-4161"));
        assertTrue(post(at(node), text(asked), "Bearer a-word-of-their-own").contains("signature"));
        Release.Held held = assertInstanceOf(
                Release.Held.class, hear(asked, at(node), down(1)).release());
        assertTrue(held.reasons().toString().contains("did not answer"), held::toString);
        Bearer word = Bearer.read(
                Optional.of(new KeySettings.Secret(true, "token")),
                new KeySettings.Surroundings(folder, name -> null, Instant::now));
        RemoteAttestor known = new RemoteAttestor(at(node).url(), node.address(), word);
        assertInstanceOf(Release.Released.class, hear(asked, known, honest(1)).release());
        assertFalse((log + known.toString()).contains("of-their-own"), "no secret in a log, ever");
    }

    @Test
    void aTokenThatCannotBeOneStopsTheStart() throws Exception {
        Path settings = settings(0, DESK, 0);
        String text = Files.readString(settings);
        Files.writeString(settings, text + "token_file: nowhere\n");
        assertEquals(
                "HR-4125",
                assertThrows(ProblemException.class, () -> start(settings))
                        .problem()
                        .code());
        for (String bad : List.of("short", "with a space in the middle", "")) {
            Files.writeString(folder.resolve("token"), bad);
            Files.writeString(settings, text + "token_file: token\n");
            assertEquals(
                    "HR-4162",
                    assertThrows(ProblemException.class, () -> start(settings))
                            .problem()
                            .code());
        }
        Files.writeString(settings, text + "token_env: NOBODY_SET_THIS\n");
        assertEquals(
                "HR-4125",
                assertThrows(ProblemException.class, () -> start(settings))
                        .problem()
                        .code());
    }

    private static String text(Asked asked) {
        return new String(asked.claim(), StandardCharsets.UTF_8);
    }

    private static RemoteAttestor at(AttestorNode node) {
        return new RemoteAttestor(URI.create("http://127.0.0.1:" + node.port()), node.address());
    }

    /// What was never found right takes no number away from the desk: else anybody could silence it.
    @Test
    void whatWasRefusedDoesNotTakeTheNumberOfADecision() throws Exception {
        RemoteAttestor one = honest(0);
        String claim = text(asked(22_750));
        String spoilt = claim.replaceFirst("\"amount\":\"\\d+\"", "\"amount\":\"5\"");
        assertTrue(post(one, spoilt).contains("another amount"));
        assertTrue(post(one, text(asked(22_800))).contains("signature"));
    }

    @Test
    void oneAttestorNamedTwiceIsNoPanelOfTwo() {
        List<RemoteAttestor> twice = List.of(down(0), down(0), down(1));
        assertThrows(IllegalArgumentException.class, () -> new Hearing(twice, 2, Duration.ofSeconds(1)));
    }

    @Test
    void whatIsNoClaimIsRefusedAndTheAttestorStands() throws Exception {
        RemoteAttestor one = honest(0);
        assertTrue(post(one, "no json").contains("objections"));
        assertTrue(post(one, "{}").contains("it has no field 'decision'"));
        String claim = text(asked(23_000));
        for (int cut = 1; cut < claim.length(); cut += claim.length() / 40) {
            assertTrue(post(one, claim.substring(0, cut)).contains("objections"));
        }
        assertTrue(post(one, claim.replaceFirst("\"amount\":\"\\d+\"", "\"amount\":\"-5\""))
                .contains("objections"));
        assertTrue(post(one, claim).contains("signature"));
    }

    @Test
    void badSettingsAreOneSentence() throws Exception {
        Path good = settings(0, DESK, 0);
        String text = Files.readString(good);
        assertEquals("HR-3005", refusal(text.replace("operator: south", "operator: north")));
        assertEquals("HR-3004", refusal(text.replace("listen: 127.0.0.1:0", "listen: nowhere")));
        assertEquals("HR-3005", refusal(text.replace("listen: 127.0.0.1:0", "listen: 0.0.0.0:0"))); // and no token
        assertEquals("HR-3005", refusal(text.replace("address: \"" + vault.token(), "address: \"0x12")));
        assertEquals("HR-3003", refusal(text + "more: 1\n"));
        Files.writeString(folder.resolve("password"), "wrong");
        assertEquals(
                "HR-4122",
                assertThrows(ProblemException.class, () -> start(good))
                        .problem()
                        .code());
        Files.writeString(folder.resolve("password"), PASSWORD);
        Path other = Files.writeString(folder.resolve("other.yaml"), text.replace(address(0), address(1)));
        assertEquals(
                "HR-4121",
                assertThrows(ProblemException.class, () -> start(other))
                        .problem()
                        .code());
        int taken = start(good).port();
        Path same = Files.writeString(folder.resolve("same.yaml"), text.replace("127.0.0.1:0", "127.0.0.1:" + taken));
        assertEquals(
                "HR-4160",
                assertThrows(ProblemException.class, () -> start(same))
                        .problem()
                        .code());
    }

    /// Every door says its kind, and what its kind needs to be proved: an unknown one is refused where it
    /// stands.
    @Test
    void everyDoorSaysItsKindAndWhatItNeeds() throws Exception {
        String a = "\"" + VaultOnChain.VENUE + '"';
        String text = Files.readString(settings(0, DESK, 0))
                .replace("vaults: {", "vaults: {alpha: {chain_id: 10, address: " + a + "}, ")
                .replace(
                        "chains:\n",
                        "chains:\n  - {chain_id: 10, back: 0, operators: 2, nodes: [{operator: north, url: \"http://n\"},"
                                + " {operator: south, url: \"http://s\"}]}\n");
        String door = "{from: treasury, to: alpha, adapter: " + a;
        String all = text + "  doors:\n    - " + door + ", kind: across, bridge: " + a + ", token: " + a
                + ", patience_seconds: 600}\n  venues: {bravo: {kind: margin, adapter: " + a + ", account: " + a
                + ", venue: " + a
                + "}}\n";
        Path file = Files.writeString(folder.resolve("doors.yaml"), all);
        AddressBook book = AttestorSettings.load(file).book();
        FilledDoor.Exit exit = new FilledDoor.Exit(VaultOnChain.VENUE, 600);
        assertEquals(
                List.of(new FilledDoor.Across(VaultOnChain.VENUE, VaultOnChain.VENUE, exit)),
                book.doors("treasury", "alpha"));
        assertEquals(
                Optional.of(new MarginDoor(VaultOnChain.VENUE, VaultOnChain.VENUE, VaultOnChain.VENUE)),
                book.venue("bravo"));
        assertEquals("HR-3004", refusal(all.replace("kind: across", "kind: teleport")));
        assertEquals("HR-3004", refusal(all.replace("kind: across, ", "")));
        assertEquals("HR-3004", refusal(all.replace("kind: margin", "kind: across")));
        assertEquals("HR-3003", refusal(all.replace("kind: across", "kind: mint")), "a burn has no patience");
        String burn = all.replace("kind: across", "kind: mint").replace(", patience_seconds: 600", "");
        Path burning = Files.writeString(folder.resolve("burning.yaml"), burn);
        assertEquals(
                List.of(new BridgeDoor.Mint(VaultOnChain.VENUE, VaultOnChain.VENUE, VaultOnChain.VENUE)),
                AttestorSettings.load(burning).book().doors("treasury", "alpha"));
        assertEquals("HR-3004", refusal(burn.replace(", token: " + a, "")), "nobody knows what arrives there");
        assertEquals("HR-3005", refusal(all.replace("patience_seconds: 600", "patience_seconds: 0")));
        assertEquals("HR-3005", refusal(all.replace("to: alpha", "to: bravo")), "nobody knows who is paid there");
        assertEquals(
                "HR-3005",
                refusal(all.replaceFirst("  - \\{chain_id: 10, back.*\n", "")),
                "nobody could count what arrives there");
        assertEquals("HR-3005", refusal(burn.replaceFirst("  - \\{chain_id: 10, back.*\n", "")), "nor what is minted");
    }

    private String refusal(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), text);
        return assertThrows(ProblemException.class, () -> AttestorSettings.load(file), text)
                .problem()
                .code();
    }

    /// A claim and the order it asks for.
    private record Asked(byte[] claim, VaultOrder order) {}

    private static Hearing.Outcome hear(Asked asked, RemoteAttestor... panel) {
        try (Hearing hearing = new Hearing(List.of(panel), 2, Duration.ofSeconds(20))) {
            Hearing.Quorum all = new Hearing.Quorum(Set.of(address(0), address(1), address(2)), 2);
            return hearing.hear(asked.claim(), vault.id(), asked.order(), all);
        }
    }

    private static boolean run(VaultOrder order, Release.Released released) {
        String call = VaultCalls.execute(order, released.signatures());
        return chain.send(VaultOnChain.RELAYER, vault.id().address(), call).succeeded();
    }

    private RemoteAttestor honest(int number) throws Exception {
        return attestor(number, DESK);
    }

    private static RemoteAttestor down(int number) {
        return new RemoteAttestor(URI.create("http://127.0.0.1:1"), address(number));
    }

    private RemoteAttestor attestor(int number, DeskSettings desk) throws Exception {
        return at(start(settings(number, desk, 0)));
    }

    private AttestorNode start(Path file) {
        KeySettings.Surroundings around = new KeySettings.Surroundings(folder, name -> null, Instant::now);
        AttestorNode node = AttestorNode.start(AttestorSettings.load(file), around, log::add);
        nodes.add(node);
        return node;
    }

    private Path settings(int number, DeskSettings desk, int port) throws Exception {
        Path deskFile = Files.createTempFile(folder, "desk", ".yaml");
        Files.writeString(deskFile, desk.text());
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        String key = WalletUtils.generateWalletFile(
                PASSWORD,
                ECKeyPair.create(org.web3j.utils.Numeric.hexStringToByteArray(secret(number))),
                folder.toFile(),
                false);
        return Files.writeString(Files.createTempFile(folder, "attestor", ".yaml"), """
                desk: %s
                listen: 127.0.0.1:%d
                key: {kind: keystore, address: "%s", file: %s, password_file: password}
                memory: %s
                chains:
                  - chain_id: 31337
                    back: 0
                    operators: 2
                    nodes:
                      - {operator: north, url: "%s"}
                      - {operator: south, url: "%s"}
                addresses:
                  vaults: {treasury: {chain_id: 31337, address: "%s"}}
                  tokens: {USDC: {address: "%s", decimals: 6, balances_slot: 0}}
                  destinations: {alpha: "%s"}
                """.formatted(
                        deskFile.getFileName(),
                        port,
                        address(number),
                        key,
                        deskFile.getFileName() + ".db",
                        chain.anvil().uri(),
                        chain.anvil().uri(),
                        vault.id().address(),
                        vault.token(),
                        VaultOnChain.VENUE));
    }

    private static String address(int number) {
        return VaultOnChain.ATTESTORS.get(number).address();
    }

    /// Anvil's own accounts 3 to 5: known to everybody.
    private static String secret(int number) {
        return List.of(
                        "7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6",
                        "47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a",
                        "8b3a350cf5c34c9194ca85829a2df0ec3153be0318b5e2d3348e872092edffba")
                .get(number);
    }

    private static Asked asked(double onHand) {
        TokenAmount none = TokenAmount.usd(0);
        NetworkState state = new NetworkState(
                0,
                List.of(
                        new NodeState(DeskSettings.TREASURY, TokenAmount.usd(500_000), none, none),
                        new NodeState("alpha", TokenAmount.usd(onHand), none, none),
                        new NodeState("bravo", TokenAmount.usd(27_500), none, none)),
                List.of(),
                DESK.routes());
        DemandOutlook outlook = new DemandOutlook(0, List.of(outlook("alpha"), outlook("bravo")));
        Decision decision = PredictivePolicy.of(DESK).decide(PolicyMemory.initial(0), state, outlook, 0);
        AddressBook book = new AddressBook(
                Map.of(DeskSettings.TREASURY, vault.id()),
                Map.of("USDC", Tokens.everywhere(new VaultState.Token(vault.token(), 6, 0))),
                Map.of("alpha", VaultOnChain.VENUE));
        VaultOrder order = new OrderCheck(book, Tolerance.USUAL)
                .own(
                        decision.moves().getFirst(),
                        OrderCheck.key(
                                        DecisionCodec.digest(decision),
                                        0,
                                        decision.moves().getFirst())
                                .id(),
                        chain.number(vault.id().address(), "epoch"),
                        chain.time() + 600)
                .orElseThrow();
        ClaimCodec.Stored stored = new ClaimCodec.Stored(
                DecisionCodec.encode(decision), Optional.empty(), EvidenceCodec.encode(new Evidence(state, outlook)));
        return new Asked(ClaimCodec.encode(stored, 0, vault.id(), order), order);
    }

    private static VenueOutlook outlook(String venue) {
        return new VenueOutlook(venue, 25_000, 25_000, Optional.empty(), new ForecastSupport.Unavailable("no model"));
    }

    private static String post(RemoteAttestor to, String body) throws IOException, InterruptedException {
        return post(to, body, "nothing");
    }

    private static String post(RemoteAttestor to, String body, String authorization)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(to.url().resolve("/v1/attest"))
                                    .header("Authorization", authorization)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
