package io.headrace.models.watch;

/// How far a forecast can be trusted.
public enum Trust {
    /// nothing speaks against it
    SOUND,
    /// a detector raised an alarm: to be looked at, still used
    DOUBTED,
    /// not to be used until it has recovered
    UNUSABLE
}
