package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.settlement.attest.OrderCheck;
import io.headrace.settlement.attestor.AttestorNode;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.journal.Intent;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.local.LocalNet;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// What tests of a desk on chains share: its settings, its chains, what it decides, and waiting for it.
final class TriedDesk {
    static final DeskSettings DESK = DeskSettings.defaults(List.of("alpha", "bravo"), List.of("BTC"))
            .withCapital(new Capital.Balances(
                    Map.of(DeskSettings.TREASURY, 500_000.0, "alpha", 20_000.0, "bravo", 27_500.0)));
    static final List<String> NODES = List.of(DeskSettings.TREASURY, "alpha", "bravo");

    private TriedDesk() {}

    /// Two chains of their own; the test is skipped where there are none.
    static LocalNet net() {
        Optional<String> named = Optional.ofNullable(System.getenv("ANVIL_BIN"));
        List<Path> places = Stream.concat(
                        Stream.of(Path.of("contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil")),
                        Stream.of(System.getenv("PATH").split(":")).map(path -> Path.of(path, "anvil")))
                .toList();
        assumeTrue(
                named.map(Path::of).filter(Files::isExecutable).isPresent()
                        || places.stream().anyMatch(Files::isExecutable),
                "skipped: no local chain; install Node and run `npm ci` in positioner/settlement/contracts, or set ANVIL_BIN");
        return LocalNet.start(DESK, named, places, 1);
    }

    /// The next test is another desk, whose decisions are numbered from 0 again: attestors sign for it only
    /// after somebody took their memory of this one away.
    static void forget(List<AttestorNode> attestors, Path settings) throws IOException {
        attestors.forEach(AttestorNode::close);
        try (Stream<Path> left = Files.list(settings)) {
            for (Path file :
                    left.filter(path -> path.toString().contains(".signed.db")).toList()) {
                Files.delete(file);
            }
        }
    }

    /// Books in a file, the signer's memory beside it, keys in the folder of the settings.
    ///
    /// @param pages takes what persons are told
    static ChainDesk.Around around(Path journal, Path settings, List<String> pages) {
        return ChainDesk.Around.files(
                journal,
                journal.resolveSibling("signer").resolve("signer.sqlite"),
                new KeySettings.Surroundings(settings, name -> null, Instant::now),
                () -> System.currentTimeMillis() * 1_000_000,
                (about, why) -> pages.add(about + ": " + why));
    }

    /// One of a local chain's known keys tells a contract something, and it is done when this returns. The chain's own
    /// estimate of gas is of another moment, and too little when a bucket has filled meanwhile.
    static void tell(URI chain, long key, String contract, String call) throws IOException, InterruptedException {
        String who = Keystore.known(BigInteger.valueOf(key)).address();
        tell(chain, "anvil_setBalance", '"' + who + "\",\"0xde0b6b3a7640000\"");
        tell(chain, "anvil_impersonateAccount", '"' + who + '"');
        String sent = tell(
                chain,
                "eth_sendTransaction",
                "{\"from\":\"" + who + "\",\"to\":\"" + contract + "\",\"gas\":\"0x7a120\",\"data\":\"" + call + "\"}");
        String hash = sent.replaceFirst("(?s).*\"result\":\"(0x[0-9a-f]{64})\".*", "$1");
        tell(chain, "evm_mine", "");
        String receipt = tell(chain, "eth_getTransactionReceipt", '"' + hash + '"');
        for (int look = 0; look < 200 && receipt.contains("\"result\":null"); look++) {
            LockSupport.parkNanos(50_000_000);
            receipt = tell(chain, "eth_getTransactionReceipt", '"' + hash + '"');
        }
        assertTrue(receipt.contains("\"status\":\"0x1\""), receipt);
    }

    /// Tests share the sender: an operator vouches for what the tests before did.
    static ChainDeskSettings vouched(ChainDeskSettings plain) {
        return new ChainDeskSettings(
                plain.chains(),
                plain.vaults(),
                plain.token(),
                plain.ways(),
                plain.choice(),
                plain.attestors(),
                plain.sender(),
                true,
                plain.limits(),
                plain.expire(),
                plain.books(),
                plain.watched());
    }

    /// Ticks until something is reached, for a minute or so.
    static void until(ChainDesk desk, BooleanSupplier reached, List<String> pages) {
        for (int i = 0; i < 900 && !reached.getAsBoolean(); i++) {
            desk.tick();
            LockSupport.parkNanos(50_000_000);
        }
        assertTrue(reached.getAsBoolean(), () -> desk.open() + " " + pages);
    }

    /// What the rule decides when a venue that needs 25,000 USD holds less: written down with its
    /// intents.
    static Intent decide(Journal journal, List<TokenAmount> onHand) {
        TokenAmount none = TokenAmount.usd(0);
        double alpha = Math.min(20_000, onHand.get(1).tokens());
        NetworkState state = new NetworkState(
                0,
                List.of(
                        new NodeState(DeskSettings.TREASURY, onHand.get(0), none, none),
                        new NodeState("alpha", TokenAmount.usd(alpha), none, none),
                        new NodeState("bravo", onHand.get(2), none, none)),
                List.of(),
                DESK.routes());
        DemandOutlook outlook = outlook();
        Decision decision = PredictivePolicy.of(DESK).decide(PolicyMemory.initial(0), state, outlook, 0);
        String digest = DecisionCodec.digest(decision);
        long now = System.currentTimeMillis() * 1_000_000;
        List<Intent> intents = new ArrayList<>();
        for (int i = 0; i < decision.moves().size(); i++) {
            Move move = decision.moves().get(i);
            intents.add(new Intent(
                    OrderCheck.key(digest, i, move).id(),
                    0,
                    i,
                    move.from(),
                    move.to(),
                    move.amount().units(),
                    now));
        }
        assertEquals(1, intents.size(), decision::toString);
        journal.commit(decision, "", new Evidence(state, outlook), intents, Optional.empty());
        return intents.getFirst();
    }

    static DemandOutlook outlook() {
        return new DemandOutlook(0, List.of(outlook("alpha"), outlook("bravo")));
    }

    private static VenueOutlook outlook(String venue) {
        return new VenueOutlook(venue, 25_000, 25_000, Optional.empty(), new ForecastSupport.Unavailable("no model"));
    }

    static Dossier known(Path journal, Intent intent) {
        try (BooksReader reader = BooksReader.beside(journal)) {
            return TwoPersons.require(reader, intent.transfer());
        }
    }

    static long leadToAlpha(ChainDesk desk) {
        return desk.routes().stream()
                .filter(route ->
                        route.from().equals(DeskSettings.TREASURY) && route.to().equals("alpha"))
                .findFirst()
                .orElseThrow()
                .leadNanos();
    }

    static String tell(URI chain, String method, String parameters) throws IOException, InterruptedException {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":[" + parameters + "]}";
        HttpRequest request = HttpRequest.newBuilder(chain)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            assertFalse(answer.contains("\"error\""), answer);
            return answer;
        }
    }
}
