package io.headrace.decision.policy;

/// Why a venue gets, gives or keeps collateral.
///
/// @param positionUsd on hand plus inbound
/// @param targetUsd where the policy would position it
/// @param binding the constraint that decided (`none`, `no_trade_band`, `capital`, `withdrawable`,
///     `fallback`, ...)
/// @param sentence for people
public record Reason(String venue, double positionUsd, double targetUsd, String binding, String sentence) {}
