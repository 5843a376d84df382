package io.headrace.inference.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.inference.LocalDesk;
import io.headrace.inference.feed.Speed;
import io.headrace.inference.forecast.ChampionModel;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.desk.ChainDesk;
import io.headrace.settlement.desk.ChainDeskSettings;
import io.headrace.settlement.desk.DeskTerms;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.tables.Store;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// What a desk on real local chains may decide about before its books and vaults were found to say the same.
@EnabledIf(value = "io.headrace.inference.LocalDesk#isThere", disabledReason = "skipped: no local chain")
class ComparedBooksTest {
    private static final DeskSettings DESK = DeskSettings.defaults(List.of("alpha", "bravo"), List.of("BTC"))
            .withCapital(new Capital.Balances(
                    Map.of(DeskSettings.TREASURY, 500_000.0, "alpha", 20_000.0, "bravo", 27_500.0)));
    private static final long OWNER = 1;

    @TempDir
    Path folder;

    private LocalDesk chains;
    private DeskPlan plan;
    private final List<String> pages = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        chains = LocalDesk.start(DESK, Files.createDirectory(folder.resolve("chains")));
        Path home = Files.createDirectories(folder.resolve("journal").resolve("desk"));
        plan = new DeskPlan(
                "none",
                "none",
                DESK,
                "none",
                new ChampionModel.Refused("no model", home),
                home,
                new Speed(1),
                0,
                1,
                Optional.empty());
    }

    @AfterEach
    void stop() {
        chains.close();
    }

    /// What was decided from books that no chain bore out went out once persons had let the desk go on.
    @Test
    void nothingMayLeaveByADecisionBeforeBooksAndVaultsWereFoundToSayTheSame() throws Exception {
        try (ChainBooks books = open()) {
            awaited(books, node -> node.held().units() == 0);
        }
        ChainDeskSettings settings = ChainDeskSettings.load(chains.chains());
        VaultId alpha = Optional.ofNullable(settings.vaults().get("alpha")).orElseThrow();
        String token = settings.token().on(alpha.chainId()).address();
        tell(token, Abi.call("mint", alpha.address(), 1_000_000_000_000L));
        try (ChainBooks books = open()) {
            for (int look = 0; look < 60; look++) {
                for (NodeState node : books.begin(look, List.of()).nodes()) {
                    assertEquals(node.onHand(), node.held(), "all of it stays");
                }
                LockSupport.parkNanos(50_000_000);
            }
            assertTrue(pages.stream().anyMatch(page -> page.contains("alpha")), pages::toString);
        }
    }

    private static void awaited(ChainBooks books, Predicate<NodeState> wanted) {
        for (int look = 0; look < 400; look++) {
            if (books.begin(look, List.of()).nodes().stream().allMatch(wanted)) {
                return;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("books and vaults were not found to say the same");
    }

    private ChainBooks open() {
        return ChainBooks.open(plan, new Local(), 0, Operator.RUNNING);
    }

    /// The owner of a local token tells it something.
    private void tell(String token, String call) throws Exception {
        URI node = chains.net().secondUri();
        String owner = Keystore.known(BigInteger.valueOf(OWNER)).address();
        ask(node, "anvil_setBalance", '"' + owner + "\",\"0xde0b6b3a7640000\"");
        ask(node, "anvil_impersonateAccount", '"' + owner + '"');
        ask(
                node,
                "eth_sendTransaction",
                "{\"from\":\"" + owner + "\",\"to\":\"" + token + "\",\"gas\":\"0x7a120\",\"data\":\"" + call + "\"}");
        ask(node, "anvil_mine", "\"0x5\""); // and is final
    }

    private static void ask(URI node, String method, String arguments) throws Exception {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":[" + arguments + "]}";
        try (HttpClient client = HttpClient.newHttpClient()) {
            String answer = client.send(
                            HttpRequest.newBuilder(node)
                                    .header("content-type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertTrue(!answer.contains("\"error\""), answer);
        }
    }

    /// The courier of a desk on local chains.
    private final class Local implements ChainCarrier {
        @Override
        public Store books(DeskPlan desk) {
            return new Store.File(desk.booksHome().resolve("journal.sqlite"));
        }

        @Override
        public ChainDesk open(DeskPlan desk, Journal journal) {
            Path settings = chains.chains();
            return ChainDesk.open(
                    ChainDeskSettings.load(settings),
                    new DeskTerms(DESK, desk.pace(), (transfer, why) -> {}),
                    journal,
                    ChainDesk.Around.files(
                            desk.booksHome().resolve("journal.sqlite"),
                            folder.resolve("signer").resolve("signer.sqlite"),
                            new KeySettings.Surroundings(settings.getParent(), System::getenv, Instant::now),
                            this::epochNanos,
                            (about, why) -> pages.add(about + ": " + why)));
        }

        @Override
        public long epochNanos() {
            return System.currentTimeMillis() * 1_000_000;
        }

        @Override
        public void decided(Decision decision, DemandOutlook outlook) {}

        @Override
        public void lost(Problem over) {
            pages.add(over.sentence());
        }

        @Override
        public void after(ChainDesk desk) {}
    }
}
