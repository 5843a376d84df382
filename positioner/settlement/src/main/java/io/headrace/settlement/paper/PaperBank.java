package io.headrace.settlement.paper;

import io.headrace.decision.network.Asset;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.simulation.World;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.journal.Opening;
import io.headrace.settlement.journal.OpeningTable;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.sqlite.SqliteFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The venues and the treasury of a paper desk, with exact balances in a file of their own. The same transfer
/// id is paid once, a period's flows are applied once, whatever the desk repeats. [World] does the
/// arithmetic.
public final class PaperBank implements AutoCloseable {
    private final Path path;
    private final SqliteFile file;
    private final World world;
    private Optional<Books> books;
    private boolean stale; // not read yet, or a write failed perhaps after it was durable: only the file knows

    private PaperBank(Path path, SqliteFile file, World world) {
        this.path = path;
        this.file = file;
        this.world = world;
        this.books = Optional.empty();
        this.stale = true;
    }

    /// Opens or makes the bank's file.
    ///
    /// @throws ProblemException HR-4002, HR-4003, HR-4007 or HR-4009 when the file cannot be used
    public static PaperBank open(Path path, World world, CommitProbe probe) {
        return new PaperBank(path, SqliteFile.open(path, "db/migration/paper", probe), world);
    }

    /// What the accounts were opened with; empty when the bank is new.
    public Optional<Opening> opening() {
        return file.read(OpeningTable::read);
    }

    /// Opens the accounts, or checks that they are this desk's.
    ///
    /// @throws ProblemException HR-4004 when they are another desk's
    public void claim(Opening opening) {
        Optional<Opening> stored = opening();
        if (stored.isPresent()) {
            OpeningTable.requireSame(stored.get(), opening, path.toString());
            return;
        }
        WorldState start = world.start(opening.balances(), opening.startNanos());
        Books first = new Books(start, start, TokenAmount.zero(Asset.USDC));
        write("bank.opening", first, connection -> {
            OpeningTable.write(connection, opening);
            BankTables.openAccounts(connection, world.nodes(), start);
            return first;
        });
    }

    /// The books now.
    ///
    /// @throws IllegalStateException when the stored books do not conserve money, or the bank is not claimed
    public WorldState world() {
        return books().state();
    }

    /// The last period begun; empty before the first.
    public OptionalLong lastPeriod() {
        return file.read(BankTables::lastPeriod);
    }

    /// How many periods were begun after an instant.
    public long periodsAfter(long nanos) {
        return file.read(connection -> BankTables.periodsAfter(connection, nanos));
    }

    /// Lands what has arrived and applies the period's flows; a period already begun is left as it is. The
    /// first period, at the opening, has no flows.
    ///
    /// @param snapshots one per venue, in the order of the network
    /// @throws ProblemException HR-4010 when the period was begun before with other flows
    /// @throws IllegalArgumentException when a later period was begun already
    public WorldState beginPeriod(long nowNanos, List<MarginSnapshot> snapshots) {
        WorldState before = books().state();
        boolean first = nowNanos == books().start().nowNanos();
        Map<String, TokenAmount> flows = flows(first ? List.of() : snapshots);
        OptionalLong last = lastPeriod();
        if (last.isPresent() && last.getAsLong() == nowNanos) {
            return repeated(nowNanos, flows);
        }
        if (last.isPresent() ? nowNanos < before.nowNanos() : !first) {
            throw new IllegalArgumentException("a period must follow " + before.nowNanos() + ", was " + nowNanos);
        }
        if (!first && flows.size() != before.onHand().size() - 1) {
            throw new IllegalArgumentException(
                    "there must be one snapshot per venue of " + world.nodes() + ", were those of " + flows.keySet());
        }
        WorldState arrived = world.arrive(before, nowNanos);
        Books after = books().after(first ? arrived : world.flow(arrived, snapshots), flows.values());
        write("bank.period", after, connection -> {
            BankTables.insertPeriod(connection, nowNanos, flows);
            BankTables.markArrived(connection, nowNanos);
            BankTables.writeAccounts(connection, after.state());
            return after;
        });
        return after.state();
    }

    /// Pays a transfer, or turns it down when the source may not give that much now. The same id again
    /// changes nothing and gives the first answer.
    ///
    /// @throws ProblemException HR-4005 when the id was used for another transfer
    public Payment send(Transit transit) {
        Optional<Payment> known = payment(transit.id());
        if (known.isPresent()) {
            requireSame(known.get(), transit);
            return known.get();
        }
        WorldState before = books().state();
        if (transit.departedNanos() != before.nowNanos()) {
            throw new IllegalArgumentException(
                    "a transfer must depart now, at " + before.nowNanos() + ", was " + transit);
        }
        TokenAmount most = world.network(before).node(transit.from()).withdrawable();
        boolean refused = transit.amount().compareTo(most) > 0;
        Payment payment = refused
                ? new Payment(transit, Payment.Status.REFUSED, transit.from() + " can give " + most)
                : new Payment(transit, Payment.Status.IN_FLIGHT, "");
        Books after = books().after(refused ? before : world.depart(before, List.of(transit)), List.of());
        write("bank.payment", after, connection -> {
            BankTables.insertPayment(connection, payment);
            BankTables.writeAccounts(connection, after.state());
            return payment;
        });
        return payment;
    }

    public Optional<Payment> payment(String id) {
        return file.read(connection -> BankTables.payment(connection, id));
    }

    /// Every payment ever asked for, in order.
    public List<Payment> payments() {
        return file.read(connection -> BankTables.payments(connection, ""));
    }

    @Override
    public void close() {
        file.close();
    }

    private Books books() {
        if (stale) {
            books = opening().map(this::load);
            stale = false;
        }
        return books.orElseThrow(
                () -> new IllegalStateException("the bank must be claimed before it is used: " + path));
    }

    private <T> void write(String what, Books after, SqliteFile.Work<T> work) {
        stale = true;
        file.write(what, work);
        books = Optional.of(after);
        stale = false;
    }

    private Books load(Opening opening) {
        return file.read(connection -> {
            long now = BankTables.lastPeriod(connection).orElse(opening.startNanos());
            WorldState start = world.start(opening.balances(), opening.startNanos());
            Books stored = new Books(BankTables.books(connection, now), start, BankTables.allFlows(connection));
            Conservation.require(stored.state(), start.total(), stored.flows());
            return stored;
        });
    }

    private WorldState repeated(long nowNanos, Map<String, TokenAmount> given) {
        Map<String, TokenAmount> stored = file.read(connection -> BankTables.flows(connection, nowNanos));
        if (!given.equals(stored)) {
            throw new Problem(
                            "HR-4010",
                            "the period at " + nowNanos + " was begun with flows " + stored + " and now comes with "
                                    + given,
                            path.toString(),
                            "Replay the same dataset with the same settings",
                            ExitCode.INTEGRITY)
                    .toException();
        }
        return books().state();
    }

    private void requireSame(Payment known, Transit asked) {
        if (!known.transit().equals(asked)) {
            throw new Problem(
                            "HR-4005",
                            "transfer " + asked.id() + " was " + known.transit() + " and is now asked for as " + asked,
                            path.toString(),
                            "Stop the desk and compare journal and bank before any further transfer",
                            ExitCode.INTEGRITY)
                    .toException();
        }
    }

    private static Map<String, TokenAmount> flows(List<MarginSnapshot> snapshots) {
        Map<String, TokenAmount> flows = new TreeMap<>();
        for (MarginSnapshot snapshot : snapshots) {
            flows.put(snapshot.venue(), TokenAmount.usd(snapshot.flowUsd()));
        }
        return flows;
    }

    /// The books with what they must add up to.
    private record Books(WorldState state, WorldState start, TokenAmount flows) {
        Books after(WorldState next, Iterable<TokenAmount> newFlows) {
            TokenAmount sum = flows;
            for (TokenAmount flow : newFlows) {
                sum = sum.plus(flow);
            }
            Conservation.require(next, start.total(), sum);
            return new Books(next, start, sum);
        }
    }
}
