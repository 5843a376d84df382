package io.headrace.inference.decide;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.World;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.dossier.Bookkeeping;
import io.headrace.settlement.dossier.Claim;
import io.headrace.settlement.dossier.Doubts;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.dossier.Unattended;
import io.headrace.settlement.journal.DecisionRecord;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.journal.Opening;
import io.headrace.settlement.journal.transfer.SqlBooks;
import io.headrace.settlement.journal.transfer.Statement;
import io.headrace.settlement.paper.PaperExecutor;
import io.headrace.settlement.sqlite.CommitProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The books of a desk on paper, and the way back into them: periods decided before a restart are
/// told again from the journal, so that what is shown and counted is as if the desk had never
/// stopped.
final class PaperBooks implements DeskBooks {
    private final PaperExecutor executor;
    private final SqlBooks transfers;
    private final World world;
    private WorldState retold;
    private long nextRetold;
    private @Nullable NetworkState begun;

    private PaperBooks(PaperExecutor executor, SqlBooks transfers, World world, Opening opening) {
        this.executor = executor;
        this.transfers = transfers;
        this.world = world;
        this.retold = world.start(opening.balances(), opening.startNanos());
    }

    /// @throws io.headrace.market.problem.ProblemException HR-40xx when the books cannot be used
    static PaperBooks open(Path home, DeskSettings settings, Opening opening) {
        PaperExecutor executor = PaperExecutor.open(home, settings, opening);
        SqlBooks transfers = SqlBooks.open(home.resolve(PaperExecutor.JOURNAL_FILE), CommitProbe.NONE);
        return new PaperBooks(executor, transfers, new World(settings), opening);
    }

    /// The paper bank's books are its own: nothing of it is in doubt.
    @Override
    public Bookkeeping bookkeeping() {
        return new Bookkeeping(transfers.reader(), new Bookkeeping.Clerk() {
            @Override
            public Doubts doubts() {
                return new Doubts(List.of(), List.of());
            }

            @Override
            public void state(Statement statement) {
                transfers.state(statement);
            }

            @Override
            public boolean carryOut(Claim claim) {
                return false;
            }
        });
    }

    /// Who takes what persons say about transfers on chains. No courier runs beside the paper bank,
    /// so what they decide is written down for the next one.
    @Override
    public TwoPersons persons() {
        return new TwoPersons(
                transfers.reader(),
                transfers::say,
                new Unattended(transfers, executor.world().nowNanos()));
    }

    @Override
    public Journal journal() {
        return executor.journal();
    }

    @Override
    public PolicyMemory memory() {
        return executor.memory();
    }

    @Override
    public boolean isDecided(long nowNanos) {
        OptionalLong decided = executor.resumeFrom();
        return decided.isPresent() && nowNanos <= decided.getAsLong();
    }

    @Override
    public boolean wasMissed(long nowNanos) {
        return executor.journal()
                .decision(nextRetold)
                .filter(next -> next.nowNanos() > nowNanos)
                .isPresent();
    }

    /// The bank cannot begin without a decision, nor leave what it has begun.
    @Override
    public boolean mayMiss(long nowNanos) {
        OptionalLong begun = executor.begun();
        return begun.isPresent() && begun.getAsLong() != nowNanos;
    }

    /// Puts right what a failed attempt left open; changes nothing when there is nothing.
    @Override
    public void recover() {
        executor.recover();
    }

    @Override
    public NetworkState begin(long nowNanos, List<MarginSnapshot> snapshots) {
        begun = executor.beginPeriod(nowNanos, snapshots);
        return begun;
    }

    /// The last period, when it was decided by an attempt that failed after that.
    @Override
    public DecidedPeriod finished() {
        DecisionRecord record = executor.journal().lastDecision().orElseThrow();
        NetworkState after = executor.network();
        long transfers = executor.journal().allTransfers().stream()
                .filter(transfer -> transfer.decisionSequence() == record.sequence())
                .count();
        return new DecidedPeriod(begun == null ? after : begun, record.decision(), after, (int) transfers);
    }

    /// @param evidence what the decision was made from
    /// @param forecasterState what the forecasts were made with; empty without a model
    @Override
    public DecidedPeriod execute(Evidence evidence, Decision decision, String forecasterState) {
        int transfers = executor.execute(decision, forecasterState, Optional.of(evidence))
                .size();
        return new DecidedPeriod(evidence.state(), decision, executor.network(), transfers);
    }

    /// What the forecasts of the period that [#retell] tells next were made with; empty without a
    /// model.
    @Override
    public String nextForecasterState() {
        return executor.journal()
                .decision(nextRetold)
                .map(DecisionRecord::forecasterDigest)
                .orElse("");
    }

    /// Tells a period again that was decided before.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-5005 when the journal does not fit
    /// the feed
    @Override
    public DecidedPeriod retell(long nowNanos, List<MarginSnapshot> snapshots) {
        DecisionRecord record = executor.journal()
                .decision(nextRetold)
                .filter(found -> found.nowNanos() == nowNanos)
                .orElseThrow(() -> mismatch("has no decision " + nextRetold + " of the period at " + nowNanos));
        WorldState arrived = world.arrive(retold, nowNanos);
        WorldState before = nextRetold == 0 ? arrived : world.flow(arrived, snapshots);
        List<Transit> departed = world.departures(before, record.decision().moves(), nowNanos, record.digest());
        retold = world.depart(before, departed);
        nextRetold++;
        requireSameBooks(nowNanos);
        return new DecidedPeriod(world.network(before), record.decision(), world.network(retold), departed.size());
    }

    @Override
    public void close() {
        transfers.close();
        executor.close();
    }

    private void requireSameBooks(long nowNanos) {
        WorldState books = executor.world();
        boolean last = OptionalLong.of(nowNanos).equals(executor.resumeFrom());
        if (last && books.nowNanos() == nowNanos && !books.onHand().equals(retold.onHand())) {
            throw mismatch("tells of balances " + retold.onHand() + " where the bank has " + books.onHand());
        }
    }

    private static RuntimeException mismatch(String what) {
        return new Problem(
                        "HR-5005",
                        "the journal " + what,
                        "",
                        "Replay the dataset the desk was opened with, or begin again with --fresh",
                        ExitCode.INTEGRITY)
                .toException();
    }
}
