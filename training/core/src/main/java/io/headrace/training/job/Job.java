package io.headrace.training.job;

/// A job as found on disk.
///
/// @param held whether a living process works on it
public record Job(String id, JobRequest request, JobState state, boolean held) {
    /// What it is doing, believing the lock more than what was last written.
    public JobState.Phase phase() {
        return state.phase() == JobState.Phase.RUNNING && !held ? JobState.Phase.INTERRUPTED : state.phase();
    }
}
