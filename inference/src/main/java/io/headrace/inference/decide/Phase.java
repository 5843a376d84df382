package io.headrace.inference.decide;

/// What the loop is doing.
public enum Phase {
    /// nothing to run on
    WAITING,
    /// folding history before the first decision, or telling again what was decided before a restart
    WARMING,
    /// deciding once a period
    RUNNING,
    /// stuck in a period: nothing moves until it succeeds; or another service carries the desk on
    HOLDING,
    /// the feed has ended
    FINISHED,
    /// gave up
    FAILED
}
