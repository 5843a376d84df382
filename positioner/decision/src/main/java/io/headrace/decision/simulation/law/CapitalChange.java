package io.headrace.decision.simulation.law;

import io.headrace.decision.network.TokenAmount;

/// Capital put into the treasury, or (negative) taken out of it, in the period that ends at an instant. What is
/// taken and not there becomes a debt of the treasury.
public record CapitalChange(long atNanos, TokenAmount amount) {}
