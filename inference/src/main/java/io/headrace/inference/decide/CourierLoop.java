package io.headrace.inference.decide;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.courier.Books.Fenced;
import io.headrace.settlement.desk.ChainDesk;
import io.headrace.settlement.dossier.Bookkeeping;
import io.headrace.settlement.dossier.Claim;
import io.headrace.settlement.dossier.Doubts;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.transfer.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Runs the courier of a desk on chains in a thread of its own. An instance that fails is closed,
/// and another one reads the books and goes on; until then nothing is signed. Where another service
/// has taken the books over, none goes on: two that took them from each other would both get nowhere.
public final class CourierLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CourierLoop.class);
    private static final Duration EVERY = Duration.ofMillis(150);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final ChainCarrier carrier;
    private final DeskPlan plan;
    private final Journal journal;
    private final Thread thread;
    private volatile ChainDesk desk;
    private volatile boolean down;
    /// That another service carries on, and what to do; empty while this one does.
    private final AtomicReference<Optional<Problem>> lost = new AtomicReference<>(Optional.empty());
    /// Why nothing may be signed; empty while it may. Outlives an instance: the next one is halted,
    /// too.
    private volatile String brake;
    /// What the operator halted with since it was lifted last: any of these may be in the books.
    private final Set<String> halts = new HashSet<>();
    /// Held while a brake is pulled or let go, and while an instance that was opened is told of it.
    private final ReentrantLock word = new ReentrantLock();

    private final Bookkeeping bookkeeping;
    private final TwoPersons persons;
    private volatile boolean stopping;

    /// The clerk is whichever instance carries when it is asked.
    private final class Carrying implements Bookkeeping.Clerk {
        @Override
        public Doubts doubts() {
            return ask(ChainDesk::doubts);
        }

        @Override
        public void state(Statement statement) {
            tell(carrying -> carrying.state(statement));
        }

        @Override
        public boolean carryOut(Claim claim) {
            boolean done = ask(carrying -> carrying.carryOut(claim));
            if (done) {
                LOG.info("Two persons decided: " + claim.sentence() + '.');
            }
            return done;
        }
    }

    /// Opens the first instance at once.
    ///
    /// @param brake why nothing may be signed from the beginning; empty when it may
    /// @throws ProblemException when the desk must not start
    public CourierLoop(ChainCarrier carrier, DeskPlan plan, Journal journal, String brake) {
        this.carrier = carrier;
        this.plan = plan;
        this.journal = journal;
        this.brake = brake;
        this.bookkeeping = new Bookkeeping(journal.books(), new Carrying());
        this.persons = new TwoPersons(
                journal.books(),
                said -> tell(carrying -> carrying.persons().say().accept(said)),
                (id, resolution) ->
                        tell(carrying -> carrying.persons().resolver().resolve(id, resolution)));
        this.desk = carrier.open(plan, journal);
        if (!brake.isEmpty()) {
            try {
                halt(desk, brake);
            } catch (RuntimeException e) {
                closeQuietly();
                throw e;
            }
        }
        this.thread = Thread.ofPlatform().name("courier").daemon().unstarted(this::run);
    }

    /// Begins to carry.
    public void start() {
        thread.start();
    }

    /// Pulls the brake at once, or lets go with an empty reason; also of the instance that comes next. While
    /// none runs, only what the operator halted is let go: nobody has seen what the courier halted since.
    ///
    /// @throws ProblemException HR-4109 when another service carries on: this one holds no brake of it
    /// @throws RuntimeException when it holds for this process only
    public void brake(String why) {
        word.lock();
        try {
            brake = why;
            tell(carrying -> halt(carrying, why));
        } catch (RuntimeException e) {
            if (!down || lost.get().isPresent()) {
                throw e;
            }
            LOG.debug("No courier runs that could be told of the brake; the next one is", e);
        } finally {
            word.unlock();
        }
    }

    private void halt(ChainDesk carrying, String why) {
        if (!why.isEmpty()) {
            halts.add(why); // before it is written: it may be in the books although that failed
        }
        carrying.halt(why);
        if (why.isEmpty()) {
            halts.clear();
        }
    }

    /// Asks the instance that carries now.
    ///
    /// @throws ProblemException HR-4109 when another service carries on
    public <T> T ask(Function<ChainDesk, T> what) {
        lost.get().ifPresent(over -> {
            throw over.toException();
        });
        try {
            return what.apply(desk);
        } catch (Fenced newer) {
            throw lose(newer).toException();
        }
    }

    /// Tells the instance that carries now.
    ///
    /// @throws ProblemException HR-4109 when another service carries on
    public void tell(Consumer<ChainDesk> what) {
        ask(carrying -> {
            what.accept(carrying);
            return true;
        });
    }

    /// Who takes what persons say, always the same, so that two who speak at once are heard one after the other. What
    /// is
    /// written down can be read whether a courier runs or not.
    public TwoPersons persons() {
        return persons;
    }

    /// Who takes what persons say about what no transfer explains.
    public Bookkeeping bookkeeping() {
        return bookkeeping;
    }

    private void run() {
        while (!stopping && lost.get().isEmpty()) {
            try {
                desk.tick();
                carrier.after(desk);
                desk.await(EVERY);
            } catch (Fenced newer) {
                lose(newer);
            } catch (RuntimeException | Error e) { // memory may be short once, and the thread gone for good
                LOG.error("The courier stopped; another one will go on from the books", e);
                reopen();
            }
        }
        if (lost.get().isPresent()) {
            closeQuietly();
        }
    }

    private void reopen() {
        down = true;
        closeQuietly();
        while (!stopping && lost.get().isEmpty()) {
            LockSupport.parkNanos(RETRY.toNanos());
            try {
                replace(carrier.open(plan, journal));
                return;
            } catch (Fenced newer) {
                lose(newer);
            } catch (ProblemException e) {
                LOG.error("The courier must not start: " + e.problem().sentence());
            } catch (RuntimeException | Error e) {
                LOG.error("The courier could not start", e);
            }
        }
    }

    /// Whoever brakes before it is heard by this, and whoever brakes after it by the fresh instance.
    private void replace(ChainDesk fresh) {
        word.lock();
        try {
            desk = fresh;
            if (!brake.isEmpty() || halts.contains(fresh.foundHalt())) {
                halt(fresh, brake);
            }
            down = false;
        } catch (RuntimeException | Error e) {
            closeQuietly();
            throw e;
        } finally {
            word.unlock();
        }
    }

    /// Stays down from now on, and says so once.
    private Problem lose(Fenced newer) {
        Problem over = new Problem(
                "HR-4109",
                "another service has taken this desk over, with lease " + newer.newest()
                        + " of its books; this one signs and decides nothing any more",
                carrier.books(plan).toString(),
                "Look which service that is; let one alone run on these books, and start this one again only"
                        + " when the other is stopped",
                ExitCode.CONFLICT);
        if (lost.compareAndSet(Optional.empty(), Optional.of(over))) {
            carrier.lost(over);
        }
        return lost.get().orElseThrow();
    }

    private void closeQuietly() {
        try {
            desk.close();
        } catch (RuntimeException | Error e) {
            LOG.debug("The courier that stopped could not be closed", e);
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeQuietly();
    }
}
