package io.headrace.settlement.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.settlement.attestor.AttestorNode;
import io.headrace.settlement.attestor.AttestorSettings;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.key.Transaction;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultBirth;
import io.headrace.settlement.chain.vault.VaultCalls;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.journal.Intent;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.route.AcrossPool;
import io.headrace.settlement.route.AcrossRelayer;
import io.headrace.settlement.route.MessageId;
import io.headrace.settlement.route.across.AcrossRoute;
import io.headrace.settlement.sqlite.CommitProbe;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desk whose only way to a venue is Across as published: filled by a relayer, or given back.
class AcrossWayTest {
    private static final LocalKey OWNER = VaultOnChain.OWNER;
    private static final List<Long> ATTESTORS = List.of(31L, 32L);
    private static final long SENDER = 11;
    private static final String PASSWORD = "everybody knows this";
    private static final long PATIENCE_SECONDS = 600;
    private static final VaultBirth.Limit LIMIT =
            new VaultBirth.Limit(BigInteger.valueOf(1_000_000_000_000L), Duration.ofHours(1));
    private static LocalChain first;
    private static LocalChain second;
    private static String token;
    private static String tokenThere; // no issuer has one address on every chain
    private static String treasury;
    private static String alpha;
    private static String bravo;
    private static AcrossRelayer relayer;

    @TempDir
    Path folder;

    private final List<AttestorNode> attestors = new ArrayList<>();
    private final List<String> pages = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void deploy() {
        AcrossPool.require();
        first = LocalChain.start(31337, AcrossPool.OPTION);
        second = LocalChain.start(42161, AcrossPool.OPTION);
        token = first.deploy(OWNER, "local/TestToken", "USD Coin", "USDC", 6, 0);
        second.deploy(OWNER, "local/TestAggregator", 8, 100_000_000);
        tokenThere = second.deploy(OWNER, "local/TestToken", "USD Coin", "USDC", 6, 0);
        assertNotEquals(token, tokenThere);
        alpha = vault(second, List.of(), 20_000);
        bravo = vault(second, List.of(), 27_500);
        String here = AcrossPool.deploy(first);
        String there = AcrossPool.deploy(second);
        long nonce = first.node().transactionCount(OWNER.address(), BlockTag.LATEST);
        String adapter = Transaction.created(OWNER.address(), nonce + 2);
        treasury = vault(first, List.of(adapter), 500_000);
        Object end = Abi.tuple(42161, tokenThere, alpha, PATIENCE_SECONDS);
        assertEquals(adapter, first.deploy(OWNER, "adapter/AcrossAdapter", treasury, token, here, end));
        relayer = new AcrossRelayer(first, second, new AcrossRoute.Contracts(adapter, token, here, there));
        relayer.equip(tokenThere);
        for (LocalChain chain : List.of(first, second)) {
            chain.client().call("anvil_setBalance", known(SENDER).address(), "0x3635c9adc5dea00000");
            chain.client().call("anvil_mine", "0x5"); // what was made is final, or the desk would open on less
            chain.client().call("evm_setIntervalMining", 1);
        }
    }

    private static String vault(LocalChain chain, List<String> adapters, long usd) {
        String held = chain == first ? token : tokenThere;
        String vault = chain.deploy(
                OWNER,
                VaultCalls.creation(new VaultBirth(
                        OWNER.address(),
                        VaultOnChain.GUARDIAN.address(),
                        Duration.ofHours(24),
                        ATTESTORS.stream()
                                .map(number -> known(number).address())
                                .toList(),
                        2,
                        List.of(new VaultBirth.AssetLimit(held, LIMIT)),
                        adapters.stream()
                                .map(adapter -> new VaultBirth.Lane(held, adapter, VaultBirth.Kind.ADAPTER, LIMIT))
                                .toList())));
        chain.send(OWNER, held, Abi.call("mint", vault, usd * 1_000_000));
        return vault;
    }

    private static LocalKey known(long number) {
        return Keystore.known(BigInteger.valueOf(number));
    }

    @AfterAll
    static void stop() {
        for (LocalChain chain : new LocalChain[] {first, second}) {
            if (chain != null) {
                chain.close();
            }
        }
    }

    @BeforeEach
    void attest() throws IOException {
        Files.writeString(folder.resolve("password"), PASSWORD + '\n');
        Files.writeString(folder.resolve("desk.yaml"), TriedDesk.DESK.text());
        StringBuilder panel = new StringBuilder();
        for (long number : ATTESTORS) {
            int port;
            try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = probe.getLocalPort();
            }
            Path own = Files.writeString(folder.resolve("attestor-" + number + ".yaml"), attestor(number, port));
            attestors.add(AttestorNode.start(AttestorSettings.load(own), around().keys(), line -> {}));
            panel.append(text(
                    "    - {url: \"http://127.0.0.1:%d\", address: \"%s\"}%n",
                    port, known(number).address()));
        }
        Files.writeString(folder.resolve("chains.yaml"), chains(panel.toString()));
    }

    @AfterEach
    void close() {
        attestors.forEach(AttestorNode::close);
    }

    @Test
    void aDepositIsFilledByARelayerForWhatItWasOfferedAndReconciled() {
        try (Journal journal = Journal.open(folder.resolve("journal.sqlite"), CommitProbe.NONE);
                ChainDesk desk = desk(journal)) {
            List<TokenAmount> before = desk.opened(TriedDesk.NODES);
            Intent intent = sent(journal, desk, before, 19_000);
            String key = key(desk);
            assertTrue(relayer.fill(key, relayer.deposit(key).get(3)));
            until(desk, () -> desk.open().isEmpty());
            long arrived = intent.units() - intent.units() * 5 / 10_000;
            assertEquals(before.get(0).units() - intent.units(), desk.ledger().posted(DeskSettings.TREASURY));
            assertEquals(before.get(1).units() + arrived, desk.ledger().posted("alpha"), pages::toString);
            assertEquals(intent.units() - arrived, desk.ledger().posted(Ledger.FEES));
            assertEquals(0, desk.unexplained());
            assertEquals(Optional.of(0L), desk.apart(), "vaults and books say the same");
        }
    }

    @Test
    void aDepositThatNobodyFillsIsRefundedByAcrossAndTakenBackIntoTheVault() {
        try (Journal journal = Journal.open(folder.resolve("journal.sqlite"), CommitProbe.NONE);
                ChainDesk desk = desk(journal)) {
            List<TokenAmount> before = desk.opened(TriedDesk.NODES);
            Intent intent = sent(journal, desk, before, 18_000);
            String key = key(desk);
            outlastPatience();
            relayer.refund(key, intent.units());
            back(desk, before);
        }
    }

    /// The purse was empty then, and the transfer was stranded for ever while its money lay in the vault.
    @Test
    void aRefundThatSomebodyElseBringsIntoTheVaultIsBookedFromTheirTransaction() {
        try (Journal journal = Journal.open(folder.resolve("journal.sqlite"), CommitProbe.NONE);
                ChainDesk desk = desk(journal)) {
            List<TokenAmount> before = desk.opened(TriedDesk.NODES);
            Intent intent = sent(journal, desk, before, 17_000);
            String key = key(desk);
            outlastPatience();
            relayer.refund(key, intent.units());
            String recover = Abi.call("recover", key);
            assertTrue(first.send(AcrossRelayer.KEY, relayer.contracts().adapter(), recover)
                    .succeeded());
            first.client().call("anvil_mine", "0x5");
            back(desk, before);
            try (BooksReader reader = BooksReader.beside(folder.resolve("journal.sqlite"))) {
                Dossier known = TwoPersons.require(reader, intent.transfer());
                assertEquals(State.RECONCILED, known.life().state());
                assertTrue(known.steps().stream().anyMatch(step -> step.state() == State.REVERSED));
                assertTrue(
                        known.steps().stream().noneMatch(step -> step.state() == State.REVERSING), "nothing to sign");
            }
        }
    }

    /// All of it is where it was.
    private void back(ChainDesk desk, List<TokenAmount> before) {
        until(desk, () -> desk.open().isEmpty());
        for (int i = 0; i < before.size(); i++) {
            assertEquals(before.get(i).units(), desk.ledger().posted(TriedDesk.NODES.get(i)), pages::toString);
        }
        assertEquals(0, desk.ledger().posted(Ledger.IN_FLIGHT));
        assertEquals(0, desk.unexplained());
        assertEquals(Optional.of(0L), desk.apart(), "vaults and books say the same");
    }

    /// A transfer whose deposit is final.
    private Intent sent(Journal journal, ChainDesk desk, List<TokenAmount> onHand, double held) {
        Intent intent = TriedDesk.decide(journal, List.of(onHand.get(0), TokenAmount.usd(held), onHand.get(2)));
        desk.planIntents();
        until(desk, () -> !desk.open().isEmpty() && desk.open().getFirst().state() == State.BRIDGE_SENT);
        return intent;
    }

    private static String key(ChainDesk desk) {
        return MessageId.of(desk.open().getFirst().evidence().messageId())
                .orElseThrow()
                .key();
    }

    private ChainDesk desk(Journal journal) {
        DeskTerms terms = new DeskTerms(TriedDesk.DESK, 1, (transfer, why) -> {});
        ChainDeskSettings settings = ChainDeskSettings.load(folder.resolve("chains.yaml"));
        return ChainDesk.open(TriedDesk.vouched(settings), terms, journal, around());
    }

    private ChainDesk.Around around() {
        return TriedDesk.around(folder.resolve("journal.sqlite"), folder, pages);
    }

    private void until(ChainDesk desk, BooleanSupplier reached) {
        TriedDesk.until(desk, reached, pages);
    }

    private String attestor(long number, int port) throws IOException {
        return text("desk: desk.yaml%nlisten: 127.0.0.1:%d%nkey: %s%nchains:%n", port, key(number))
                + eyes(first)
                + eyes(second)
                + "addresses:\n"
                + vaults("  ")
                + text("  tokens: {USDC: %s}%n", token())
                + "  destinations: {}\n  doors:\n"
                + text(
                        "    - {from: treasury, to: alpha, kind: across, adapter: \"%s\", bridge: \"%s\","
                                + " token: \"%s\", patience_seconds: %d}%n",
                        relayer.contracts().adapter(), relayer.contracts().source(), tokenThere, PATIENCE_SECONDS);
    }

    private static String token() {
        return text(
                "{address: \"%s\", decimals: 6, balances_slot: 0, elsewhere: [{chain_id: 42161, address: \"%s\"}]}",
                token, tokenThere);
    }

    private static String eyes(LocalChain chain) {
        return text("  - {chain_id: %d, back: 0, operators: 2, nodes: %s}%n", chain.chainId(), nodes(chain));
    }

    private static String nodes(LocalChain chain) {
        String url = chain.anvil().uri().toString();
        return text("[{operator: north, url: \"%s\"}, {operator: south, url: \"%s\"}]", url, url);
    }

    private static String vaults(String indent) {
        return text(
                "%1$svaults:%n%1$s  treasury: {chain_id: 31337, address: \"%2$s\"}%n"
                        + "%1$s  alpha: {chain_id: 42161, address: \"%3$s\"}%n"
                        + "%1$s  bravo: {chain_id: 42161, address: \"%4$s\"}%n",
                indent, treasury, alpha, bravo);
    }

    private String chains(String panel) throws IOException {
        StringBuilder text = new StringBuilder("chains:\n");
        for (LocalChain chain : List.of(first, second)) {
            String genesis =
                    chain.node().block(new BlockTag.Number(0)).orElseThrow().hash();
            text.append(text(
                    "  - {chain_id: %d, name: chain-%d, block_seconds: 1, final_depth: 2, checkpoint: 0,%n"
                            + "     checkpoint_hash: \"%s\", since_block: 0, nodes: %s}%n",
                    chain.chainId(), chain.chainId(), genesis, nodes(chain)));
        }
        AcrossRoute.Contracts across = relayer.contracts();
        return text.append(vaults(""))
                .append(text(
                        "token: %s%nways:%n"
                                + "  - {name: across, kind: across, from: treasury, to: alpha, adapter: \"%s\","
                                + " source_bridge: \"%s\", destination_bridge: \"%s\", late_seconds: 300,"
                                + " filler_bps: 5, patience_seconds: %d}%n",
                        token(), across.adapter(), across.source(), across.destination(), PATIENCE_SECONDS))
                .append("attestors:\n  needed: 2\n  patience_seconds: 10\n  kept_bps: 20\n  panel:\n" + panel)
                .append("sender: " + key(SENDER))
                .append("\nlimits: {cap_gwei: 500, most_gas: 2000000, call_gas: 1500000,")
                .append(" outstanding_usd: 50000000, open_slots: 8}\nexpire_seconds: 3600\n")
                .toString();
    }

    private String key(long number) throws IOException {
        String name =
                Keystore.write(Files.createDirectories(folder.resolve("keys")), BigInteger.valueOf(number), PASSWORD);
        return text(
                "{kind: keystore, address: \"%s\", file: \"keys/%s\", password_file: password}",
                known(number).address(), name);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
    }

    private void outlastPatience() {
        for (LocalChain chain : List.of(first, second)) {
            chain.client().call("evm_increaseTime", PATIENCE_SECONDS + 5);
            chain.client().call("evm_mine");
        }
    }
}
