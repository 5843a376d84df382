package io.headrace.inference.decide;

import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.desk.ChainDesk;
import io.headrace.settlement.journal.Journal;
import io.headrace.settlement.tables.Store;

/// What a desk on chains is given by whoever puts it together.
public interface ChainCarrier {
    /// Where the desk's journal and its courier's books are kept: one place, so that what is decided and
    /// what is wanted are written together.
    Store books(DeskPlan plan);

    /// Opens the courier over a desk's journal.
    ///
    /// @throws io.headrace.market.problem.ProblemException when it must not start
    /// @throws io.headrace.settlement.courier.Books.Fenced when this carrier opened one before, and another
    ///     service took the books over since
    ChainDesk open(DeskPlan plan, Journal journal);

    /// Wall clock, nanoseconds since the epoch.
    long epochNanos();

    /// Told of each decision once it is written down.
    void decided(Decision decision, DemandOutlook outlook);

    /// Told once when the courier is down for good, because another service carries on.
    ///
    /// @param over what a person must know and do
    void lost(Problem over);

    /// Told after each round of the courier.
    void after(ChainDesk desk);
}
