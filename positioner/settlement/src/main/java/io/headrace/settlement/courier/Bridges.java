package io.headrace.settlement.courier;

import io.headrace.settlement.fact.BridgeView;
import io.headrace.settlement.lifecycle.TransferPlan;

/// Bridges, asked by message id and without a window into the past.
public interface Bridges {
    /// What is said about a message now; [BridgeView.Status#UNKNOWN] when the service is down or contradicts
    /// itself.
    BridgeView look(TransferPlan plan, String messageId);
}
