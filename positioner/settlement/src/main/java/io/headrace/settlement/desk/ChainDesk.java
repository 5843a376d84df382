package io.headrace.settlement.desk;

import io.headrace.decision.network.TokenAmount;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.courier.Lease;
import io.headrace.settlement.desk.ChainDeskSettings.Way;
import io.headrace.settlement.dossier.Bookkeeping;
import io.headrace.settlement.dossier.Claim;
import io.headrace.settlement.dossier.Doubts;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.executor.BooksView;
import io.headrace.settlement.executor.Executor;
import io.headrace.settlement.executor.ExecutorSettings;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.journal.DecisionRecord;
import io.headrace.settlement.journal.Intent;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.journal.transfer.Statement;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.TransferKey;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.panel.Hearing;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.tables.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Carries a desk's decided moves on chains: plans what the journal intends, once each and by the way
/// that costs least, and lets the executor bring it to its end. Safe for many threads.
public final class ChainDesk implements AutoCloseable, Bookkeeping.Clerk {
    private final ChainDeskSettings settings;
    private final Journal journal;
    private final Parts parts;
    private final WayChoice choice;
    private final LongSupplier wallNanos;
    private final BiConsumer<String, String> pager;
    private final AtomicReference<VaultRoom> room = new AtomicReference<>(VaultRoom.UNBOUND);
    private final AtomicReference<Optional<DeskHeads>> heads = new AtomicReference<>(Optional.empty());

    /// What a desk on chains is given beside its settings.
    ///
    /// @param memory books and signer's memory in two places: a backup of one must not bring back the
    ///     other. The books are the journal's own store, or a place that nothing else keeps tables in
    /// @param wallNanos the wall clock, nanoseconds since 1970
    /// @param pager told a transfer's id, or a sender, and what a person must know
    /// @param lease of the service, over all the desks that it opens one after another
    public record Around(
            ExecutorSettings.Memory memory,
            KeySettings.Surroundings keys,
            LongSupplier wallNanos,
            BiConsumer<String, String> pager,
            Lease lease) {
        /// In files, of a service that begins.
        public static Around files(
                Path journalFile,
                Path signerFile,
                KeySettings.Surroundings keys,
                LongSupplier wallNanos,
                BiConsumer<String, String> pager) {
            ExecutorSettings.Memory memory =
                    new ExecutorSettings.Memory(new Store.File(journalFile), new Store.File(signerFile));
            return new Around(memory, keys, wallNanos, pager, new Lease());
        }
    }

    private record Parts(Roads roads, SqlBooks books, Hearing hearing, Executor executor, BooksReader reader) {
        /// Last first; all of them, whatever one of them meets.
        void close() {
            try (roads;
                    books;
                    reader;
                    hearing;
                    executor) {}
        }
    }

    private ChainDesk(ChainDeskSettings settings, DeskTerms terms, Journal journal, Parts parts, Around around) {
        this.settings = settings;
        this.journal = journal;
        this.parts = parts;
        this.choice = new WayChoice(settings, terms, parts.roads().routes());
        this.wallNanos = around.wallNanos();
        this.pager = around.pager();
    }

    /// Takes the lease and checks journal, signer and chains against each other; nothing is signed
    /// before.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4101 to HR-4108 when it must not start,
    ///     HR-412x when the sender's key cannot be used
    /// @throws io.headrace.settlement.courier.Books.Fenced when another service took the lease since this
    ///     one had it
    public static ChainDesk open(ChainDeskSettings settings, DeskTerms terms, Journal journal, Around around) {
        return open(settings, terms, journal, around, CommitProbe.NONE);
    }

    static ChainDesk open(
            ChainDeskSettings settings, DeskTerms terms, Journal journal, Around around, CommitProbe probe) {
        try (Begun begun = new Begun()) {
            Roads roads = begun.with(Roads.of(settings), Roads::close);
            SqlBooks books = begun.with(SqlBooks.beside(around.memory().books()), SqlBooks::close);
            Hearing hearing = begun.with(
                    new Hearing(
                            settings.panel(around.keys()),
                            settings.attestors().needed(),
                            settings.attestors().patience()),
                    Hearing::close);
            Executor executor = begun.with(
                    new Assembly(settings, around, roads, books, hearing).start(journal, probe), Executor::close);
            BooksReader reader = begun.with(books.reader(), BooksReader::close);
            Parts parts = new Parts(roads, books, hearing, executor, reader);
            ChainDesk desk = new ChainDesk(settings, terms, journal, parts, around);
            begun.finish();
            return desk;
        }
    }

    private VaultMoney money() {
        return new VaultMoney(settings, parts.roads().vaults(settings), parts.executor());
    }

    /// Books what the vaults hold, once, when the books are new.
    ///
    /// @param nodes of the desk, treasury first
    /// @return what each node holds by the books, in that order
    /// @throws io.headrace.market.problem.ProblemException HR-4190 when a node has no vault or
    ///     operators do not agree
    public List<TokenAmount> opened(List<String> nodes) {
        return money().opened(nodes);
    }

    /// Plans every intent of the journal that is not planned yet; a second time changes nothing.
    public void planIntents() {
        List<Intent> unplanned = journal.unplanned();
        if (!unplanned.isEmpty()) {
            Set<String> open = parts.executor().open().stream().map(Life::id).collect(Collectors.toSet());
            parts.roads().floor().planning(open, parts.roads().seen());
        }
        for (Intent intent : unplanned) {
            parts.executor().plan(plan(intent));
        }
    }

    private TransferPlan plan(Intent intent) {
        DecisionRecord made = journal.decision(intent.decision()).orElseThrow();
        Way way = choice.choose(intent, made.decision(), parts.reader(), wallNanos.getAsLong());
        Route route = new Route(
                way.name(), way.bridge().carried(), false, lane(intent.from()), Optional.of(lane(intent.to())));
        TransferKey key = new TransferKey(
                made.digest(), intent.move(), intent.from(), intent.to(), ChainDeskSettings.ASSET, intent.units());
        return TransferPlan.of(
                key,
                route,
                way.bridge()
                        .least(intent.units(), settings.attestors().tolerance().kept(intent.units())),
                Math.addExact(intent.madeNanos(), settings.expire().toNanos()));
    }

    /// The desk's one sender on a node's chain.
    private LaneId lane(String node) {
        return new LaneId(settings.vault(node).chainId(), settings.sender().address());
    }

    /// The routes between nodes as decisions plan with them: lead, what is kept and gas of the best way
    /// for a usual transfer, by what each way did.
    public List<io.headrace.decision.network.Route> routes() {
        return choice.planned(parts.reader(), wallNanos.getAsLong());
    }

    /// What the vaults would let leave now. Persons are told when one shuts.
    public VaultRoom room() {
        VaultRoom found = VaultRoom.of(settings, parts.roads().seen());
        found.news(room.getAndSet(found)).forEach(pager);
        return found;
    }

    /// Moves every open transfer as far as it will go now.
    public void tick() {
        parts.executor().tick();
    }

    /// Has each new block of any chain end an [#await], until the desk is closed.
    ///
    /// @param said told once of each chain whose nodes have no websocket; it is looked at by the clock
    public void followHeads(Consumer<String> said) {
        DeskHeads fresh = DeskHeads.follow(
                parts.roads().chains().all().values(), () -> parts.executor().ring(), said);
        heads.getAndSet(Optional.of(fresh)).ifPresent(DeskHeads::close);
    }

    /// Waits until there is something to do for a tick, but not longer than that.
    public void await(Duration most) {
        parts.executor().await(most);
    }

    /// Stops every further signature at once; an empty reason lets it go on.
    public void halt(String why) {
        if (!parts.executor().halt(why)) {
            throw new IllegalStateException("the halt holds for this process only: it could not be written down");
        }
    }

    /// Why the books were halted when this desk took them over, by a person or the courier itself; empty
    /// when they were not.
    public String foundHalt() {
        return parts.executor().foundHalt();
    }

    /// Transfers that are not over.
    public List<Life> open() {
        return parts.executor().open();
    }

    public Ledger ledger() {
        return parts.executor().ledger();
    }

    /// All of the books at one moment, and where in their history it is.
    public BooksView books() {
        return parts.executor().view();
    }

    /// Base units that the books cannot explain by flights and accounts: always 0, or something is
    /// wrong.
    public long unexplained() {
        return money().unexplained();
    }

    /// How far vaults and books are apart, base units, when nothing is under way; empty while something
    /// is, or operators do not agree.
    public Optional<Long> apart() {
        return money().apart();
    }

    /// Who takes what persons say about transfers.
    public TwoPersons persons() {
        return new TwoPersons(parts.books().reader(), parts.books()::say, (id, resolution) -> {
            Optional<Life> after = parts.executor().resolve(id, resolution);
            after.ifPresent(life -> parts.executor().tick());
        });
    }

    @Override
    public Doubts doubts() {
        Executor executor = parts.executor();
        return new Doubts(executor.unexplained(), executor.standingStill());
    }

    @Override
    public void state(Statement statement) {
        parts.books().state(statement);
    }

    @Override
    public boolean carryOut(Claim claim) {
        return switch (claim) {
            case Claim.Money(String node, long units, String reference) ->
                parts.executor().explained(node, units, reference);
            case Claim.Resumed(LaneId sender, long nonce) -> parts.executor().resume(sender, nonce);
        };
    }

    @Override
    public void close() {
        try {
            heads.getAndSet(Optional.empty()).ifPresent(DeskHeads::close);
        } finally {
            parts.close();
        }
    }
}
