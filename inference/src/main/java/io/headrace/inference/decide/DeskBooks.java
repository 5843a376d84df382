package io.headrace.inference.decide;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.Evidence;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.settlement.dossier.Bookkeeping;
import io.headrace.settlement.dossier.TwoPersons;
import io.headrace.settlement.journal.Journal;
import java.util.List;

/// The desk's durable books, and the way back into them: periods decided before a restart are told
/// again from the journal, so that what is shown and counted is as if the desk had never stopped.
interface DeskBooks extends AutoCloseable {
    Journal journal();

    PolicyMemory memory();

    boolean isDecided(long nowNanos);

    /// Of a period up to the last decided one: whether no decision was made in it.
    boolean wasMissed(long nowNanos);

    /// Of a later period: whether the books can do without it.
    boolean mayMiss(long nowNanos);

    /// Puts right what a failed attempt left open; changes nothing when there is nothing.
    void recover();

    /// Begins a period, and gives the network its decision is made in.
    NetworkState begin(long nowNanos, List<MarginSnapshot> snapshots);

    /// The last period, when it was decided by an attempt that failed after that.
    DecidedPeriod finished();

    /// @param evidence what the decision was made from
    /// @param forecasterState what the forecasts were made with; empty without a model
    DecidedPeriod execute(Evidence evidence, Decision decision, String forecasterState);

    /// What the forecasts of the period that [#retell] tells next were made with; empty without a
    /// model.
    String nextForecasterState();

    /// Tells a period again that was decided before.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-5005 when the journal does not fit the
    ///     feed
    DecidedPeriod retell(long nowNanos, List<MarginSnapshot> snapshots);

    /// Who takes what persons say about transfers on chains.
    TwoPersons persons();

    /// Who takes what they say about what no transfer explains.
    Bookkeeping bookkeeping();

    @Override
    void close();
}
