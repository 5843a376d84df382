package io.headrace.settlement.courier;

import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.SourceView;
import io.headrace.settlement.lifecycle.TransferPlan;

/// Venues, asked for one credit by the transfer's key.
public interface Venues {
    CreditView credit(TransferPlan plan);

    /// Whether somebody else's transaction ran a transfer's order, asked when our own was reverted.
    /// Where nobody but we can bring an order, nobody did or will.
    ///
    /// @param block number of the final block in which ours was reverted or cancelled; 0 when none is known
    default SourceView source(TransferPlan plan, long block) {
        return new SourceView.Still(true);
    }
}
