package io.headrace.settlement.sqlite;

/// Told just before and just after each durable write, so that a test can stop the process at any of them.
@FunctionalInterface
public interface CommitProbe {
    CommitProbe NONE = point -> {};

    /// @param point `before <write>` or `after <write>`
    void reached(String point);
}
