package io.headrace.settlement.tables;

import io.headrace.settlement.sqlite.SqliteFile.Work;

/// A place of durable tables. Safe for use by many threads, one at a time.
public interface Tables extends AutoCloseable {
    /// Does the work in one transaction: all of it is durable on return, or none of it.
    ///
    /// @param what the write's name, for the probe
    /// @throws IllegalStateException when a key of the tables refuses a row
    /// @throws io.headrace.market.problem.ProblemException HR-4009 when the place fails: the write may be durable
    <T> T write(String what, Work<T> work);

    /// Reads what is committed, all of it at one moment; not within a write.
    <T> T read(Work<T> work);

    /// What a query of one row ends with so that other writers of that row wait for this transaction.
    String lock();

    @Override
    void close();
}
