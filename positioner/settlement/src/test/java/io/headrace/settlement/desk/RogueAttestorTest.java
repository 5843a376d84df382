package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.settlement.attestor.AttestorNode;
import io.headrace.settlement.attestor.AttestorSettings;
import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.executor.ExecutorSettings;
import io.headrace.settlement.journal.Intent;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.local.LocalFiles;
import io.headrace.settlement.local.LocalNet;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.PostgresServer;
import io.headrace.settlement.tables.Store;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One attestor of three that somebody took over stops no transfer, whatever it answers and however fast.
class RogueAttestorTest {
    private static final int ROGUE = 2;

    @TempDir
    private static Path shared;

    @TempDir
    Path folder;

    private static LocalNet net;
    private static LocalFiles files;
    private final List<AttestorNode> attestors = new ArrayList<>();
    private final List<String> pages = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        net = TriedDesk.net();
        files = LocalFiles.write(net, TriedDesk.DESK, shared);
    }

    @AfterAll
    static void stop() {
        if (net != null) {
            net.close();
        }
    }

    @AfterEach
    void close() throws IOException {
        TriedDesk.forget(attestors, shared);
    }

    /// A server takes no text with a zero character: what the attestors said could not be written down, and no
    /// transfer was ever released.
    @Test
    void wordsThatNoServerWritesDownStopNoTransfer() throws IOException {
        try (PostgresServer server = PostgresServer.start()) {
            HttpServer rogue = HttpServer.create(settings(ROGUE).listen(), 0);
            rogue.createContext("/v1/attest", exchange -> {
                byte[] words = "{\"attestor\":\"x\",\"objections\":[\"no\\u0000\\ud800\\n\"]}"
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, words.length);
                exchange.getResponseBody().write(words);
                exchange.close();
            });
            rogue.start();
            start(0);
            start(1);
            Store books = onServer(server);
            try (Journal journal = Journal.open(books, CommitProbe.NONE);
                    ChainDesk desk = desk(books, journal)) {
                Intent intent = TriedDesk.decide(journal, desk.opened(TriedDesk.NODES));
                desk.planIntents();
                TriedDesk.until(desk, () -> desk.open().isEmpty(), pages);
                assertEquals(State.RECONCILED, life(desk, intent).state());
                assertTrue(pages.toString().contains("objects: no???"), pages::toString);
            } finally {
                rogue.stop(0);
            }
        }
    }

    /// Its signature was taken for one as long as its key signed: with it the vault undid every order.
    @Test
    void oneThatTheGuardianDismissedIsNotCountedAnyMore() throws IOException, InterruptedException {
        Store books = new Store.File(folder.resolve("journal.sqlite"));
        start(0);
        start(ROGUE);
        try (Journal journal = Journal.open(books, CommitProbe.NONE);
                ChainDesk desk = desk(books, journal)) {
            dismiss();
            Intent intent = TriedDesk.decide(journal, desk.opened(TriedDesk.NODES));
            desk.planIntents();
            for (int i = 0; i < 40; i++) {
                desk.tick();
                LockSupport.parkNanos(50_000_000);
            }
            assertEquals(State.PLANNED, life(desk, intent).state(), "the other of two is asked again");
            start(1);
            TriedDesk.until(desk, () -> desk.open().isEmpty(), pages);
            assertEquals(State.RECONCILED, life(desk, intent).state());
        }
    }

    private static void dismiss() throws IOException, InterruptedException {
        ChainDeskSettings settings = ChainDeskSettings.load(files.chains());
        String guardian = Keystore.known(BigInteger.TWO).address();
        String rogue = settings.attestors().panel().get(ROGUE).address();
        TriedDesk.tell(net.firstUri(), "anvil_setBalance", '"' + guardian + "\",\"0xde0b6b3a7640000\"");
        TriedDesk.tell(net.firstUri(), "anvil_impersonateAccount", '"' + guardian + '"');
        TriedDesk.tell(
                net.firstUri(),
                "eth_sendTransaction",
                "{\"from\":\"" + guardian + "\",\"to\":\""
                        + settings.vault(DeskSettings.TREASURY).address() + "\",\"data\":\""
                        + Abi.call("dismiss", rogue) + "\"}");
        TriedDesk.tell(net.firstUri(), "anvil_mine", "\"0x1\"");
    }

    private static AttestorSettings settings(int number) {
        return AttestorSettings.load(files.attestors().get(number));
    }

    private void start(int number) {
        attestors.add(AttestorNode.start(settings(number), around("none").keys(), line -> {}));
    }

    private static Life life(ChainDesk desk, Intent intent) {
        return TwoPersons.require(desk.persons().books(), intent.transfer()).life();
    }

    private ChainDesk desk(Store books, Journal journal) {
        ChainDesk.Around around = around(books instanceof Store.File ? "file" : "server");
        return ChainDesk.open(
                TriedDesk.vouched(ChainDeskSettings.load(files.chains())),
                new DeskTerms(TriedDesk.DESK, 300, (transfer, why) -> {}),
                journal,
                new ChainDesk.Around(
                        new ExecutorSettings.Memory(books, around.memory().signer()),
                        around.keys(),
                        around.wallNanos(),
                        around.pager(),
                        around.lease()));
    }

    private ChainDesk.Around around(String name) {
        return TriedDesk.around(folder.resolve(name).resolve("none"), shared, pages);
    }

    private Store onServer(PostgresServer server) throws IOException {
        Path file = Files.writeString(
                folder.resolve("server.yaml"),
                Files.readString(files.chains()) + "books: {url: \"" + server.url() + "\", user: postgres}\n");
        return ChainDeskSettings.load(file)
                .books()
                .orElseThrow()
                .store("rogue", around("none").keys());
    }
}
