package io.headrace.decision.simulation;

/// The outcome of a search for parameters.
///
/// @param parameters the cheapest found; of equals the first tried
/// @param totalUsd what they cost over the training spans
/// @param simulations how many parameter sets were tried
public record Tuned<P>(P parameters, double totalUsd, int simulations) {}
