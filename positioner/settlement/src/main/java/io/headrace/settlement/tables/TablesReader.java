package io.headrace.settlement.tables;

import io.headrace.settlement.sqlite.SqliteFile.Work;

/// Reads tables that another process may be writing. Writes nothing.
public interface TablesReader extends AutoCloseable {
    /// Reads one moment: what is committed meanwhile is not seen.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4009 when the place fails
    <T> T read(Work<T> work);

    @Override
    void close();
}
