package io.headrace.decision.incident;

/// How a criterion was met.
///
/// @param found what was found, one clause with figures
public record Verdict(String criterion, String says, boolean passed, String found) {}
