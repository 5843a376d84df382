package io.headrace.settlement.desk;

import io.headrace.decision.network.Asset;
import io.headrace.decision.network.TokenAmount;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.attest.Tolerance;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.desk.ChainDeskSettings.Way;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.executor.Executor;
import io.headrace.settlement.executor.ExecutorSettings;
import io.headrace.settlement.executor.OpenChains;
import io.headrace.settlement.executor.Ports;
import io.headrace.settlement.executor.VaultHoldings;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.journal.Intent;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.transfer.Attested;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.ledger.Flight;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.TransferKey;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.panel.Hearing;
import io.headrace.settlement.panel.RemoteAttestor.Said;
import io.headrace.settlement.route.Witnesses;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.Store;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/// Carries a desk's decided moves on chains: plans what the journal intends, once each, and lets the
/// executor bring it to
/// its end. Safe for many threads.
public final class ChainDesk implements AutoCloseable {
    private final ChainDeskSettings settings;
    private final Journal journal;
    private final SqlBooks books;
    private final Roads roads;
    private final Hearing hearing;
    private final Executor executor;
    private final LaneId[] lanes;

    /// What a desk on chains is given beside its settings.
    ///
    /// @param journalFile the journal's own file, where the courier's books are too
    /// @param signerFile in another folder: a backup of one must not bring back the other
    /// @param wallNanos the wall clock, nanoseconds since 1970
    /// @param pager told a transfer's id, or a sender, and what a person must know
    public record Around(
            Path journalFile,
            Path signerFile,
            KeySettings.Surroundings keys,
            LongSupplier wallNanos,
            BiConsumer<String, String> pager) {}

    private ChainDesk(
            ChainDeskSettings settings,
            Journal journal,
            SqlBooks books,
            Roads roads,
            Hearing hearing,
            Executor executor) {
        this.settings = settings;
        this.journal = journal;
        this.books = books;
        this.roads = roads;
        this.hearing = hearing;
        this.executor = executor;
        this.lanes = settings.chains().stream()
                .map(chain ->
                        new LaneId(chain.profile().chainId(), settings.sender().address()))
                .toArray(LaneId[]::new);
    }

    /// Takes the lease and checks journal, signer and chains against each other; nothing is signed
    /// before.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4101 to HR-4105 when it must not start,
    ///     HR-412x when the
    ///     sender's key cannot be used
    public static ChainDesk open(ChainDeskSettings settings, Journal journal, Around around) {
        return open(settings, journal, around, CommitProbe.NONE);
    }

    static ChainDesk open(ChainDeskSettings settings, Journal journal, Around around, CommitProbe probe) {
        Roads roads = Roads.of(settings);
        SqlBooks books = SqlBooks.open(around.journalFile(), CommitProbe.NONE);
        Hearing hearing = new Hearing(
                settings.attestors().panel(),
                settings.attestors().needed(),
                settings.attestors().patience());
        try {
            AttestorPanel panel = new AttestorPanel(
                    journal,
                    settings.book(),
                    settings.attestors().tolerance(),
                    roads.chains(),
                    hearing,
                    (transfer, said) -> heard(books, around, transfer, said));
            Executor executor = Executor.start(
                    executor(settings, around),
                    ports(settings, roads, panel, around.pager()),
                    around.wallNanos(),
                    probe);
            return new ChainDesk(settings, journal, books, roads, hearing, executor);
        } catch (RuntimeException e) {
            hearing.close();
            books.close();
            roads.close();
            throw e;
        }
    }

    private static void heard(SqlBooks books, Around around, String transfer, Said said) {
        boolean signed = said.words().equals("signed");
        books.hear(new Attested(
                transfer,
                said.who().address(),
                signed,
                said.words(),
                around.wallNanos().getAsLong()));
        if (!signed) {
            around.pager().accept(transfer, "attestor " + said.who().address() + ' ' + said.words());
        }
    }

    private static ExecutorSettings executor(ChainDeskSettings settings, Around around) {
        List<Long> ids = settings.chains().stream()
                .map(chain -> chain.profile().chainId())
                .toList();
        return new ExecutorSettings(
                settings.chains(),
                settings.book(),
                List.of(new ExecutorSettings.SenderSettings(
                        chains -> chains.stream()
                                .map(chain -> settings.sender().open(around.keys(), chain))
                                .toList(),
                        ids,
                        settings.vouched())),
                settings.limits().terms(),
                settings.limits().signer(),
                settings.limits().callGas(),
                new ExecutorSettings.Memory(new Store.File(around.journalFile()), new Store.File(around.signerFile())));
    }

    private static Ports ports(
            ChainDeskSettings settings, Roads roads, AttestorPanel panel, BiConsumer<String, String> pager) {
        return new Ports(
                roads.chains(),
                panel,
                life -> new LifeEvent.Approved(),
                roads.routes(),
                roads.arrivals(),
                (slot, body) -> roads.routes().call(body),
                new VaultHoldings(
                        roads.chains(), settings.vaults(), settings.token().address()),
                pager);
    }

    /// Books what the vaults hold, once, when the books are new.
    ///
    /// @param nodes of the desk, treasury first
    /// @return what each node holds by the books, in that order
    /// @throws io.headrace.market.problem.ProblemException HR-4190 when a node has no vault or nodes
    ///     do not agree
    public List<TokenAmount> opened(List<String> nodes) {
        for (String node : nodes) {
            if (!settings.vaults().containsKey(node)) {
                throw unknown("node " + node + " of the desk has no vault", node);
            }
        }
        if (executor.ledger().accounts().isEmpty()) {
            Map<String, Long> held = new LinkedHashMap<>();
            nodes.forEach(node -> held.put(node, held(node)));
            held.forEach((node, units) -> {
                if (units > 0) {
                    executor.opening(node, units);
                }
            });
        }
        Ledger ledger = executor.ledger();
        return nodes.stream().map(node -> usdc(ledger.posted(node))).toList();
    }

    private long held(String node) {
        VaultId vault = settings.vault(node);
        Witnesses chain = roads.witnesses(vault.chainId());
        String call = Abi.call("balanceOf", vault.address());
        return chain.agreed((seen, finalized) -> Abi.number(
                        seen.view(settings.token().address(), call, new BlockTag.Number(finalized.number()))))
                .filter(units -> units.bitLength() < Long.SIZE)
                .map(BigInteger::longValue)
                .orElseThrow(() -> unknown("too few operators agree on what the vault of " + node + " holds", node));
    }

    private static RuntimeException unknown(String what, String node) {
        return new Problem(
                        "HR-4190",
                        what,
                        node,
                        "Mend the settings of chains, or wait for its nodes; nothing was sent",
                        ExitCode.INVALID)
                .toException();
    }

    /// Plans every intent of the journal that is not planned yet; a second time changes nothing.
    public void planIntents() {
        for (Intent intent : journal.unplanned()) {
            executor.plan(plan(intent));
        }
    }

    private TransferPlan plan(Intent intent) {
        Way way = settings.way(intent.from(), intent.to());
        LaneId source = lane(intent.from());
        Route route = new Route(way.name(), Route.Bridge.CLAIMED, false, source, Optional.of(lane(intent.to())));
        String digest = journal.decision(intent.decision()).orElseThrow().digest();
        TransferKey key = new TransferKey(
                digest, intent.move(), intent.from(), intent.to(), ChainDeskSettings.ASSET, intent.units());
        Tolerance tolerance = settings.attestors().tolerance();
        return TransferPlan.of(
                key,
                route,
                intent.units() - tolerance.kept(intent.units()),
                Math.addExact(intent.madeNanos(), settings.expire().toNanos()));
    }

    private LaneId lane(String node) {
        long chain = settings.vault(node).chainId();
        for (LaneId lane : lanes) {
            if (lane.chainId() == chain) {
                return lane;
            }
        }
        throw new IllegalArgumentException("no sender on chain " + chain);
    }

    /// Moves every open transfer as far as it will go now.
    public void tick() {
        executor.tick();
    }

    /// Stops every further signature at once; an empty reason lets it go on.
    public void halt(String why) {
        if (!executor.halt(why)) {
            throw new IllegalStateException("the halt holds for this process only: it could not be written down");
        }
    }

    /// Transfers that are not over.
    public List<Life> open() {
        return executor.open();
    }

    public Ledger ledger() {
        return executor.ledger();
    }

    /// Base units that the books cannot explain by flights and accounts: always 0, or something is
    /// wrong.
    public long unexplained() {
        Ledger ledger = executor.ledger();
        long flying = 0;
        for (Flight flight : ledger.flights().values()) {
            flying += flight.posted() ? flight.units() : 0;
        }
        long sum = 0;
        for (long units : ledger.accounts().values()) {
            sum += units;
        }
        return Math.abs(sum) + Math.abs(flying - ledger.posted(Ledger.IN_FLIGHT));
    }

    /// How far vaults and books are apart, base units, when nothing is under way; empty while
    /// something is, or nodes do
    /// not agree.
    public Optional<Long> apart() {
        if (!executor.open().isEmpty()) {
            return Optional.empty();
        }
        Ledger ledger = executor.ledger();
        long apart = 0;
        try {
            for (String node : settings.vaults().keySet()) {
                apart += Math.abs(held(node) - ledger.posted(node));
            }
            return Optional.of(apart);
        } catch (RuntimeException silent) {
            return Optional.empty();
        }
    }

    /// Who takes what persons say about transfers.
    public TwoPersons persons() {
        return new TwoPersons(books.reader(), books::say, (id, resolution) -> {
            Optional<Life> after = executor.resolve(id, resolution);
            after.ifPresent(life -> executor.tick());
        });
    }

    @Override
    public void close() {
        executor.close();
        hearing.close();
        books.close();
        roads.close();
    }

    static TokenAmount usdc(long units) {
        return new TokenAmount(Asset.USDC, units);
    }

    /// Connected nodes of the desk's chains.
    OpenChains chains() {
        return roads.chains();
    }

    /// The settings it runs with.
    public ChainDeskSettings settings() {
        return settings;
    }

    /// One chain's connected nodes.
    NodeChains.Chain chain(long id) {
        return Optional.ofNullable(roads.chains().all().get(id)).orElseThrow();
    }
}
