package io.headrace.market.problem;

/// Told how far long work has come. Implementations show it (rate, time left) or drop it; they never fail the work.
@FunctionalInterface
public interface Progress {
    Progress SILENT = (task, done, total) -> {};

    /// @param task what is being done, a few words
    /// @param done units finished, 0 to `total`
    /// @param total all units, or 0 when unknown
    void report(String task, long done, long total);
}
