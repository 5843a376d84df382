package io.headrace.settlement.executor;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.key.TxSigner;
import io.headrace.settlement.courier.Books.Fenced;
import io.headrace.settlement.courier.Books.Opened;
import io.headrace.settlement.courier.Courier;
import io.headrace.settlement.courier.Lease;
import io.headrace.settlement.courier.Outside;
import io.headrace.settlement.courier.Rules;
import io.headrace.settlement.courier.Sender;
import io.headrace.settlement.courier.SteadyClock;
import io.headrace.settlement.executor.ExecutorSettings.SenderSettings;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Resolution;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.reconcile.Finding;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.StillSender;
import io.headrace.settlement.sqlite.CommitProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Carries transfers on real chains. Safe for many threads: all but [#halt] wait for a running [#tick].
/// An exception out of it other than for a wrong argument means that this instance is over: close it
/// and start another, which reads the books and goes on.
public final class Executor implements AutoCloseable {
    private static final long LONGEST_STEP_NANOS = 60_000_000_000L;

    private static final int LOOKS = 5; // at books that another service writes

    private final ReentrantLock turn = new ReentrantLock(true); // fair: who asks waits for one tick, not for a lull
    private final Parts parts;
    private final Courier courier;
    private final LongSupplier wall;
    private SteadyClock clock;
    private Optional<Throwable> over = Optional.empty(); // what went wrong, in whatever thread

    private Executor(Parts parts, Courier courier, LongSupplier wall) {
        this.parts = parts;
        this.courier = courier;
        this.wall = wall;
        long now = wall.getAsLong();
        long latest = courier.open().stream().mapToLong(Life::sinceNanos).max().orElse(now);
        this.clock = new SteadyClock(Math.max(now, latest), now);
    }

    /// Takes the lease and checks books, signer and chains against each other; nothing is signed
    /// before.
    ///
    /// @param wallNanos the wall clock, nanoseconds since 1970; it may jump
    /// @throws io.headrace.market.problem.ProblemException HR-4101 to HR-4108 when it must not start,
    ///     HR-4002 to HR-4009 when its memory cannot be opened
    public static Executor start(ExecutorSettings settings, Ports ports, LongSupplier wallNanos) {
        return start(settings, ports, wallNanos, CommitProbe.NONE);
    }

    /// As [#start(ExecutorSettings, Ports, LongSupplier)]; the probe is told of each durable write.
    public static Executor start(ExecutorSettings settings, Ports ports, LongSupplier wallNanos, CommitProbe probe) {
        return start(settings, ports, wallNanos, probe, new Lease());
    }

    /// As [#start(ExecutorSettings, Ports, LongSupplier)], of a service that may have had executors before.
    ///
    /// @param lease theirs
    /// @throws io.headrace.settlement.courier.Books.Fenced when another service took it since
    public static Executor start(
            ExecutorSettings settings, Ports ports, LongSupplier wallNanos, CommitProbe probe, Lease lease) {
        ports.chains().requireRight();
        List<TxSigner> keys = new ArrayList<>();
        List<Sender> senders = new ArrayList<>();
        for (SenderSettings sender : settings.senders()) {
            for (TxSigner key : sender.key().open(sender.chains())) {
                keys.add(key);
                senders.add(new Sender(new LaneId(key.chainId(), key.address()), sender.vouched()));
            }
        }
        Parts parts = Parts.open(settings, ports, keys, probe, lease);
        try {
            Rules rules = Rules.usual(settings.terms());
            Outside outside = parts.outside(ports);
            if (lease.fence() == 0) {
                requireStartable(rules, outside, parts.books(), senders);
            }
            Courier courier = Courier.start(rules, outside, parts.lease(), senders);
            return new Executor(parts, courier, wallNanos);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /// A service that must not start leaves the lease with the one that carries. That one may go on meanwhile: what is
    /// refused while the books move is looked at again.
    private static void requireStartable(Rules rules, Outside outside, SqlBooks books, List<Sender> senders) {
        Opened seen = books.look();
        for (int look = 1; ; look++) {
            try {
                Courier.requireStartable(rules, outside, seen, senders);
                return;
            } catch (ProblemException refused) {
                Opened now = books.look();
                if (look == LOOKS || now.lanes().equals(seen.lanes())) {
                    throw refused;
                }
                seen = now;
            }
        }
    }

    /// Writes a transfer down; one that is known stays as it is.
    ///
    /// @return whether it is new
    public boolean plan(TransferPlan plan) {
        return inTurn(() -> {
            boolean fresh = courier.plan(plan, now());
            if (fresh) {
                parts.gate().ask(plan);
            }
            return fresh;
        });
    }

    /// Books money that was there before, once for each node.
    ///
    /// @param units what a final block shows: reconciliation looks there, and misses what is newer
    public void opening(String node, long units) {
        inTurn(() -> {
            courier.opening(node, units);
            return true;
        });
    }

    /// Looks at every chain and moves every open transfer as far as it will go now.
    public void tick() {
        inTurn(() -> {
            look(courier.lanes(), courier.open());
            courier.tick(now());
            return true;
        });
    }

    /// Senders and vaults are looked at side by side.
    private void look(List<Lane> lanes, List<Life> open) {
        Runnable look = parts.gate().look(open);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> vaults = threads.submit(look);
            parts.lookout().look(lanes);
            vaults.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look at the vaults failed", e.getCause());
        }
    }

    /// Waits until a [#tick] has something to do: attestors answered, or somebody rang. What was missed
    /// since the last wait counts.
    ///
    /// @param most nothing that happens without a ring waits longer
    public void await(Duration most) {
        try {
            if (parts.bell().tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
                parts.bell().drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends an [#await]: something happened that a look would find. From any thread.
    public void ring() {
        parts.bell().release();
    }

    /// Stops every further signature at once, and everything new durably before it returns; an empty
    /// reason lets it go on. Does not wait for a tick.
    ///
    /// @return whether it is written down; when not, as on a full disk, it holds for this instance only
    /// @throws io.headrace.settlement.courier.Books.Fenced when another instance has taken over;
    ///     nothing leaves this one any more
    public boolean halt(String why) {
        return parts.killSwitch().say(why);
    }

    /// Why the books were halted when this instance took them over; empty when they were not. Does not
    /// wait for a tick.
    public String foundHalt() {
        return parts.lease().found();
    }

    /// Carries out what two persons decided. A held transfer is released only with the attestors.
    ///
    /// @return the transfer after it; empty when it is not open, or is over now
    public Optional<Life> resolve(String transferId, Resolution resolution) {
        Optional<Life> life = inTurn(() -> courier.open().stream()
                .filter(open -> open.id().equals(transferId))
                .findFirst());
        boolean refused = resolution.kind() == Resolution.Kind.RELEASE
                && life.isPresent()
                && !parts.gate().releases(life.get().plan()); // ticks go on meanwhile
        return refused ? life : inTurn(() -> courier.resolve(transferId, resolution, now()));
    }

    /// Lets a halted sender go on; strangers may have used nonces up to one that persons have seen
    /// final.
    ///
    /// @return whether it goes on; not before enough nodes have shown the chain at that nonce
    public boolean resume(LaneId lane, long finalizedNonce) {
        return inTurn(() -> courier.resume(lane, finalizedNonce));
    }

    /// Senders that stand still, with the nonce their chain calls final.
    public List<StillSender> standingStill() {
        return inTurn(() -> courier.lanes().stream()
                .filter(Lane::isHalted)
                .map(lane -> new StillSender(lane, courier.finalNonce(lane.id())))
                .toList());
    }

    /// What the chains hold otherwise than the books and no transfer on its way explains.
    public List<Finding> unexplained() {
        return inTurn(courier::unexplained);
    }

    /// Books what persons found out about money that came or went without a transfer; a halt stays
    /// until it is lifted.
    ///
    /// @param units base units, negative for what is gone
    /// @param reference of what they found, such as a transaction's hash; the same is booked once
    /// @return whether it is written; not when more would be gone than is free
    public boolean explained(String node, long units, String reference) {
        return inTurn(() -> courier.explained(node, units, reference));
    }

    /// Transfers that are not final, oldest first.
    public List<Life> open() {
        return inTurn(courier::open);
    }

    /// One transfer, open or over.
    public Optional<Life> life(String transferId) {
        return parts.books().life(transferId);
    }

    /// Every transfer, oldest first.
    public List<Life> all() {
        return parts.books().allLives();
    }

    public List<Lane> lanes() {
        return inTurn(courier::lanes);
    }

    public Ledger ledger() {
        return inTurn(courier::ledger);
    }

    /// All of the books at one moment: asked one by one, transfers and balances may be of two ticks.
    public BooksView view() {
        return inTurn(() ->
                new BooksView(courier.open(), courier.ledger(), parts.books().point(courier.compared())));
    }

    @Override
    public void close() {
        turn.lock();
        try {
            parts.close();
        } finally {
            turn.unlock();
        }
    }

    private interface Turn<T> {
        T take();
    }

    private <T> T inTurn(Turn<T> what) {
        turn.lock();
        try {
            requireGood();
            parts.killSwitch().tell(courier::halt);
            return what.take();
        } catch (IllegalArgumentException wrong) {
            throw wrong;
        } catch (RuntimeException | Error e) {
            over = over.or(() -> Optional.of(e));
            throw e;
        } finally {
            turn.unlock();
        }
    }

    /// What is on disk may be more than this instance knows, once a call broke off: whoever comes next, the courier's
    /// thread too, hears of it.
    private void requireGood() {
        over.ifPresent(e -> {
            throw e instanceof Fenced fenced
                    ? fenced
                    : new IllegalStateException("this courier is over since something went wrong in it", e);
        });
    }

    private long now() {
        clock = clock.after(wall.getAsLong(), LONGEST_STEP_NANOS);
        return clock.nanos();
    }
}
