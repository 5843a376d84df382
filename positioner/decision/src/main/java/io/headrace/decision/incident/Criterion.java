package io.headrace.decision.incident;

/// What a desk must show in an incident.
///
/// @param name unique in its incident, a few words
/// @param says what is asked, one sentence
/// @param test answers with what was found
public record Criterion(String name, String says, Test test) {
    /// Judges the desk's way beside the threshold rule's in the same world.
    @FunctionalInterface
    public interface Test {
        Finding judge(Played ours, Played rule);
    }

    /// @param passed whether it is met
    /// @param found what was found, one clause with figures
    public record Finding(boolean passed, String found) {}
}
