package io.headrace.decision.review;

import java.util.OptionalDouble;

/// What one decision was worth: what the rule's moves would have cost over its window less what its
/// own did, everything else held still and the window's real demand and flows applied to both.
///
/// @param savedUsd positive when the decision was the cheaper one
/// @param costUsd of its own moves over the window
/// @param ruleCostUsd of the rule's moves over the window
/// @param venue where the two differed most
/// @param demandUsd present demand there
/// @param medianUsd forecast need; empty where there was no forecast
/// @param highUsd its .95 quantile, or the nearest there is
/// @param needUsd the need that came
/// @param positionUsd on hand and inbound before the decision
/// @param movedUsd what the decision sent there; negative when it took
/// @param ruleMovedUsd what the rule would have
/// @param shortUsd the most it was short in the window
/// @param ruleShortUsd the most it would have been short with the rule's moves
/// @param reason the decision's own sentence on the venue
/// @param sentence all of it for people
public record DecisionValue(
        long sequence,
        long nowNanos,
        String decider,
        double savedUsd,
        double costUsd,
        double ruleCostUsd,
        String venue,
        double demandUsd,
        OptionalDouble medianUsd,
        OptionalDouble highUsd,
        double needUsd,
        double positionUsd,
        double movedUsd,
        double ruleMovedUsd,
        double shortUsd,
        double ruleShortUsd,
        String reason,
        String sentence) {}
