package io.headrace.settlement.executor;

import io.headrace.settlement.attest.AddressBook;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.vault.AccountLogs;
import io.headrace.settlement.chain.vault.OrderDigest;
import io.headrace.settlement.chain.vault.Tokens;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultLogs;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.chain.vault.VaultState;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.executor.ExecutorSettings.ChainSettings;
import io.headrace.settlement.executor.ExecutorSettings.Memory;
import io.headrace.settlement.executor.ExecutorSettings.SenderSettings;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.Terms;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.signer.SignerLimits;
import io.headrace.settlement.slot.FeeRule;
import io.headrace.settlement.tables.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// A desk on local chains as its settings say it, in this process or another: on each chain a vault, and venues that
/// are accounts there. Attestors are two known keys that sign whatever the plan says.
///
/// @param chains in order; transfers go round them and round the senders
/// @param keys of the senders, each on every chain
public record LocalDesk(List<OnChain> chains, List<LocalKey> keys, int laneCap) {
    /// A desk with so many of the chain's accounts as senders.
    public LocalDesk(List<OnChain> chains, int senders, int laneCap) {
        this(chains, LocalChain.accounts(FIRST_SENDER, FIRST_SENDER + senders), laneCap);
    }

    /// One chain, reached at one address by two operators' names.
    public record OnChain(long chainId, URI uri, String genesis, String vault, String token, Duration blockTime) {
        /// The vault of a chain with what the test gave it.
        public static OnChain of(VaultOnChain vault, Duration blockTime) {
            LocalChain chain = vault.chain();
            String genesis =
                    chain.node().block(new BlockTag.Number(0)).orElseThrow().hash();
            return new OnChain(
                    chain.chainId(), chain.anvil().uri(), genesis, vault.id().address(), vault.token(), blockTime);
        }

        String line() {
            return String.join(
                    " ", Long.toString(chainId), uri.toString(), genesis, vault, token, blockTime.toString());
        }

        static OnChain parse(String line) {
            String[] part = line.split(" ");
            return new OnChain(
                    Long.parseLong(part[0]), URI.create(part[1]), part[2], part[3], part[4], Duration.parse(part[5]));
        }

        String node() {
            return "treasury-" + chainId;
        }

        String venue() {
            return "venue-" + chainId;
        }

        VaultId id() {
            return new VaultId(chainId, vault);
        }
    }

    private static final int FIRST_SENDER = 10; // the keys before it have other parts
    private static final long GAS = 400_000;
    private static final Duration NINE_HOURS = Duration.ofHours(9);

    /// Writes the desk down for another process.
    public void write(Path file) {
        List<String> lines = new ArrayList<>(List.of(keys.size() + " " + laneCap));
        chains.forEach(chain -> lines.add(chain.line()));
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static LocalDesk read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String[] counts = lines.getFirst().split(" ");
            return new LocalDesk(
                    lines.stream().skip(1).map(OnChain::parse).toList(),
                    Integer.parseInt(counts[0]),
                    Integer.parseInt(counts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ExecutorSettings settings(Store books, Store signer) {
        List<ChainSettings> settings = chains.stream().map(LocalDesk::chain).toList();
        List<Long> ids = chains.stream().map(OnChain::chainId).toList();
        List<SenderSettings> sending = keys.stream()
                .map(key -> new SenderSettings(new KeySource.InMemory(key), ids, false))
                .toList();
        Terms terms = new Terms(FeeRule.USUAL, laneCap, Long.MAX_VALUE, 3, 50, Terms.USUAL.waits(), 0);
        SignerLimits limits = new SignerLimits(
                FeeRule.USUAL.capWei(),
                GAS,
                Set.copyOf(chains.stream().map(OnChain::vault).toList()));
        return new ExecutorSettings(settings, book(), sending, terms, limits, GAS, new Memory(books, signer));
    }

    public ExecutorSettings settings(Path home) {
        return settings(
                new Store.File(home.resolve("books.sqlite")), new Store.File(home.resolve("signer/signer.sqlite")));
    }

    private static ChainSettings chain(OnChain chain) {
        ChainProfile profile = new ChainProfile(
                chain.chainId(),
                "local-" + chain.chainId(),
                chain.blockTime(),
                new ChainProfile.Finality.Depth(2),
                0,
                chain.genesis());
        return new ChainSettings(profile, List.of(new Node("north", chain.uri()), new Node("south", chain.uri())), 0);
    }

    public AddressBook book() {
        Map<String, VaultId> vaults = new HashMap<>();
        Map<String, Tokens> tokens = new HashMap<>();
        Map<String, String> accounts = new HashMap<>();
        for (OnChain chain : chains) {
            vaults.put(chain.node(), chain.id());
            tokens.put(asset(chain), Tokens.everywhere(new VaultState.Token(chain.token(), 6, 0)));
            accounts.put(chain.venue(), VaultOnChain.VENUE);
        }
        return new AddressBook(vaults, tokens, accounts);
    }

    private static String asset(OnChain chain) {
        return "USDC-" + chain.chainId();
    }

    public OpenChains connect() {
        Map<Long, io.headrace.settlement.chain.nodes.LogReader> readers = new HashMap<>();
        chains.forEach(chain ->
                readers.put(chain.chainId(), new AccountLogs(new VaultLogs(chain.id()), Set.of(VaultOnChain.VENUE))));
        return OpenChains.connect(chains.stream().map(LocalDesk::chain).toList(), readers);
    }

    public Ports ports(OpenChains open, LongSupplier nanos) {
        long latest = chains.stream().mapToLong(LocalDesk::deadline).max().orElseThrow();
        VaultCredits credits = new VaultCredits(open, book(), Map.of(), id -> latest, nanos);
        return Ports.onOneChain(open, panel(), credits, (about, why) -> {});
    }

    /// Two of the three attestors' keys, at once.
    public Panel panel() {
        Map<Long, Long> deadlines = new HashMap<>();
        chains.forEach(chain -> deadlines.put(chain.chainId(), deadline(chain)));
        List<LocalKey> two = VaultOnChain.ATTESTORS.subList(0, 2).stream()
                .sorted(Comparator.comparing(LocalKey::address))
                .toList();
        return plan -> {
            OnChain chain = from(plan);
            VaultOrder order = VaultOrder.payment(
                    plan.id(),
                    BigInteger.ZERO,
                    chain.token(),
                    BigInteger.valueOf(plan.units()),
                    VaultOnChain.VENUE,
                    deadlines.get(chain.chainId()));
            byte[] digest = OrderDigest.of(order, chain.id());
            return new Panel.Ruling.Released(
                    chain.id(), order, two.stream().map(key -> key.sign(digest)).toList());
        };
    }

    private static long deadline(OnChain chain) {
        try (ChainNode node = new ChainNode(new RpcClient(new Node("north", chain.uri()), RpcLimits.USUAL))) {
            return node.head().timestamp() + NINE_HOURS.toSeconds();
        }
    }

    OnChain from(TransferPlan plan) {
        return chains.stream()
                .filter(chain -> chain.node().equals(plan.from()))
                .findFirst()
                .orElseThrow();
    }

    /// The n-th transfer of the desk: the same in every process.
    public TransferPlan plan(long number, long expiresNanos) {
        return plan(keys.stream().map(LocalKey::address).toList(), number, expiresNanos);
    }

    private TransferPlan plan(List<String> addresses, long number, long expiresNanos) {
        OnChain chain = chains.get((int) (number % chains.size()));
        String sender = addresses.get((int) (number / chains.size() % keys.size()));
        Route route =
                new Route("direct", Route.Bridge.NONE, false, new LaneId(chain.chainId(), sender), Optional.empty());
        return new TransferPlan(
                id(number),
                "decision-" + number,
                asset(chain),
                chain.node(),
                chain.venue(),
                route,
                units(number),
                units(number),
                expiresNanos);
    }

    /// Many transfers, from `from` on.
    public List<TransferPlan> plans(long from, int count, long expiresNanos) {
        List<String> addresses = keys.stream().map(LocalKey::address).toList();
        List<TransferPlan> plans = new ArrayList<>(count);
        for (long number = from; number < from + count; number++) {
            plans.add(plan(addresses, number, expiresNanos));
        }
        return plans;
    }

    public static String id(long number) {
        return "0x" + String.format(Locale.ROOT, "%064x", number + 1);
    }

    /// Each transfer moves another amount, so that one could not stand for another.
    public static long units(long number) {
        return 1_000 + number;
    }
}
