package io.headrace.inference.api;

import io.headrace.decision.policy.Reason;

/// Why a venue gets, gives or keeps collateral.
public record ReasonAnswer(String venue, double positionUsd, double targetUsd, String binding, String sentence) {
    static ReasonAnswer of(Reason reason) {
        return new ReasonAnswer(
                reason.venue(), reason.positionUsd(), reason.targetUsd(), reason.binding(), reason.sentence());
    }
}
