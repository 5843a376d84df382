package io.headrace.inference.wiring;

import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.inference.decide.ChainCarrier;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.DeskPlan;
import io.headrace.inference.feed.FactFile;
import io.headrace.inference.feed.StreamState;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.chain.key.KeySettings;
import io.headrace.settlement.courier.Lease;
import io.headrace.settlement.desk.ChainDesk;
import io.headrace.settlement.desk.ChainDeskSettings;
import io.headrace.settlement.desk.DeskMonitor;
import io.headrace.settlement.desk.DeskTerms;
import io.headrace.settlement.dossier.Story;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.executor.ExecutorSettings;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.transfer.BooksReader;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.tables.Store;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The chains of a served desk: settings from a file, the signer's memory beside it, keys from the
/// environment, pages to the log and
/// the board.
final class ServedChains implements ChainCarrier, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ServedChains.class);

    private final Path file;
    private final DeskBoard board;
    private final LongSupplier epochNanos;
    private final int story;
    private final Runnable told;
    private final Lease lease = new Lease();
    private final Story teller = new Story();
    private boolean summed;
    private @Nullable DeskMonitor monitor;
    private boolean closed;

    /// @param story transfers after which is summed up; 0 for no story
    /// @param told run once the story is told
    ServedChains(Path file, DeskBoard board, LongSupplier epochNanos, int story, Runnable told) {
        this.file = file;
        this.board = board;
        this.epochNanos = epochNanos;
        this.story = story;
        this.told = told;
    }

    @Override
    public Store books(DeskPlan plan) {
        return BooksFolder.journal(plan.booksHome(), ServerPlace.of(Optional.of(file)));
    }

    @Override
    public ChainDesk open(DeskPlan plan, Journal journal) {
        KeySettings.Surroundings keys = ServerPlace.around(file);
        Path home = plan.booksHome();
        Path signer = keys.folder()
                .resolve("signer")
                .resolve(home.getFileName()
                        + ".sqlite"); // apart from journals: a backup of one must not bring back both
        DeskTerms terms = new DeskTerms(plan.settings(), plan.pace(), this::chosen);
        ChainDeskSettings settings = ChainDeskSettings.load(file);
        ChainDesk desk = ChainDesk.open(
                settings,
                terms,
                journal,
                new ChainDesk.Around(
                        new ExecutorSettings.Memory(books(plan), new Store.File(signer)),
                        keys,
                        epochNanos,
                        this::page,
                        lease));
        try {
            desk.followHeads(LOG::info);
            watch(settings);
            int open = desk.open().size();
            LOG.infof("The courier carries: books, signer and chains agree, %d transfers are open.", open);
            return desk;
        } catch (RuntimeException e) {
            desk.close();
            throw e;
        }
    }

    /// Watches the chains from the first courier on, whatever becomes of it. What is read is on disk
    /// before the loop may see it.
    private synchronized void watch(ChainDeskSettings settings) {
        Optional<FactFile> facts = board.facts();
        if (monitor != null || closed || facts.isEmpty()) {
            return;
        }
        DeskMonitor started = DeskMonitor.start(
                settings,
                new DeskMonitor.Around(
                        epochNanos, facts.get()::tell, () -> board.persons().map(TwoPersons::books), LOG::info));
        monitor = started;
        board.watch(() -> started.tallies().stream()
                .map(tally -> StreamState.of(tally, epochNanos.getAsLong()))
                .toList());
    }

    /// Ends the watch over the chains; the courier is ended by its loop.
    @Override
    public synchronized void close() {
        closed = true;
        if (monitor != null) {
            board.watch(List::of);
            monitor.close();
        }
    }

    private void chosen(String transfer, String why) {
        LOG.debugf("%s goes by %s", transfer, why);
        if (story > 0) {
            say(Story.name(transfer) + "  route      " + why);
        }
    }

    @Override
    public long epochNanos() {
        return epochNanos.getAsLong();
    }

    private void page(String about, String why) {
        LOG.warnf("%s: %s", about, why);
        board.page(about, why);
    }

    @Override
    public void lost(Problem over) {
        page("courier", over.sentence());
        board.hold(over.sentence());
    }

    @Override
    public void decided(Decision decision, DemandOutlook outlook) {
        if (story == 0) {
            return;
        }
        for (Move move : decision.moves()) {
            outlook.venues().stream()
                    .filter(venue ->
                            venue.venue().equals(move.to()) || venue.venue().equals(move.from()))
                    .forEach(venue -> say(forecast(venue)));
            say(String.format(
                    Locale.ROOT,
                    "decide     number %d by the %s: %,.2f USDC from %s to %s",
                    decision.sequence(),
                    decision.decider().name().toLowerCase(Locale.ROOT),
                    move.amount().tokens(),
                    move.from(),
                    move.to()));
        }
    }

    private static String forecast(VenueOutlook venue) {
        return venue.forecast()
                .map(forecast -> String.format(
                        Locale.ROOT,
                        "forecast   %s needs %,.0f USD now, and in the window ahead at most %,.0f with 95 %%",
                        venue.venue(),
                        venue.demandUsd(),
                        forecast.at(0.95)))
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "forecast   none for %s, which needs %,.0f USD now",
                        venue.venue(),
                        venue.demandUsd()));
    }

    @Override
    public void after(ChainDesk desk) {
        if (story == 0) {
            return;
        }
        BooksReader books = desk.persons().books();
        teller.news(books).forEach(ServedChains::say);
        Map<State, Long> counts = books.counts();
        long over = counts.entrySet().stream()
                .filter(entry -> entry.getKey().isFinal())
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (!summed && over >= story && desk.open().isEmpty()) {
            Optional<Long> apart = desk.apart();
            if (apart.isPresent()) {
                summed = true;
                say(Story.sum(counts, desk.unexplained(), apart.get()));
                told.run();
            }
        }
    }

    private static void say(String line) {
        PrintStream out = System.out;
        synchronized (out) {
            out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS).toString().substring(11) + "  " + line);
            out.flush();
        }
    }
}
