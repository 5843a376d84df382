package io.headrace.settlement.journal;

import io.headrace.decision.policy.Decision;

/// A decision as the journal keeps it.
///
/// @param digest SHA-256 of the decision, hex
/// @param forecasterDigest of the forecaster's state: the model's id, a slash, and the digest of its calibration;
///     empty without a model
public record DecisionRecord(Decision decision, String digest, String forecasterDigest) {
    public long sequence() {
        return decision.sequence();
    }

    public long nowNanos() {
        return decision.nowNanos();
    }
}
